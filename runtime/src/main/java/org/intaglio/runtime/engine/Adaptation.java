/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.program.Architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds mean and variance of what normalizations read: of each channel, over all samples. */
public final class Adaptation {
    private static final System.Logger LOG = System.getLogger("org.intaglio.data");

    private final String layer;
    private final Architecture.Input input;
    private final int index;
    private final double[] mean;
    private final double[] squares;
    private long count;

    private Adaptation(String layer, Architecture.Input input, int index) {
        this.layer = layer;
        this.input = input;
        this.index = index;
        this.mean = new double[input.shape().dimension(-1)];
        this.squares = new double[mean.length];
    }

    /**
     * Reads the data once.
     *
     * @param found receives the path of each parameter and its numbers, once all are known
     * @throws IllegalStateException if the network has nothing to adapt
     * @throws IllegalArgumentException if there are no samples, or an input that is adapted to is
     *     infinite or not a number
     */
    public static void run(Architecture network, Dataset data, BiConsumer<String, float[]> found) {
        List<Adaptation> all = of(network);
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "adapt: %s has no @Normalization without mean and variance"
                            .formatted(network.name()));
        }
        Batch row = Batch.of(network, 1, true);
        long sample = 0;
        try (Dataset.Reader reader = Readers.open(data)) {
            while (reader.read(row, 0)) {
                for (Adaptation one : all) {
                    one.add(row.input(one.index), sample);
                }
                sample++;
            }
        }
        if (sample == 0) {
            throw new IllegalArgumentException("adapt: the data set has no samples");
        }
        for (Adaptation one : all) {
            found.accept(one.layer + ".mean", floats(one.mean, 1));
            found.accept(one.layer + ".variance", floats(one.squares, one.count));
        }
    }

    /**
     * Tells of normalizations that change nothing, because nobody has adapted them to data.
     *
     * @param parameter the numbers of a parameter, by its path
     */
    public static void tellForgotten(Architecture network, Function<String, float[]> parameter) {
        for (Adaptation one : of(network)) {
            if (isAll(parameter.apply(one.layer + ".mean"), 0)
                    && isAll(parameter.apply(one.layer + ".variance"), 1)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        ("'%s' (Normalization) changes nothing: its mean is 0 and its variance 1."
                                        + " Call model.adapt(data) before fit.")
                                .formatted(one.layer));
            }
        }
    }

    private static boolean isAll(float[] values, float number) {
        for (float value : values) {
            if (value != number) {
                return false;
            }
        }
        return true;
    }

    /** Each normalization with parameters reads an input: the compiler has seen to that. */
    private static List<Adaptation> of(Architecture network) {
        List<Adaptation> all = new ArrayList<>();
        for (Architecture.Layer layer : network.layers()) {
            if (layer.kind().equals("Normalization") && layer.parameters() > 0) {
                for (int i = 0; i < network.inputs().size(); i++) {
                    Architecture.Input input = network.inputs().get(i);
                    if (input.name().equals(layer.inputs().getFirst())) {
                        all.add(new Adaptation(layer.name(), input, i));
                    }
                }
            }
        }
        return all;
    }

    /** Welford's algorithm: no sum grows beyond what its digits hold. */
    private void add(float[] values, long sample) {
        int channels = mean.length;
        for (int from = 0; from < input.shape().size(); from += channels) {
            count++;
            for (int c = 0; c < channels; c++) {
                double value = values[from + c];
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "adapt: input '%s' of sample %d holds %s"
                                    .formatted(input.name(), sample, value));
                }
                double delta = value - mean[c];
                mean[c] += delta / count;
                squares[c] += delta * (value - mean[c]);
            }
        }
    }

    private static float[] floats(double[] values, long by) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) (values[i] / by);
        }
        return floats;
    }
}
