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
 * Declares a neural network. While {@code javac} runs, the class {@code FooModel} is generated for
 * an annotated class {@code Foo}, in the same package and with the same visibility.
 *
 * <pre>{@code
 * @NeuralNetwork(input = {28, 28, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
 * class MnistCnn {
 *     @Conv2D(filters = 32, kernelSize = 3, activation = RELU) Layer edges;
 *     @MaxPooling2D                                            Layer pool;
 *     @Flatten                                                 Layer flat;
 *     @Dense(units = 10, activation = SOFTMAX)                 Layer digit;
 * }
 * }</pre>
 *
 * <p>A network with several inputs leaves {@link #input} empty and declares {@link Input} fields. A
 * network with several outputs gives each its loss with {@link Output}.
 *
 * <p>The class stands by itself or is a static member of another. A local class, declared within a
 * method, is none that annotation processors see: nothing is generated for it. javac says so;
 * Eclipse's compiler keeps silent.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface NeuralNetwork {
    /**
     * The shape of one sample, without the batch: {@code {784}} or {@code {28, 28, 1}} (height,
     * width, channels). Empty if the class declares {@link Input} fields.
     */
    int[] input() default {};

    /** The loss of every output that has none of its own. It decides the backward code. */
    Loss loss() default Loss.NONE;

    /** True if the output holds logits, that is, the loss applies softmax or sigmoid itself. */
    boolean fromLogits() default false;

    /**
     * Label smoothing ε of the categorical and binary cross-entropies, in [0, 1): targets become
     * {@code t·(1-ε) + ε/K}, with K classes, or K = 2 for the binary loss.
     */
    double labelSmoothing() default 0;

    /** The error at which the Huber loss turns from a square into a line; positive. */
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

    /**
     * True to generate the gradient of the loss for the inputs too (saliency maps, adversarial
     * examples). It costs the backward pass of the first layers, so it is off.
     */
    boolean inputGradients() default false;
}
