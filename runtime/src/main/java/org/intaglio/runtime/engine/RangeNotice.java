/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Images whose values go from 0 to 255, given to a network that does not scale them: it learns
 * badly then, or not at all, without an error. That is worth a line in the log.
 *
 * <p>What counts as such: as many values a sample as a small image has, all of them whole numbers
 * from 0 to 255, and one at least that is in the upper half. A bag of words has smaller ones;
 * indices are no such values.
 */
final class RangeNotice {
    private static final System.Logger LOG = System.getLogger("org.intaglio.data");

    /** Layers behind which it does not matter how large values are. */
    private static final Set<String> SCALING =
            Set.of(
                    "Rescaling",
                    "Normalization",
                    "BatchNormalization",
                    "LayerNormalization",
                    "RMSNormalization",
                    "GroupNormalization",
                    "UnitNormalization",
                    "Discretization");

    /** Of how many samples the range is looked at. */
    private static final int LOOKED_AT = 16;

    private static final int SMALL_IMAGE = 8 * 8;

    /** A flat image; shorter rows may be columns of a table. */
    private static final int LONG_ROW = 14 * 14;

    private static final int LARGEST = 255;

    private RangeNotice() {}

    /**
     * What to tell about the first rows of a batch, if anything.
     *
     * @param rows how many rows of the inputs are filled
     */
    static Optional<String> of(Architecture architecture, Batch batch, int rows) {
        List<Architecture.Input> inputs = architecture.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Architecture.Input input = inputs.get(i);
            int values = rows * batch.inputSize(i);
            if (input.type() == Architecture.Type.FLOAT
                    && input.shape().size() >= (input.shape().rank() > 1 ? SMALL_IMAGE : LONG_ROW)
                    && isLearntFrom(input.name(), architecture.layers())) {
                float largest = largestOfPixels(batch.input(i), values);
                if (largest > LARGEST / 2f) {
                    return Optional.of(text(input, (int) largest));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Tells it about a batch, if anything.
     *
     * @param rows how many rows are filled
     */
    static void tell(Architecture architecture, Batch batch, int rows) {
        of(architecture, batch, Math.min(rows, LOOKED_AT))
                .ifPresent(text -> LOG.log(System.Logger.Level.WARNING, text));
    }

    private static String text(Architecture.Input input, int largest) {
        return ("input '%s' holds whole numbers from 0 to %d, as images do that have not been"
                        + " scaled, and no layer scales them: a network learns badly from such"
                        + " numbers. Put @Rescaling(scale = 1.0 / 255) behind the input, or divide"
                        + " them by 255. (To end this notice, set the level of the logger %s above"
                        + " WARNING.)")
                .formatted(input.name(), largest, LOG.getName());
    }

    /** Whether layers with parameters read this before it has been scaled. */
    private static boolean isLearntFrom(String input, List<Architecture.Layer> layers) {
        Set<String> unscaled = new HashSet<>(Set.of(input));
        for (Architecture.Layer layer : layers) { // In the order in which they run.
            boolean reads = layer.inputs().stream().anyMatch(unscaled::contains);
            if (reads && !SCALING.contains(layer.kind())) {
                if (layer.parameters() == 0) {
                    unscaled.add(layer.name());
                } else if (!isScaledThen(layer, layers)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether all that read a layer make up for the size of its results. */
    private static boolean isScaledThen(Architecture.Layer layer, List<Architecture.Layer> all) {
        List<Architecture.Layer> readers =
                all.stream().filter(reader -> reader.inputs().contains(layer.name())).toList();
        return !readers.isEmpty()
                && readers.stream().allMatch(reader -> SCALING.contains(reader.kind()));
    }

    /** The largest value if all are whole numbers from 0 to 255; else 0. */
    private static float largestOfPixels(float[] values, int count) {
        float largest = 0;
        for (int i = 0; i < count; i++) {
            float v = values[i];
            if (!(v >= 0 && v <= LARGEST && v == (int) v)) {
                return 0;
            }
            largest = Math.max(largest, v);
        }
        return largest;
    }
}
