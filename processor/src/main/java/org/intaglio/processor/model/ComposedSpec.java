/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.Initializer;

import java.util.List;
import java.util.Optional;

/** Layers that are made of the operations of others. */
public sealed interface ComposedSpec extends LayerSpec {
    /** See {@link org.intaglio.layer.ELU}. */
    record ELU(double alpha) implements ComposedSpec, LayerFacts.Function {
        @Override
        public List<Limit> limits() {
            return List.of(Limit.notNegative("alpha", alpha));
        }

        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(Activation.ELU);
        }
    }

    /** See {@link org.intaglio.layer.PReLU}. */
    record PReLU(
            InitSpec alphaInitializer, RegularizerSpec alphaRegularizer, List<Integer> sharedAxes)
            implements ComposedSpec, LayerFacts.Function {
        /** It has a number for each place. */
        @Override
        public boolean readsRows() {
            return false;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(Parameter.vector("alpha", alphaInitializer, alphaRegularizer));
        }

        @Override
        public Optional<Activation> lastActivation() {
            return Optional.of(Activation.LEAKY_RELU);
        }
    }

    /** See {@link org.intaglio.layer.UnitNormalization}. */
    record UnitNormalization(List<Integer> axis) implements ComposedSpec, LayerFacts.Along {}

    /** See {@link org.intaglio.layer.RMSNormalization}. */
    record RMSNormalization(double epsilon) implements ComposedSpec, LayerFacts.Normalization {
        /** Keras' ends a mask. */
        @Override
        public boolean isMasked(List<Boolean> masked) {
            return false;
        }

        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public List<Parameter> parameters() {
            InitSpec ones = InitSpec.of(Initializer.ONES);
            return List.of(Parameter.vector("scale", ones, RegularizerSpec.NONE));
        }

        @Override
        public List<Limit> limits() {
            return List.of(LayerFacts.Normalization.epsilon(epsilon));
        }
    }

    /** See {@link org.intaglio.layer.GroupNormalization}. */
    record GroupNormalization(
            int groups,
            double epsilon,
            boolean center,
            boolean scale,
            InitSpec betaInitializer,
            InitSpec gammaInitializer,
            RegularizerSpec betaRegularizer,
            RegularizerSpec gammaRegularizer)
            implements ComposedSpec, LayerFacts.Normalization {
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

    /** See {@link org.intaglio.layer.ActivityRegularization}. */
    record ActivityRegularization(double l1, double l2)
            implements ComposedSpec, LayerFacts.SameShape {
        @Override
        public boolean readsRows() {
            return true;
        }

        @Override
        public List<Limit> limits() {
            return List.of(Limit.notNegative("l1", l1), Limit.notNegative("l2", l2));
        }

        @Override
        public boolean keepsNumbers() {
            return true;
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("its factors are 0 (1 / 2 is 0 in Java)")
                    .filter(reason -> l1 == 0 && l2 == 0);
        }
    }

    /** See {@link org.intaglio.layer.Minimum}. */
    record Minimum() implements ComposedSpec, LayerFacts.Merge {}

    /** See {@link org.intaglio.layer.RepeatVector}. */
    record RepeatVector(int n) implements ComposedSpec {}

    /** See {@link org.intaglio.layer.Permute}. */
    record Permute(List<Integer> dims) implements ComposedSpec {
        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("its axes are in that order already")
                    .filter(r -> dims.stream().sorted().toList().equals(dims));
        }
    }

    /** See {@link org.intaglio.layer.Dot}. */
    record Dot(List<Integer> axes, boolean normalize) implements ComposedSpec {
        @Override
        public Inputs inputs() {
            return Inputs.list(2, 2);
        }

        @Override
        public Optional<String> unshareable() {
            return Optional.of("a merge");
        }

        /** The axis of an input, counted from 0. */
        public int axis(int input, Shape shape) {
            int axis = axes.get(axes.size() == 1 ? 0 : input);
            return axis < 0 ? axis + shape.rank() : axis;
        }
    }
}
