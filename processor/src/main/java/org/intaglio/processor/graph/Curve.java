/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.processor.model.LayerSpec;

import java.util.List;

/**
 * An activation function as the kernels have it.
 *
 * @param kernel the method's name
 * @param fromResult whether the derivative is computed from the result; else from the argument
 * @param constants what the method takes after the length
 */
public record Curve(String kernel, boolean fromResult, List<Float> constants) {
    /** The one that every matrix product and convolution can apply itself. */
    public static final Curve RELU = of("relu", true);

    /** {@code 1/√x}, for what is divided by a deviation. */
    static final Curve INVERSE_ROOT = of("inverseRoot", true);

    /** {@code min(x, 1)}. */
    static final Curve AT_MOST_ONE = boundedRelu(1, 1, 0);

    /** {@code min(max(x, 0), 1)}. */
    static final Curve UNIT = boundedRelu(0, 1, 0);

    /** {@code x} above 0.5, 0 below and there. */
    static final Curve ABOVE_HALF = boundedRelu(0, Float.POSITIVE_INFINITY, Math.nextUp(0.5f));

    private static Curve of(String kernel, boolean fromResult) {
        return new Curve(kernel, fromResult, List.of());
    }

    private static Curve boundedRelu(float slope, float max, float threshold) {
        return new Curve("boundedRelu", false, List.of(slope, max, threshold));
    }

    /**
     * The curve of an activation.
     *
     * @throws IllegalArgumentException for LINEAR, which is none, and for those that {@link
     *     ActivationBuilder} makes of several operations
     */
    static Curve of(Activation activation) {
        return switch (activation) {
            case RELU -> RELU;
            case SIGMOID -> of("sigmoid", true);
            case TANH -> of("tanh", true);
            case ELU, CELU -> of("elu", true);
            case SELU -> of("selu", true);
            case GELU -> of("gelu", false);
            case SILU -> of("silu", false);
            case SOFTPLUS -> of("softplus", true);
            case SOFTSIGN -> of("softsign", true);
            case LEAKY_RELU -> boundedRelu(0.2f, Float.POSITIVE_INFINITY, 0);
            case RELU6 -> boundedRelu(0, 6, 0);
            case EXPONENTIAL -> of("exponential", true);
            case HARD_SIGMOID -> of("hardSigmoid", true);
            case MISH -> of("mish", false);
            default -> throw new IllegalArgumentException(activation + " is not a curve");
        };
    }

    /** The curve of a ReLU layer. */
    static Curve of(LayerSpec.ReLU relu) {
        boolean plain =
                relu.maxValue() == Float.POSITIVE_INFINITY
                        && relu.negativeSlope() == 0
                        && relu.threshold() == 0;
        return plain
                ? RELU
                : boundedRelu(
                        (float) relu.negativeSlope(),
                        (float) relu.maxValue(),
                        (float) relu.threshold());
    }

    /** The curve of a LeakyReLU layer. */
    static Curve of(LayerSpec.LeakyReLU relu) {
        return boundedRelu((float) relu.negativeSlope(), Float.POSITIVE_INFINITY, 0);
    }
}
