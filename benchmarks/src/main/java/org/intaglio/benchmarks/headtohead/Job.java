/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a peer is asked for, as it stands on its command line.
 *
 * @param task what to do
 * @param network {@code mlp}, {@code fashion} and so on; empty for products
 * @param batch samples of a training step
 * @param samples how many samples there are
 * @param form what the product reads transposed
 * @param m rows of the product
 * @param n columns of the product
 * @param k products that are summed for each of its numbers
 * @param threads how many threads to use
 */
public record Job(
        Task task,
        String network,
        int batch,
        int samples,
        Form form,
        int m,
        int n,
        int k,
        int threads) {
    /** Classes that the networks tell apart. */
    public static final int CLASSES = 10;

    /** What of a product {@code A·B} is given transposed. */
    public enum Form {
        /** Nothing: a layer forward. */
        NN,
        /** B: the gradient for the input of a layer. */
        NT,
        /** A: the gradient for the weights of a layer. */
        TN;

        /** The name on the command line of a peer. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Samples for a network, the same in every run: rows of values from 0 to 1. */
    public float[][] rows(int size) {
        Random random = new Random(1);
        float[][] x = new float[samples][size];
        for (float[] row : x) {
            for (int i = 0; i < size; i++) {
                row[i] = random.nextFloat();
            }
        }
        return x;
    }

    /** Samples that are texts, the same in every run: rows of indices. */
    public int[][] words(int vocabulary) {
        Random random = new Random(1);
        int[][] x = new int[samples][];
        for (int i = 0; i < samples; i++) {
            x[i] = random.ints(features(), 0, vocabulary).toArray();
        }
        return x;
    }

    /** The classes of the samples. */
    public int[] classes() {
        return new Random(2).ints(samples, 0, CLASSES).toArray();
    }

    /** Numbers of a sample. */
    public int features() {
        return switch (network) {
            case "mlp", "fashion", "cnn" -> 28 * 28;
            case "autoencoder" -> 28 * 28;
            case "resnet", "augmented" -> 32 * 32 * 3;
            case "lstm", "gru", "bilstm" -> 64 * 64;
            case "text" -> 128;
            case "block" -> 128 * 256;
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        };
    }

    /** The command line that {@link #parse} reads, and the peers in Python. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add("--task=" + task.id());
        if (task == Task.GEMM) {
            arguments.add("--form=" + form.id());
            arguments.add("--m=" + m);
            arguments.add("--n=" + n);
            arguments.add("--k=" + k);
        } else {
            arguments.add("--network=" + network);
            arguments.add("--batch=" + batch);
            arguments.add("--samples=" + samples);
        }
        arguments.add("--threads=" + threads);
        return arguments;
    }

    /** Reads a command line. */
    static Job parse(String... arguments) {
        Task task = null;
        String network = "";
        Form form = Form.NN;
        int batch = 1;
        int samples = 1;
        int m = 1;
        int n = 1;
        int k = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String value = argument.substring(equals + 1);
            switch (argument.substring(0, equals + 1)) {
                case "--task=" -> task = Task.valueOf(value.toUpperCase(Locale.ROOT));
                case "--network=" -> network = value;
                case "--form=" -> form = Form.valueOf(value.toUpperCase(Locale.ROOT));
                case "--batch=" -> batch = Integer.parseInt(value);
                case "--samples=" -> samples = Integer.parseInt(value);
                case "--m=" -> m = Integer.parseInt(value);
                case "--n=" -> n = Integer.parseInt(value);
                case "--k=" -> k = Integer.parseInt(value);
                case "--threads=" -> threads = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("no such argument: " + argument);
            }
        }
        if (task == null) {
            throw new IllegalArgumentException("--task is missing");
        }
        return new Job(task, network, batch, samples, form, m, n, k, threads);
    }

    /** Samples that one unit of the task counts for. */
    public int samplesOfUnit() {
        return switch (task) {
            case TRAIN -> batch;
            case MANY -> samples;
            case ONE, GEMM -> 1;
        };
    }
}
