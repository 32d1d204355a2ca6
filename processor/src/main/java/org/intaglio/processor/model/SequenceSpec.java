/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.Initializer;
import org.intaglio.Padding;

import java.util.List;
import java.util.Optional;

/** The layers of sequences: steps×features. */
public sealed interface SequenceSpec extends LayerSpec {
    /** See {@link org.intaglio.layer.Embedding}. */
    record Embedding(
            int inputDim,
            @Channels int outputDim,
            InitSpec embeddingsInitializer,
            RegularizerSpec embeddingsRegularizer)
            implements SequenceSpec {
        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.matrix("embeddings", embeddingsInitializer, embeddingsRegularizer));
        }
    }

    /** See {@link org.intaglio.layer.LSTM}. */
    record LSTM(
            @Channels int units,
            boolean returnSequences,
            boolean useBias,
            boolean unitForgetBias,
            InitSpec kernelInitializer,
            InitSpec recurrentInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec recurrentRegularizer,
            RegularizerSpec biasRegularizer)
            implements SequenceSpec {
        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.matrix("kernel", kernelInitializer, kernelRegularizer),
                    Parameter.matrix("recurrentKernel", recurrentInitializer, recurrentRegularizer)
                            .in("recurrent"),
                    Parameter.vector("bias", startOfBias(), biasRegularizer).usedIf(useBias));
        }

        private InitSpec startOfBias() {
            return unitForgetBias && biasInitializer.kind() == Initializer.ZEROS
                    ? InitSpec.of(Initializer.UNIT_FORGET_GATE)
                    : biasInitializer;
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
            implements SequenceSpec {
        @Override
        public Inputs inputs() {
            return Inputs.named("query", "value", "key");
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("an attention");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    kernel("query"),
                    bias("query"),
                    kernel("key"),
                    bias("key"),
                    kernel("value"),
                    bias("value"),
                    kernel("output"),
                    bias("output"));
        }

        private Parameter kernel(String of) {
            return Parameter.matrix(of + "Kernel", kernelInitializer, kernelRegularizer)
                    .in("kernel");
        }

        private Parameter bias(String of) {
            return Parameter.vector(of + "Bias", biasInitializer, biasRegularizer)
                    .in("bias")
                    .usedIf(useBias);
        }

        /** Numbers of a head for the value. */
        public int valueLength() {
            return valueDim == 0 ? keyDim : valueDim;
        }

        @Override
        public List<Size> sizes() {
            return Size.allOf(this).stream()
                    .filter(size -> valueDim != 0 || !size.attribute().equals("valueDim"))
                    .toList();
        }

        @Override
        public List<Limit> limits() {
            String meaning = "the fraction to drop, not to keep";
            return List.of(Limit.rate("dropout", dropout, "drops a fraction of", meaning));
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
