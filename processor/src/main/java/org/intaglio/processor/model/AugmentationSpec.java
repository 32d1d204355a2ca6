/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.FillMode;
import org.intaglio.FlipMode;
import org.intaglio.Interpolation;

import java.util.List;
import java.util.Optional;

/** The layers that change images at random, in training only. */
public sealed interface AugmentationSpec extends LayerSpec {
    /** See {@link org.intaglio.layer.RandomFlip}. */
    record RandomFlip(FlipMode mode) implements AugmentationSpec {}

    /** See {@link org.intaglio.layer.RandomRotation}. */
    record RandomRotation(
            Bounds factor, FillMode fillMode, Interpolation interpolation, double fillValue)
            implements AugmentationSpec {
        @Override
        public List<Limit> limits() {
            String remedy = "Give turns of 360°, from -1 to 1: 0.1 for 36° both ways.";
            return List.of(
                    factor.within("factor", -1, 1, remedy), Limit.finite("fillValue", fillValue));
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return nothing("it turns by 0", factor);
        }
    }

    /** See {@link org.intaglio.layer.RandomZoom}; without a width, what is high stays as wide. */
    record RandomZoom(
            Bounds heightFactor,
            Optional<Bounds> widthFactor,
            FillMode fillMode,
            Interpolation interpolation,
            double fillValue)
            implements AugmentationSpec {
        @Override
        public List<Limit> limits() {
            return List.of(
                    seen("heightFactor", heightFactor),
                    seen("widthFactor", widthFactor.orElse(Bounds.of(0))),
                    Limit.finite("fillValue", fillValue));
        }

        /** At -1, nothing would be seen of the image. */
        private static Limit seen(String attribute, Bounds factor) {
            String remedy = "Give fractions above -1 and up to 1: 0.2 for a fifth more or less.";
            boolean isNothing = factor.lower() == -1;
            Limit within = factor.within(attribute, -1, 1, remedy);
            return isNothing && within.holds() ? Limit.of(attribute, -1.0, false, remedy) : within;
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return nothing("it zooms by 0", heightFactor)
                    .filter(r -> widthFactor.isEmpty() || widthFactor.get().isZero());
        }
    }

    /** See {@link org.intaglio.layer.RandomTranslation}. */
    record RandomTranslation(
            Bounds heightFactor,
            Bounds widthFactor,
            FillMode fillMode,
            Interpolation interpolation,
            double fillValue)
            implements AugmentationSpec {
        @Override
        public List<Limit> limits() {
            String remedy = "Give fractions from -1 to 1: 0.1 for a tenth both ways.";
            return List.of(
                    heightFactor.within("heightFactor", -1, 1, remedy),
                    widthFactor.within("widthFactor", -1, 1, remedy),
                    Limit.finite("fillValue", fillValue));
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return nothing("it shifts by 0", heightFactor).filter(r -> widthFactor.isZero());
        }
    }

    /** See {@link org.intaglio.layer.RandomCrop}. */
    record RandomCrop(int height, int width) implements AugmentationSpec {
        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("its input is " + input + " already")
                    .filter(r -> result.equals(input));
        }
    }

    /** See {@link org.intaglio.layer.RandomContrast}. */
    record RandomContrast(Bounds factor, Bounds valueRange) implements AugmentationSpec {
        /** How much contrast is lost at most; one number means none. */
        public double less() {
            return factor.isOne() ? 0 : factor.lower();
        }

        @Override
        public List<Limit> limits() {
            String remedy =
                    "Give two numbers from 0 to 1: {0.2, 0.3} for between 0.8 and 1.3 times as"
                            + " much.";
            return List.of(factor.within("factor", 0, 1, remedy), values(valueRange));
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return nothing("it changes the contrast by 0", factor);
        }
    }

    /** See {@link org.intaglio.layer.RandomBrightness}. */
    record RandomBrightness(Bounds factor, Bounds valueRange) implements AugmentationSpec {
        @Override
        public List<Limit> limits() {
            String remedy =
                    "Give fractions of the valueRange, from -1 to 1: 0.2 for a fifth both ways.";
            return List.of(factor.within("factor", -1, 1, remedy), values(valueRange));
        }

        @Override
        public Optional<String> noEffect(Shape input, Shape result) {
            return nothing("it adds 0", factor);
        }
    }

    private static Optional<String> nothing(String reason, Bounds factor) {
        return Optional.of(reason + " (1 / 10 is 0 in Java)").filter(r -> factor.isZero());
    }

    private static Limit values(Bounds range) {
        boolean holds =
                !range.isOne()
                        && range.lower() < range.upper()
                        && Float.isFinite((float) range.lower())
                        && Float.isFinite((float) range.upper());
        return Limit.of(
                "valueRange",
                range.upper(),
                holds,
                "Give the least and the greatest value of the images: valueRange = {0, 255}.");
    }
}
