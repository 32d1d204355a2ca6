/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the calls of a benchmark amount to: each call adds its own. JMH divides the sums by the time
 * and reports them beside the calls.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {
    /** Floating-point operations, a multiplication with addition being two; 0 if bytes count. */
    public long flop;

    /** Bytes of all arguments and results, for kernels that compute little for each. */
    public long bytes;

    /** A call with so many multiplications with addition. */
    void multiplyAdds(long count) {
        flop += 2 * count;
    }

    /** A call that reads and writes so many floats. */
    void floats(long count) {
        bytes += Float.BYTES * count;
    }
}
