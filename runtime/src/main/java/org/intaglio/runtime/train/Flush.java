/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.kernel.OptimizerKernels;

/**
 * What is cut off against subnormal numbers where a gradient stays 0, as behind a dead ReLU: less
 * than the last digit of what it is added to, however small an epsilon is.
 */
final class Flush {
    private Flush() {}

    /** First moments and velocities, beside an epsilon that is added to a root. */
    static double moment(double epsilon) {
        return Math.min(OptimizerKernels.NEGLIGIBLE, OptimizerKernels.dust((float) epsilon));
    }

    /** Gradients to be squared, beside an epsilon that is added to a square. */
    static double toSquare(double epsilon) {
        return Math.min(
                OptimizerKernels.SMALLEST_TO_SQUARE,
                Math.sqrt(OptimizerKernels.dust((float) epsilon)));
    }

    /** Squares, beside an epsilon that is added to them. */
    static double square(double epsilon) {
        return Math.min(Float.MIN_NORMAL, OptimizerKernels.dust((float) epsilon));
    }

    /** Gradients to be squared, beside an epsilon that is added to the root of a square. */
    static double toRoot(double epsilon) {
        return Math.min(
                OptimizerKernels.SMALLEST_TO_SQUARE, OptimizerKernels.dust((float) epsilon));
    }

    /** Squares, beside an epsilon that is added to their root. */
    static double rooted(double epsilon) {
        double dust = OptimizerKernels.dust((float) epsilon);
        return Math.min(Float.MIN_NORMAL, dust * dust);
    }
}
