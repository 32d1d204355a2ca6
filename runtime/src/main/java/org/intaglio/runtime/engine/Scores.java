/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.device.StepMetrics;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Losses and metrics of the samples seen so far. Values of single samples are computed by many
 * threads and added up by one, in the order of the samples, in double precision: the sums do not
 * depend on who computed what.
 */
public final class Scores implements StepMetrics {
    /** A metric of an output. */
    public record Choice(int output, Metric metric) {}

    /** One of function and tally is null. */
    private record Meter(
            int output, Metric.Function function, Tally tally, boolean weighted, boolean ofRows) {}

    private final Architecture architecture;
    private final List<String> names = new ArrayList<>();
    private final Meter[] meters;
    private final int[] outputSizes;
    private final int[] targetSizes;
    private final float[][] perSample;
    private final double[] lossSums;
    private final double[] meterSums;
    private final double[] meterWeights;
    private final float[][] counted;
    private final int[] masks;
    private final TallySums[] tallies;
    private float[] sampleWeights = new float[0];
    private double totalSum;
    private long count;

    /**
     * Refuses metrics that do not fit, for somebody who will not measure them.
     *
     * @throws IllegalArgumentException as the constructor
     */
    public static void check(Architecture architecture, List<Choice> choices) {
        new Scores(architecture, choices);
    }

    /**
     * Scores with these metrics.
     *
     * @throws IllegalArgumentException if a metric says nothing about its output, or two have the
     *     same name
     */
    public Scores(Architecture architecture, List<Choice> choices) {
        this.architecture = architecture;
        List<Architecture.Output> outputs = architecture.outputs();
        this.lossSums = new double[outputs.size()];
        this.meters = new Meter[choices.size()];
        this.meterSums = new double[meters.length];
        this.meterWeights = new double[meters.length];
        this.tallies = new TallySums[meters.length];
        this.perSample = new float[meters.length][0];
        this.outputSizes = outputs.stream().mapToInt(o -> o.shape().size()).toArray();
        this.targetSizes = outputs.stream().mapToInt(o -> o.target().size()).toArray();
        this.counted = new float[outputs.size()][0];
        this.masks = IntStream.range(0, outputs.size()).map(architecture::maskOf).toArray();
        names.add("loss");
        if (outputs.size() > 1) {
            outputs.forEach(output -> names.add(output.name() + "_loss"));
        }
        for (int i = 0; i < meters.length; i++) {
            Choice choice = choices.get(i);
            Architecture.Output output = outputs.get(choice.output());
            meters[i] = meter(choice, output);
            tallies[i] = meters[i].tally == null ? null : new TallySums(meters[i].tally);
            String name = choice.metric().name();
            String full = outputs.size() > 1 ? output.name() + "_" + name : name;
            if (names.contains(full)) {
                throw new IllegalArgumentException(
                        "there are two metrics called '%s'; name one otherwise, by its named(...)"
                                .formatted(full));
            }
            names.add(full);
        }
    }

    private Meter meter(Choice choice, Architecture.Output output) {
        Metric metric = choice.metric();
        try {
            boolean weighted = metric.isWeighted();
            if (metric.isOfSums()) {
                return new Meter(choice.output(), null, metric.sums(output), weighted, false);
            }
            Metric.Function function = metric.function(output);
            boolean ofRows = output.isMasked() && function.knowsRows();
            return new Meter(choice.output(), function, null, weighted, ofRows);
        } catch (IllegalArgumentException misfit) {
            if (lossSums.length == 1) {
                throw misfit;
            }
            throw new IllegalArgumentException(
                    misfit.getMessage()
                            + ". Training.metrics(\"NAME\", ...) gives an output metrics of its"
                            + " own",
                    misfit);
        }
    }

    /** The names of the values: the total loss first. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Makes room for the samples of a batch. */
    void ensure(int capacity) {
        for (int i = 0; i < perSample.length; i++) {
            if (perSample[i].length < capacity) {
                perSample[i] = new float[capacity];
            }
            if (tallies[i] != null) {
                tallies[i].ensure(capacity);
            }
        }
        for (int o = 0; o < counted.length; o++) {
            if (masks[o] >= 0 && counted[o].length < capacity) {
                counted[o] = new float[capacity];
            }
        }
        if (sampleWeights.length < capacity) {
            sampleWeights = new float[capacity];
        }
    }

    /** Forgets all samples. */
    public void reset() {
        Arrays.fill(lossSums, 0);
        Arrays.fill(meterSums, 0);
        Arrays.fill(meterWeights, 0);
        for (TallySums sums : tallies) {
            if (sums != null) {
                sums.reset();
            }
        }
        totalSum = 0;
        count = 0;
    }

    @Override
    public boolean isEmpty() {
        return meters.length == 0;
    }

    @Override
    public void measure(float[][] outputs, Batch batch, int from, int to) {
        measure(outputs, batch, from, from, to - from);
    }

    /** Measures some rows. Several threads may do this for different rows. */
    void measure(float[][] outputs, Batch batch, int row, int sample, int n) {
        for (int i = 0; meters.length > 0 && i < n; i++) {
            sampleWeights[sample + i] = batch.weights()[row + i];
        }
        for (int o = 0; o < masks.length; o++) {
            for (int i = 0; masks[o] >= 0 && i < n; i++) {
                counted[o][sample + i] = share(outputs[masks[o]], row + i, rows(o));
            }
        }
        for (int m = 0; m < meters.length; m++) {
            Meter meter = meters[m];
            double[] sums = tallies[m] == null ? null : tallies[m].of(sample);
            int size = outputSizes[meter.output];
            int targetSize = targetSizes[meter.output];
            for (int i = 0; i < n; i++) {
                if (sums != null) {
                    meter.tally.add(
                            sums,
                            size,
                            outputs[meter.output],
                            (row + i) * size,
                            targetSize,
                            batch.target(meter.output),
                            (row + i) * targetSize,
                            meter.weighted ? batch.weights()[row + i] : 1);
                    continue;
                }
                if (meter.ofRows) {
                    perSample[m][sample + i] = (float) ofRows(meter, outputs, batch, row + i);
                    continue;
                }
                perSample[m][sample + i] =
                        (float)
                                meter.function.sample(
                                        size,
                                        outputs[meter.output],
                                        (row + i) * size,
                                        targetSize,
                                        batch.target(meter.output),
                                        (row + i) * targetSize);
            }
        }
    }

    private int rows(int output) {
        return architecture.outputs().get(output).rows();
    }

    /** Which part of the rows of a sample counts. */
    private static float share(float[] mask, int sample, int rows) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += mask[sample * rows + r];
        }
        return (float) (sum / rows);
    }

    /** The sum over the rows that count, divided by how many rows there are. */
    private double ofRows(Meter meter, float[][] outputs, Batch batch, int sample) {
        int rows = rows(meter.output);
        int size = outputSizes[meter.output] / rows;
        int targetSize = targetSizes[meter.output] / rows;
        double sum = 0;
        for (int r = sample * rows; r < (sample + 1) * rows; r++) {
            if (outputs[masks[meter.output]][r] != 0) {
                sum +=
                        meter.function.sample(
                                size,
                                outputs[meter.output],
                                r * size,
                                targetSize,
                                batch.target(meter.output),
                                r * targetSize);
            }
        }
        return sum / rows;
    }

    /** Which part of its rows counts, for each sample of an output with a mask. */
    float[] counted(int output) {
        return counted[output];
    }

    /**
     * Adds a batch.
     *
     * @param losses the sum over the samples of the loss of each output, without its weight
     * @param penalty the penalty on the weights, once
     * @param n how many samples
     */
    void add(double[] losses, double penalty, int n) {
        for (int o = 0; o < losses.length; o++) {
            lossSums[o] += losses[o];
        }
        totalSum += total(architecture, losses) + penalty * n;
        for (int m = 0; m < meters.length; m++) {
            if (tallies[m] != null) {
                tallies[m].add(n);
                continue;
            }
            for (int i = 0; i < n; i++) {
                double weight = meters[m].weighted ? sampleWeights[i] : 1;
                meterSums[m] += weight * perSample[m][i];
                meterWeights[m] +=
                        meters[m].ofRows ? weight * counted[meters[m].output][i] : weight;
            }
        }
        count += n;
    }

    /** The total of losses of outputs: each times the output's weight. */
    static double total(Architecture architecture, double[] losses) {
        double total = 0;
        for (int o = 0; o < losses.length; o++) {
            total += losses[o] * architecture.outputs().get(o).weight();
        }
        return total;
    }

    /** How many samples were added. */
    public long count() {
        return count;
    }

    /** The mean over all samples added, of the value with this place among the names. */
    public double value(int index) {
        int losses = lossSums.length > 1 ? lossSums.length : 0;
        if (index == 0) {
            return totalSum / count;
        }
        if (index <= losses) {
            return lossSums[index - 1] / count;
        }
        int meter = index - 1 - losses;
        if (tallies[meter] != null) {
            return tallies[meter].value();
        }
        // As in Keras, where nothing counts the value is 0.
        boolean nothing = meters[meter].ofRows && meterWeights[meter] == 0;
        return nothing ? 0 : meterSums[meter] / meterWeights[meter];
    }

    /** All values by name. */
    public Map<String, Double> values() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), value(i));
        }
        return values;
    }
}
