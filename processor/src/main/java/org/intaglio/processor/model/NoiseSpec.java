/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.List;
import java.util.Optional;

/** Layers that draw numbers while they train, and leave a prediction as it is. */
public sealed interface NoiseSpec extends LayerSpec {
    /** How much; 0 changes nothing. */
    double amount();

    @Override
    default Optional<String> noEffect(Shape input, Shape result) {
        return Optional.of("its noise is 0 (1 / 2 is 0 in Java)").filter(reason -> amount() == 0);
    }

    /** Layers whose amount is a rate. */
    sealed interface Dropping extends NoiseSpec {
        /** The fraction to drop. */
        double rate();

        @Override
        default double amount() {
            return rate();
        }

        @Override
        default List<Limit> limits() {
            String meaning = "the fraction to drop, not to keep";
            return List.of(Limit.rate("rate", rate(), "drops a fraction of", meaning));
        }

        @Override
        default boolean drops() {
            return true;
        }
    }

    /** Layers that drop whole channels. */
    sealed interface OfChannels extends Dropping {
        /** How many axes there are beside the channels'. */
        int axes();

        @Override
        default boolean isMasked(List<Boolean> masked) {
            return masked.getFirst();
        }
    }

    /** See {@link org.intaglio.layer.GaussianNoise}. */
    record GaussianNoise(double stddev) implements NoiseSpec, LayerFacts.SameShape {
        @Override
        public double amount() {
            return stddev;
        }

        @Override
        public List<Limit> limits() {
            return List.of(Limit.notNegative("stddev", stddev));
        }
    }

    /** See {@link org.intaglio.layer.GaussianDropout}. */
    record GaussianDropout(double rate) implements Dropping, LayerFacts.SameShape {}

    /** See {@link org.intaglio.layer.AlphaDropout}. */
    record AlphaDropout(double rate) implements Dropping, LayerFacts.SameShape {}

    /** See {@link org.intaglio.layer.SpatialDropout1D}. */
    record SpatialDropout1D(double rate) implements OfChannels {
        @Override
        public int axes() {
            return 1;
        }
    }

    /** See {@link org.intaglio.layer.SpatialDropout2D}. */
    record SpatialDropout2D(double rate) implements OfChannels {
        @Override
        public int axes() {
            return 2;
        }
    }
}
