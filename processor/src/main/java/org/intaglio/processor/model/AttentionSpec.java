/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Initializer;
import org.intaglio.ScoreMode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Means of the steps of a sequence, weighted by what another asks. */
public sealed interface AttentionSpec extends LayerSpec {
    /** What all of them have in common. */
    interface Asking extends LayerFacts {
        /** Whether no step looks at a later one. */
        boolean causal();

        /** The fraction of the weights that training drops. */
        double dropout();

        @Override
        default Inputs inputs() {
            return Inputs.named("query", "value", "key");
        }

        @Override
        default boolean isMasked(List<Boolean> masked) {
            return masked.getFirst();
        }

        @Override
        default Optional<String> unshareable() {
            return Optional.of("an attention");
        }

        @Override
        default List<Limit> limits() {
            String meaning = "the fraction to drop, not to keep";
            return List.of(Limit.rate("dropout", dropout(), "drops a fraction of", meaning));
        }
    }

    /** Attentions that project query, key and value for each of several heads, and the result. */
    interface OfHeads extends Asking {
        /** Heads of the query. */
        int heads();

        /** Heads of key and value: a divisor. */
        default int sharedHeads() {
            return heads();
        }

        /** Numbers of a head for query and key. */
        int keyLength();

        /** Numbers of a head for the value. */
        int valueLength();

        /** Whether the query says how much of the result there is. */
        default boolean useGate() {
            return false;
        }

        /** Whether projections have biases. */
        boolean useBias();

        /** How the kernels start. */
        InitSpec kernelInitializer();

        /** How the biases start. */
        InitSpec biasInitializer();

        /** The penalty on the kernels. */
        RegularizerSpec kernelRegularizer();

        /** The penalty on the biases. */
        RegularizerSpec biasRegularizer();

        @Override
        default List<Parameter> parameters() {
            return Stream.of("query", "key", "gate", "value", "output")
                    .filter(of -> useGate() || !of.equals("gate"))
                    .flatMap(of -> Stream.of(kernel(of), bias(of)))
                    .toList();
        }

        private Parameter kernel(String of) {
            return Parameter.matrix(of + "Kernel", kernelInitializer(), kernelRegularizer())
                    .in("kernel");
        }

        private Parameter bias(String of) {
            return Parameter.vector(of + "Bias", biasInitializer(), biasRegularizer())
                    .in("bias")
                    .usedIf(useBias());
        }
    }

    /** Attentions that compare what they read as it is. */
    interface Plain extends Asking {
        /** Whether a scale is learned. */
        boolean useScale();

        /** Whether scores are made of sums of each query and each key, number by number. */
        boolean isAdditive();
    }

    /** See {@link org.intaglio.layer.Attention}. */
    record Attention(boolean useScale, ScoreMode scoreMode, double dropout, boolean causal)
            implements AttentionSpec, Plain {
        @Override
        public boolean isAdditive() {
            return scoreMode == ScoreMode.CONCATENATED;
        }

        @Override
        public List<Parameter> parameters() {
            InitSpec ones = InitSpec.of(Initializer.ONES);
            return List.of(
                    Parameter.vector("scale", ones, RegularizerSpec.NONE).usedIf(useScale),
                    Parameter.vector("concatScoreWeight", ones, RegularizerSpec.NONE)
                            .usedIf(isAdditive()));
        }
    }

    /** See {@link org.intaglio.layer.AdditiveAttention}. */
    record AdditiveAttention(boolean useScale, double dropout, boolean causal)
            implements AttentionSpec, Plain {
        @Override
        public boolean isAdditive() {
            return true;
        }

        @Override
        public List<Parameter> parameters() {
            InitSpec uniform = InitSpec.of(Initializer.GLOROT_UNIFORM);
            return List.of(
                    Parameter.vector("scale", uniform, RegularizerSpec.NONE).usedIf(useScale));
        }
    }

    /** See {@link org.intaglio.layer.GroupQueryAttention}. */
    record GroupQueryAttention(
            @Channels int headDim,
            int numQueryHeads,
            int numKeyValueHeads,
            boolean causal,
            double dropout,
            boolean useGate,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements AttentionSpec, OfHeads {
        @Override
        public int heads() {
            return numQueryHeads;
        }

        @Override
        public int sharedHeads() {
            return numKeyValueHeads;
        }

        @Override
        public int keyLength() {
            return headDim;
        }

        @Override
        public int valueLength() {
            return headDim;
        }
    }
}
