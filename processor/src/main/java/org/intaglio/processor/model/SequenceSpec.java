/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.MergeMode;
import org.intaglio.Padding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The layers of sequences: steps×features. */
public sealed interface SequenceSpec extends LayerSpec {
    /** See {@link org.intaglio.layer.Embedding}. */
    record Embedding(
            int inputDim,
            @Channels int outputDim,
            boolean maskZero,
            InitSpec embeddingsInitializer,
            RegularizerSpec embeddingsRegularizer)
            implements SequenceSpec {
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return maskZero;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.matrix("embeddings", embeddingsInitializer, embeddingsRegularizer));
        }
    }

    /** See {@link org.intaglio.layer.Masking}. */
    record Masking(double maskValue) implements SequenceSpec {
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return true;
        }

        @Override
        public List<Limit> limits() {
            return List.of(Limit.finite("maskValue", maskValue));
        }
    }

    /** See {@link org.intaglio.layer.LSTM}. */
    record LSTM(
            @Channels int units,
            Activation activation,
            Activation recurrentActivation,
            boolean returnSequences,
            boolean goBackwards,
            boolean useBias,
            boolean unitForgetBias,
            InitSpec kernelInitializer,
            InitSpec recurrentInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec recurrentRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec, LayerFacts.Recurrent {
        @Override
        public int gates() {
            return 4;
        }

        @Override
        public int states() {
            return 2;
        }

        @Override
        public boolean hasForgetGate() {
            return true;
        }

        @Override
        public List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>(LayerFacts.Recurrent.super.parameters());
            Parameter bias = parameters.removeLast();
            parameters.add(unitForgetBias ? bias.with(biasInitializer.withForgetGate()) : bias);
            return parameters;
        }
    }

    /** See {@link org.intaglio.layer.GRU}. */
    record GRU(
            @Channels int units,
            Activation activation,
            Activation recurrentActivation,
            boolean returnSequences,
            boolean goBackwards,
            boolean resetAfter,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec recurrentInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec recurrentRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec, LayerFacts.Recurrent {
        @Override
        public int gates() {
            return 3;
        }

        /** Behind the recurrent kernel, there is one of its own. */
        @Override
        public int biases() {
            return resetAfter ? 2 : 1;
        }
    }

    /** See {@link org.intaglio.layer.SimpleRNN}. */
    record SimpleRNN(
            @Channels int units,
            Activation activation,
            boolean returnSequences,
            boolean goBackwards,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec recurrentInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec recurrentRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec, LayerFacts.Recurrent {
        @Override
        public int gates() {
            return 1;
        }
    }

    /** See {@link org.intaglio.layer.Bidirectional}. */
    record Bidirectional(
            MergeMode mergeMode,
            @Wraps(value = "recurrent layer", example = "@LSTM(units = 32)")
                    LayerFacts.Recurrent layer)
            implements SequenceSpec {
        @Override
        public boolean hasForgetGate() {
            return layer.hasForgetGate();
        }

        @Override
        public List<Parameter> parameters() {
            return Stream.of("forward", "backward")
                    .flatMap(way ->
                            layer.parameters().stream().map(p -> p.named(parameter(way, p.name()))))
                    .toList();
        }

        /** The name of a parameter of one of the two; without a prefix, that of a layer alone. */
        public static String parameter(String way, String name) {
            return way.isEmpty()
                    ? name
                    : way + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }

        @Override
        public List<Size> sizes() {
            return layer.sizes();
        }

        @Override
        public List<Limit> limits() {
            return layer.limits();
        }

        @Override
        public boolean isMasked(List<Boolean> masked) {
            return layer.isMasked(masked);
        }
    }

    /** See {@link org.intaglio.layer.LastState}. */
    record LastState(boolean cells) implements SequenceSpec {
        /** Which of the layer's states. */
        public int index() {
            return cells ? 1 : 0;
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("a state of a layer");
        }

        @Override
        public Optional<String> stepless() {
            return Optional.of("is behind the last step");
        }
    }

    /** See {@link org.intaglio.layer.TimeDistributed}. */
    record TimeDistributed(
            @Wraps(value = "layer that reads one other", example = "@Dense(units = 32)")
                    LayerSpec layer)
            implements SequenceSpec {
        @Override
        public Optional<String> wrongWithin() {
            return layer.stepless();
        }

        /** Where the layer leaves as many steps, or rows, as it reads. */
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return masked.getFirst() && layer.isMasked(masked);
        }

        @Override
        public boolean hasForgetGate() {
            return layer.hasForgetGate();
        }

        @Override
        public List<Parameter> parameters() {
            return layer.parameters();
        }

        @Override
        public List<Size> sizes() {
            return layer.sizes();
        }

        @Override
        public List<Limit> limits() {
            return layer.limits();
        }

        @Override
        public Optional<Activation> lastActivation() {
            return layer.lastActivation();
        }

        @Override
        public boolean keepsNumbers() {
            return layer.keepsNumbers();
        }

        @Override
        public boolean drops() {
            return layer.drops();
        }

        @Override
        public boolean mixesChannels() {
            return layer.mixesChannels();
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return layer.noEffect(input.ofStep(), result.ofStep());
        }
    }

    /** See {@link org.intaglio.layer.MultiHeadAttention}. */
    record MultiHeadAttention(
            int numHeads,
            @Channels int keyDim,
            int valueDim,
            boolean causal,
            double dropout,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec, AttentionSpec.OfHeads {
        @Override
        public int heads() {
            return numHeads;
        }

        @Override
        public int keyLength() {
            return keyDim;
        }

        @Override
        public int valueLength() {
            return valueDim == 0 ? keyDim : valueDim;
        }

        @Override
        public List<Size> sizes() {
            return Size.allOf(this).stream()
                    .filter(size -> valueDim != 0 || !size.attribute().equals("valueDim"))
                    .toList();
        }
    }

    /** See {@link org.intaglio.layer.LayerNormalization}. */
    record LayerNormalization(
            double epsilon,
            boolean center,
            boolean scale,
            InitSpec betaInitializer,
            InitSpec gammaInitializer,
            RegularizerSpec betaRegularizer,
            RegularizerSpec gammaRegularizer)
            implements SequenceSpec, LayerFacts.Normalization {
        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.vector("gamma", gammaInitializer, gammaRegularizer).usedIf(scale),
                    Parameter.vector("beta", betaInitializer, betaRegularizer).usedIf(center));
        }

        @Override
        public List<Limit> limits() {
            return List.of(LayerFacts.Normalization.epsilon(epsilon));
        }
    }

    /** See {@link org.intaglio.layer.GlobalAveragePooling1D}. */
    record GlobalAveragePooling1D(boolean keepDims)
            implements SequenceSpec, LayerFacts.PoolingOfSteps {}

    /** See {@link org.intaglio.layer.GlobalMaxPooling1D}. */
    record GlobalMaxPooling1D(boolean keepDims)
            implements SequenceSpec, LayerFacts.PoolingOfSteps {}

    /** See {@link org.intaglio.layer.MaxPooling1D}. */
    record MaxPooling1D(int poolSize, int strides, Padding padding)
            implements SequenceSpec, LayerFacts.PoolingOfWindows {}

    /** See {@link org.intaglio.layer.AveragePooling1D}. */
    record AveragePooling1D(int poolSize, int strides, Padding padding)
            implements SequenceSpec, LayerFacts.PoolingOfWindows {}

    /** See {@link org.intaglio.layer.Conv1D}. */
    record Conv1D(
            @Channels int filters,
            int kernelSize,
            int strides,
            Padding padding,
            boolean causal,
            int dilationRate,
            int groups,
            Activation activation,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec, LayerFacts.Weighted {
        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", kernelInitializer, kernelRegularizer);
        }

        @Override
        public boolean mixesChannels() {
            return groups == 1;
        }
    }
}
