/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.Padding;

import java.util.List;

/** What one field declares: a record for each annotation, with its attributes. */
public sealed interface LayerSpec {
    /** The name of the annotation, which is what messages and tables call the kind of layer. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** How many inputs the layer reads: at least. */
    default int minInputs() {
        return 1;
    }

    /** How many inputs the layer reads: at most. */
    default int maxInputs() {
        return 1;
    }

    /** An input of the network. */
    record Input(Shape shape) implements LayerSpec {
        @Override
        public int minInputs() {
            return 0;
        }

        @Override
        public int maxInputs() {
            return 0;
        }
    }

    /** Another use of the layer of the field {@code layer}. */
    record Shared(String layer) implements LayerSpec {}

    /** See {@link org.intaglio.layer.Dense}. */
    record Dense(
            int units,
            Activation activation,
            boolean useBias,
            InitSpec kernelInit,
            InitSpec biasInit,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec {}

    /** See {@link org.intaglio.layer.Conv2D}. */
    record Conv2D(
            int filters,
            Window kernelSize,
            Window strides,
            Padding padding,
            Window dilationRate,
            int groups,
            Activation activation,
            boolean useBias,
            InitSpec kernelInit,
            InitSpec biasInit,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec {}

    /** See {@link org.intaglio.layer.DepthwiseConv2D}. */
    record DepthwiseConv2D(
            Window kernelSize,
            Window strides,
            Padding padding,
            int depthMultiplier,
            Window dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec depthwiseInit,
            InitSpec biasInit,
            RegularizerSpec depthwiseRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec {}

    /** See {@link org.intaglio.layer.MaxPooling2D}. */
    record MaxPooling2D(Window poolSize, Window strides, Padding padding) implements LayerSpec {}

    /** See {@link org.intaglio.layer.AveragePooling2D}. */
    record AveragePooling2D(Window poolSize, Window strides, Padding padding)
            implements LayerSpec {}

    /** See {@link org.intaglio.layer.GlobalAveragePooling2D}. */
    record GlobalAveragePooling2D(boolean keepDims) implements LayerSpec {}

    /** See {@link org.intaglio.layer.GlobalMaxPooling2D}. */
    record GlobalMaxPooling2D(boolean keepDims) implements LayerSpec {}

    /** See {@link org.intaglio.layer.Flatten}. */
    record Flatten() implements LayerSpec {}

    /** See {@link org.intaglio.layer.Reshape}; one target may be -1. */
    record Reshape(List<Integer> target) implements LayerSpec {}

    /** See {@link org.intaglio.layer.Dropout}. */
    record Dropout(double rate) implements LayerSpec {}

    /** See {@link org.intaglio.layer.BatchNormalization}. */
    record BatchNormalization(
            double momentum,
            double epsilon,
            boolean center,
            boolean scale,
            InitSpec betaInit,
            InitSpec gammaInit,
            InitSpec movingMeanInit,
            InitSpec movingVarianceInit,
            RegularizerSpec betaRegularizer,
            RegularizerSpec gammaRegularizer)
            implements LayerSpec {}

    /** See {@link org.intaglio.layer.ActivationLayer}. */
    record ActivationLayer(Activation activation) implements LayerSpec {}

    /** See {@link org.intaglio.layer.ReLU}. */
    record ReLU(double maxValue, double negativeSlope, double threshold) implements LayerSpec {}

    /** See {@link org.intaglio.layer.LeakyReLU}. */
    record LeakyReLU(double negativeSlope) implements LayerSpec {}

    /** See {@link org.intaglio.layer.Softmax}. */
    record Softmax() implements LayerSpec {}

    /** See {@link org.intaglio.layer.Rescaling}. */
    record Rescaling(double scale, double offset) implements LayerSpec {}

    /** Layers that make one tensor of several. */
    sealed interface Merge extends LayerSpec {
        @Override
        default int minInputs() {
            return 2;
        }

        @Override
        default int maxInputs() {
            return Integer.MAX_VALUE;
        }
    }

    /** See {@link org.intaglio.layer.Add}. */
    record Add() implements Merge {}

    /** See {@link org.intaglio.layer.Subtract}. */
    record Subtract() implements Merge {
        @Override
        public int maxInputs() {
            return 2;
        }
    }

    /** See {@link org.intaglio.layer.Multiply}. */
    record Multiply() implements Merge {}

    /** See {@link org.intaglio.layer.Average}. */
    record Average() implements Merge {}

    /** See {@link org.intaglio.layer.Maximum}. */
    record Maximum() implements Merge {}

    /** See {@link org.intaglio.layer.Concatenate}. */
    record Concatenate(int axis) implements Merge {
        /** The generated method has two parameters for each, and 255 are Java's limit. */
        @Override
        public int maxInputs() {
            return 100;
        }
    }
}
