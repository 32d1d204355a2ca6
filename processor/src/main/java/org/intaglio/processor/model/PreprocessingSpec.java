/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Initializer;
import org.intaglio.OutputMode;

import java.util.List;
import java.util.Optional;

/** The layers that turn raw data into what a network can learn from. */
public sealed interface PreprocessingSpec extends LayerSpec {
    @Override
    default Optional<String> stepless() {
        return Optional.of("prepares inputs, and all steps alike without it");
    }

    /** Layers that make indices, or the numbers that stand for them. */
    interface Categories extends LayerFacts {
        /** What becomes of an index. */
        OutputMode outputMode();

        /** What indices are less than. */
        int tokens();

        @Override
        default int indicesBelow() {
            return outputMode() == OutputMode.INTEGER ? tokens() : 0;
        }
    }

    /** Layers that shift and scale each channel by numbers that are not learnt. */
    interface Standardization extends LayerFacts {}

    /** See {@link org.intaglio.layer.Normalization}. */
    record Normalization(Decimals mean, Decimals variance, boolean invert)
            implements PreprocessingSpec, Standardization {
        /** Whether mean and variance are found in data. */
        public boolean isAdapted() {
            return mean.isEmpty() && variance.isEmpty();
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.moving("mean", InitSpec.of(Initializer.ZEROS)).usedIf(isAdapted()),
                    Parameter.moving("variance", InitSpec.of(Initializer.ONES))
                            .usedIf(isAdapted()));
        }

        @Override
        public List<Limit> limits() {
            return java.util.stream.Stream.concat(
                            mean.values().stream().map(m -> Limit.finite("mean", m)),
                            variance.values().stream().map(v -> Limit.notNegative("variance", v)))
                    .toList();
        }
    }

    /** See {@link org.intaglio.layer.Discretization}. */
    record Discretization(Decimals binBoundaries, OutputMode outputMode)
            implements PreprocessingSpec, Categories {
        @Override
        public int tokens() {
            return binBoundaries.values().size() + 1;
        }
    }

    /** See {@link org.intaglio.layer.IntegerLookup}. */
    record IntegerLookup(List<Integer> vocabulary, int numOovIndices, OutputMode outputMode)
            implements PreprocessingSpec, Categories {
        @Override
        public int tokens() {
            // What is too large to count is said to be too large, later.
            return (int) Math.min((long) numOovIndices + vocabulary.size(), Integer.MAX_VALUE);
        }
    }

    /** See {@link org.intaglio.layer.CategoryEncoding}. */
    record CategoryEncoding(int numTokens, OutputMode outputMode)
            implements PreprocessingSpec, Categories {
        @Override
        public int tokens() {
            return numTokens;
        }
    }
}
