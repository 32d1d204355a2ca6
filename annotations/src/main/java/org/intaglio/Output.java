/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands beside a layer's annotation: this layer is an output of the network, with a loss and a
 * weight of its own. A layer that nothing reads is an output without it; the compiler warns if
 * layers that lead elsewhere stand below.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Output {
    /** The loss of this output; {@link Loss#NONE} takes that of {@link NeuralNetwork#loss}. */
    Loss loss() default Loss.NONE;

    /**
     * The weight of this output's loss in the total, as in Keras' {@code loss_weights}: a finite
     * number, 0 or more. An output of weight 0 is measured and does not train the network.
     */
    double weight() default 1;

    /** True if this output holds logits. */
    boolean fromLogits() default false;

    /** Label smoothing of this output's cross-entropy, in [0, 1). */
    double labelSmoothing() default 0;

    /** The error at which this output's Huber loss turns from a square into a line. */
    double huberDelta() default 1;

    /**
     * The exponent γ of the focal losses, at least 0: the higher, the less do samples count that
     * are right already.
     */
    double focalGamma() default 2;

    /**
     * α of the focal losses, at least 0: a factor of the categorical one; in the binary one, with
     * {@link #classBalancing}, the factor of ones, and 1 less it that of zeros.
     */
    double focalAlpha() default 0.25;

    /** Whether the binary focal loss weighs ones with α and zeros with 1 - α. */
    boolean classBalancing() default false;

    /** What the Tversky loss counts for what was missed, α; at least 0. */
    double tverskyAlpha() default 0.5;

    /** What the Tversky loss counts for what was found too much, β; at least 0. */
    double tverskyBeta() default 0.5;

    /** q of the generalised cross-entropy, above 0 and at most 1. */
    double generalizedQ() default 0.5;
}
