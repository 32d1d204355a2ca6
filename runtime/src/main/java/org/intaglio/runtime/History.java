/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.engine.Names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a training measured, epoch by epoch: {@code loss}, the metrics by name, and with validation
 * all of them once more as {@code val_loss} and so on. A network with several outputs has {@code
 * kind_loss} and {@code kind_accuracy} for its output {@code kind}.
 */
public final class History {
    private final List<Integer> epochs = new ArrayList<>();
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final List<Double> learningRates = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    /** An empty one, for the training loop to fill. */
    public History() {}

    /**
     * Adds an epoch.
     *
     * @param epoch its number, from 1
     * @param measured the values by name
     * @param learningRate the learning rate at its end
     * @param time how long it took, in seconds
     */
    public void add(int epoch, Map<String, Double> measured, double learningRate, double time) {
        Objects.requireNonNull(measured, "measured");
        measured.forEach((name, value) -> {
            List<Double> list = values.computeIfAbsent(name, n -> new ArrayList<>());
            while (list.size() < epochs.size()) {
                list.add(Double.NaN);
            }
            list.add(value);
        });
        epochs.add(epoch);
        for (List<Double> list : values.values()) {
            if (list.size() < epochs.size()) {
                list.add(Double.NaN);
            }
        }
        learningRates.add(learningRate);
        seconds.add(time);
    }

    /** How many epochs were trained. */
    public int size() {
        return epochs.size();
    }

    /** The numbers of the epochs, from 1. */
    public double[] epochs() {
        return epochs.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** The names of what was measured. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether this was measured. */
    public boolean has(String name) {
        Objects.requireNonNull(name, "name");
        return values.containsKey(name);
    }

    /**
     * A value for each epoch; NaN for epochs that did not measure it, as those without validation.
     *
     * @param name {@code "loss"}, {@code "val_accuracy"}
     * @throws IllegalArgumentException if it was not measured; the message lists what was
     */
    public double[] values(String name) {
        Objects.requireNonNull(name, "name");
        List<Double> list = values.get(name);
        if (list == null) {
            String rates =
                    name.equals("learning_rate") || name.equals("lr")
                            ? "; see learningRates()"
                            : "";
            throw new IllegalArgumentException(
                    "the history has no '%s'; it has %s%s"
                            .formatted(name, Names.suggest(name, values.keySet()), rates));
        }
        return array(list);
    }

    /** The value of the last epoch. */
    public double last(String name) {
        double[] all = values(name);
        if (all.length == 0) {
            throw new IllegalStateException("no epoch was trained");
        }
        return all[all.length - 1];
    }

    /** The learning rate of each epoch, at its end. */
    public double[] learningRates() {
        return array(learningRates);
    }

    /** How long each epoch took, validation included, in seconds. */
    public double[] seconds() {
        return array(seconds);
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Comma-separated values with a header; a line an epoch. Numbers keep all their digits. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder("epoch");
        values.keySet().forEach(name -> csv.append(',').append(name));
        csv.append(",learning_rate,seconds\n");
        for (int i = 0; i < epochs.size(); i++) {
            csv.append(epochs.get(i));
            for (List<Double> list : values.values()) {
                csv.append(',').append(list.get(i));
            }
            csv.append(',').append(learningRates.get(i));
            csv.append(',').append(seconds.get(i)).append('\n');
        }
        return csv.toString();
    }

    /** A table for people, a line an epoch. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>(values.keySet());
        int[] widths = names.stream().mapToInt(n -> Math.max(8, n.length())).toArray();
        StringBuilder table = new StringBuilder("epoch");
        for (int c = 0; c < widths.length; c++) {
            table.append("  ").append(" ".repeat(widths[c] - names.get(c).length()));
            table.append(names.get(c));
        }
        for (int i = 0; i < epochs.size(); i++) {
            int row = i;
            table.append(String.format(Locale.ROOT, "\n%5d", epochs.get(i)));
            double[] numbers =
                    names.stream().mapToDouble(name -> values.get(name).get(row)).toArray();
            for (int c = 0; c < widths.length; c++) {
                table.append(String.format(Locale.ROOT, "  %" + widths[c] + ".4f", numbers[c]));
            }
        }
        return table.toString();
    }
}
