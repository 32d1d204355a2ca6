/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Architecture.Weights;

/** The penalties on weights: {@code l1·Σ|w| + l2·Σw²} of each regularised parameter. */
final class Penalties {
    private final Weights[] regularized;

    Penalties(Architecture architecture) {
        this.regularized =
                architecture.parameters().stream()
                        .filter(w -> w.trainable() && (w.l1() != 0 || w.l2() != 0))
                        .toArray(Weights[]::new);
    }

    /**
     * Adds the derivatives of what lies within a range to the gradient, whose element for {@code
     * from} lies at {@code gradientAt}; returns the penalty.
     */
    double apply(
            OptimizerKernels kernels,
            int from,
            int to,
            float[] theta,
            float[] gradient,
            int gradientAt) {
        double sum = 0;
        for (Weights w : regularized) {
            int begin = Math.max(from, w.offset());
            int end = Math.min(to, w.offset() + w.shape().size());
            if (begin < end) {
                int at = gradientAt + begin - from;
                sum += kernels.penalty(begin, end, w.l1(), w.l2(), theta, gradient, at);
            }
        }
        return sum;
    }

    /** The penalty alone. */
    double total(float[] theta) {
        double sum = 0;
        for (Weights w : regularized) {
            double absolute = 0;
            double squares = 0;
            for (int i = w.offset(); i < w.offset() + w.shape().size(); i++) {
                absolute += Math.abs(theta[i]);
                squares += (double) theta[i] * theta[i];
            }
            sum += w.l1() * absolute + w.l2() * squares;
        }
        return sum;
    }
}
