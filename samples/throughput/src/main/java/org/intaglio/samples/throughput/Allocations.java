/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** Counts the bytes that all threads alive at its creation allocate. Counting allocates nothing. */
final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] ids =
            Thread.getAllStackTraces().keySet().stream().mapToLong(Thread::threadId).toArray();

    /** Bytes so far. */
    long bytes() {
        long sum = 0;
        for (long id : ids) {
            // -1 for a thread that has ended.
            sum += Math.max(0, THREADS.getThreadAllocatedBytes(id));
        }
        return sum;
    }
}
