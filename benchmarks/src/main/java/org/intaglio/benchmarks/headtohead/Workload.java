/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.UsageException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A job with a name.
 *
 * @param name what to type
 * @param group the name of it and others of its kind
 * @param job what the peers do; its number of threads is open
 * @param count how many steps a round has: a second or so for the fast ones. Powers of two, so that
 *     a shorter round for a slow peer divides as well.
 */
record Workload(String name, String group, Job job, int count) {
    private static final int[][] PRODUCTS = {
        {256, 256, 256},
        {512, 512, 512},
        {1024, 1024, 1024},
        {2048, 2048, 2048},
        // The first layer of mlp128, that of fashion64, and the second convolution of cnn128 for
        // eight images: m results by n results of sums of k products.
        {128, 128, 784},
        {64, 512, 784},
        {968, 64, 288},
    };

    /** Multiply-adds of a round of products. */
    private static final double PRODUCTS_OF_ROUND = 64e9;

    private static final List<Workload> ALL = all();

    private static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        all.add(training("mlp32", "mlp", 32, 32768, 1024));
        all.add(training("mlp128", "mlp", 128, 32768, 512));
        all.add(training("fashion64", "fashion", 64, 16384, 256));
        all.add(training("cnn128", "cnn", 128, 8192, 32));
        all.add(training("resnet32", "resnet", 32, 512, 4));
        all.add(training("lstm32", "lstm", 32, 2048, 32));
        all.add(training("block16", "block", 16, 256, 4));
        all.add(training("gru32", "gru", 32, 2048, 32));
        all.add(training("bilstm32", "bilstm", 32, 2048, 32));
        all.add(training("text32", "text", 32, 4096, 64));
        all.add(training("autoencoder64", "autoencoder", 64, 8192, 64));
        all.add(training("augmented64", "augmented", 64, 2048, 16));
        all.add(prediction("predict-mlp", Task.ONE, "mlp", 64, 8192));
        all.add(prediction("predict-cnn", Task.ONE, "cnn", 64, 4096));
        all.add(prediction("predict-10000-cnn", Task.MANY, "cnn", 10_000, 1));
        for (int[] size : PRODUCTS) {
            for (Job.Form form : Job.Form.values()) {
                all.add(product(size[0], size[1], size[2], form));
            }
        }
        return List.copyOf(all);
    }

    private static Workload training(
            String name, String network, int batch, int samples, int steps) {
        Job job = new Job(Task.TRAIN, network, batch, samples, Job.Form.NN, 1, 1, 1, 1);
        return new Workload(name, "training", job, steps);
    }

    private static Workload prediction(
            String name, Task task, String network, int samples, int count) {
        Job job = new Job(task, network, 1, samples, Job.Form.NN, 1, 1, 1, 1);
        return new Workload(name, "prediction", job, count);
    }

    private static Workload product(int m, int n, int k, Job.Form form) {
        String name = "gemm-%dx%dx%d-%s".formatted(m, n, k, form.id());
        double products = PRODUCTS_OF_ROUND / ((double) m * n * k);
        int count = Integer.highestOneBit((int) Math.ceil(products));
        return new Workload(name, "gemm", new Job(Task.GEMM, "", 1, 1, form, m, n, k, 1), count);
    }

    /** The job with a number of threads. */
    Job job(int threads) {
        return new Job(
                job.task(),
                job.network(),
                job.batch(),
                job.samples(),
                job.form(),
                job.m(),
                job.n(),
                job.k(),
                threads);
    }

    /** What its samples are called: a product is none. */
    String samples() {
        return job.task() == Task.GEMM ? "products" : "samples";
    }

    /** Floating-point operations of a unit of the task, where that is worth to know; else 0. */
    double operations() {
        return job.task() == Task.GEMM ? 2.0 * job.m() * job.n() * job.k() : 0;
    }

    /**
     * Those of the given names, each a workload's, a group's, or the beginning of one with a star;
     * in the order of this class.
     */
    static List<Workload> named(List<String> names) {
        Set<Workload> chosen = new LinkedHashSet<>();
        for (String name : names) {
            List<Workload> found = ALL.stream().filter(workload -> workload.is(name)).toList();
            if (found.isEmpty()) {
                throw new UsageException(
                        "there is no workload '%s'; there are %s"
                                .formatted(name, String.join(", ", names())));
            }
            chosen.addAll(found);
        }
        return ALL.stream().filter(chosen::contains).toList();
    }

    private boolean is(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return lower.equals(name)
                || lower.equals(group)
                || (lower.endsWith("*") && name.startsWith(lower.substring(0, lower.length() - 1)));
    }

    /** Groups and workloads. */
    static List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        ALL.forEach(workload -> names.add(workload.group));
        ALL.forEach(workload -> names.add(workload.name));
        return List.copyOf(names);
    }
}
