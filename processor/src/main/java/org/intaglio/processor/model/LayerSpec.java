/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.InputType;
import org.intaglio.Padding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one field declares: a record for each annotation, with its name, and for each attribute a
 * component with its name, but for those that say what the layer reads. Beside the attributes, a
 * record knows the layer's {@link LayerFacts}.
 */
public sealed interface LayerSpec extends LayerFacts
        permits SequenceSpec,
                ComposedSpec,
                AttentionSpec,
                NoiseSpec,
                ConvolutionSpec,
                ResamplingSpec,
                AugmentationSpec,
                PreprocessingSpec,
                Custom,
                LayerSpec.Input,
                LayerSpec.Shared,
                LayerSpec.Use,
                LayerSpec.Dense,
                LayerSpec.Conv2D,
                LayerSpec.DepthwiseConv2D,
                LayerSpec.MaxPooling2D,
                LayerSpec.AveragePooling2D,
                LayerSpec.GlobalAveragePooling2D,
                LayerSpec.GlobalMaxPooling2D,
                LayerSpec.Flatten,
                LayerSpec.Reshape,
                LayerSpec.Dropout,
                LayerSpec.BatchNormalization,
                LayerSpec.ActivationLayer,
                LayerSpec.ReLU,
                LayerSpec.LeakyReLU,
                LayerSpec.Softmax,
                LayerSpec.Rescaling,
                LayerSpec.Add,
                LayerSpec.Subtract,
                LayerSpec.Multiply,
                LayerSpec.Average,
                LayerSpec.Maximum,
                LayerSpec.Concatenate {
    /** The records. */
    static List<Class<?>> kinds() {
        return kinds(LayerSpec.class).toList();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(LayerSpec::kinds);
    }

    /** An input of the network. */
    record Input(Shape shape, InputType type, int below) implements LayerSpec {
        /** One of numbers. */
        public Input(Shape shape) {
            this(shape, InputType.NUMBER, 0);
        }

        @Override
        public List<Size> sizes() {
            return Size.allOf(this).subList(0, 1);
        }

        @Override
        public List<Limit> limits() {
            boolean isIndex = type == InputType.INDEX;
            String remedy =
                    isIndex
                            ? "Say what each index is less than, from 1 to 16,777,216:"
                                    + " @Input(shape = 20, type = INDEX, below = 5000)."
                            : "It is for indices: leave it out, or add type = INDEX.";
            boolean holds = isIndex ? below >= 1 && below <= 1 << 24 : below == 0;
            return List.of(Limit.of("below", below, holds, remedy));
        }

        /** By the type: if {@code below} does not fit it, that is reported once. */
        @Override
        public int indicesBelow() {
            return type == InputType.INDEX ? Math.max(1, below) : 0;
        }

        @Override
        public Inputs inputs() {
            return Inputs.NONE;
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("an input");
        }
    }

    /** Another use of the layer of the field {@code layer}. */
    record Shared(String layer) implements LayerSpec {
        @Override
        public Optional<String> stepless() {
            return Optional.of("repeats another layer");
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("shared itself");
        }
    }

    /** A network as a layer; where its layers stand, what hands on its output. */
    record Use(NetworkSpec value) implements LayerSpec {
        @Override
        public Optional<String> stepless() {
            return Optional.of("is a network");
        }

        @Override
        public Inputs inputs() {
            int count = value.inputs().size();
            return Inputs.list(count, count);
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("a network with several inputs")
                    .filter(reason -> value.inputs().size() > 1);
        }

        @Override
        public boolean isMasked(List<Boolean> masked) {
            return masked.getFirst();
        }

        @Override
        public boolean keepsNumbers() {
            return true;
        }
    }

    /** See {@link org.intaglio.layer.Dense}. */
    record Dense(
            @Channels int units,
            Activation activation,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec, Weighted {
        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", kernelInitializer, kernelRegularizer);
        }

        @Override
        public boolean mixesChannels() {
            return true;
        }

        /** Each step for itself. */
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return masked.getFirst();
        }
    }

    /** See {@link org.intaglio.layer.Conv2D}. */
    record Conv2D(
            @Channels int filters,
            Window kernelSize,
            Window strides,
            Padding padding,
            Window dilationRate,
            int groups,
            Activation activation,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec, Convolution {
        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", kernelInitializer, kernelRegularizer);
        }

        @Override
        public boolean mixesChannels() {
            return groups == 1;
        }
    }

    /** See {@link org.intaglio.layer.DepthwiseConv2D}. */
    record DepthwiseConv2D(
            Window kernelSize,
            Window strides,
            Padding padding,
            int depthMultiplier,
            Window dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec depthwiseInitializer,
            InitSpec biasInitializer,
            RegularizerSpec depthwiseRegularizer,
            RegularizerSpec biasRegularizer)
            implements LayerSpec, Convolution {
        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", depthwiseInitializer, depthwiseRegularizer)
                    .in("depthwise");
        }
    }

    /** See {@link org.intaglio.layer.MaxPooling2D}. */
    record MaxPooling2D(Window poolSize, @Else("poolSize") Window strides, Padding padding)
            implements LayerSpec, Pooling {}

    /** See {@link org.intaglio.layer.AveragePooling2D}. */
    record AveragePooling2D(Window poolSize, @Else("poolSize") Window strides, Padding padding)
            implements LayerSpec, Pooling {}

    /** See {@link org.intaglio.layer.GlobalAveragePooling2D}. */
    record GlobalAveragePooling2D(boolean keepDims) implements LayerSpec, GlobalPooling {}

    /** See {@link org.intaglio.layer.GlobalMaxPooling2D}. */
    record GlobalMaxPooling2D(boolean keepDims) implements LayerSpec, GlobalPooling {}

    /** See {@link org.intaglio.layer.Flatten}. */
    record Flatten() implements LayerSpec, OtherShape {}

    /** See {@link org.intaglio.layer.Reshape}; one dimension may be -1. */
    record Reshape(List<Integer> targetShape) implements LayerSpec, OtherShape {}

    /** See {@link org.intaglio.layer.Dropout}. */
    record Dropout(double rate) implements LayerSpec, SameShape {
        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public List<Limit> limits() {
            String meaning = "the fraction to drop, not to keep";
            return List.of(Limit.rate("rate", rate, "drops a fraction of", meaning));
        }

        @Override
        public boolean drops() {
            return true;
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("it drops a fraction of 0 (1 / 2 is 0 in Java)")
                    .filter(reason -> rate == 0);
        }
    }

    /** See {@link org.intaglio.layer.BatchNormalization}. */
    record BatchNormalization(
            double momentum,
            double epsilon,
            boolean center,
            boolean scale,
            InitSpec betaInitializer,
            InitSpec gammaInitializer,
            InitSpec movingMeanInitializer,
            InitSpec movingVarianceInitializer,
            RegularizerSpec betaRegularizer,
            RegularizerSpec gammaRegularizer)
            implements LayerSpec, Normalization {
        @Override
        public Optional<String> stepless() {
            return Optional.of("looks at all samples, and at all steps without it");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.vector("gamma", gammaInitializer, gammaRegularizer).usedIf(scale),
                    Parameter.vector("beta", betaInitializer, betaRegularizer).usedIf(center),
                    Parameter.moving("movingMean", movingMeanInitializer),
                    Parameter.moving("movingVariance", movingVarianceInitializer));
        }

        @Override
        public List<Limit> limits() {
            String share = "the share of the old average that stays";
            return List.of(
                    Limit.rate("momentum", momentum, "has a momentum of", share),
                    Normalization.epsilon(epsilon));
        }
    }

    /** See {@link org.intaglio.layer.ActivationLayer}. */
    record ActivationLayer(Activation activation) implements LayerSpec, Function {
        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(activation);
        }

        @Override
        public boolean keepsNumbers() {
            return activation == Activation.LINEAR;
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("LINEAR is the identity").filter(reason -> keepsNumbers());
        }
    }

    /** See {@link org.intaglio.layer.ReLU}. */
    record ReLU(double maxValue, double negativeSlope, double threshold)
            implements LayerSpec, Function {
        @Override
        public List<Limit> limits() {
            String remedy = "Give a number of at least 0, or leave it out for no limit.";
            return List.of(
                    Limit.of("maxValue", maxValue, maxValue >= 0, remedy),
                    Limit.notNegative("negativeSlope", negativeSlope),
                    Limit.notNegative("threshold", threshold));
        }

        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(negativeSlope == 0 ? Activation.RELU : Activation.LEAKY_RELU);
        }
    }

    /** See {@link org.intaglio.layer.LeakyReLU}. */
    record LeakyReLU(double negativeSlope) implements LayerSpec, Function {
        @Override
        public List<Limit> limits() {
            return List.of(Limit.notNegative("negativeSlope", negativeSlope));
        }

        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(Activation.LEAKY_RELU);
        }
    }

    /** See {@link org.intaglio.layer.Softmax}. */
    record Softmax(List<Integer> axis) implements LayerSpec, Along, Function {
        /** What losses and warnings know is the one over the last axis. */
        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(Activation.SOFTMAX).filter(_ -> isOfLast());
        }

        private boolean isOfLast() {
            return axis.equals(List.of(-1));
        }

        @Override
        public boolean readsRows() {
            return isOfLast();
        }

        /** Along the steps, all of them count. */
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return isOfLast() && masked.getFirst();
        }
    }

    /** See {@link org.intaglio.layer.Rescaling}. */
    record Rescaling(double scale, double offset) implements LayerSpec, SameShape {
        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public List<Limit> limits() {
            String zero = "All inputs would become equal. In Java 1 / 255 is 0: write 1.0 / 255.";
            return List.of(
                    (float) scale == 0
                            ? Limit.of("scale", scale, false, zero)
                            : Limit.finite("scale", scale),
                    Limit.finite("offset", offset));
        }

        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(Activation.LINEAR);
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("it multiplies by 1 and adds 0")
                    .filter(reason -> scale == 1 && offset == 0);
        }
    }

    /** See {@link org.intaglio.layer.Add}. */
    record Add() implements LayerSpec, Merge {}

    /** See {@link org.intaglio.layer.Subtract}. */
    record Subtract() implements LayerSpec, Merge {
        @Override
        public Inputs inputs() {
            return Inputs.list(2, 2);
        }
    }

    /** See {@link org.intaglio.layer.Multiply}. */
    record Multiply() implements LayerSpec, Merge {}

    /** See {@link org.intaglio.layer.Average}. */
    record Average() implements LayerSpec, Merge {}

    /** See {@link org.intaglio.layer.Maximum}. */
    record Maximum() implements LayerSpec, Merge {}

    /** See {@link org.intaglio.layer.Concatenate}. */
    record Concatenate(int axis) implements LayerSpec, Merge {
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return masked.contains(true);
        }

        /** The generated method has two parameters for each, and 255 are Java's limit. */
        @Override
        public Inputs inputs() {
            return Inputs.list(2, 100);
        }

        @Override
        public List<Size> sizes() {
            return List.of();
        }
    }
}
