/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.deeplearning4j;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.intaglio.benchmarks.headtohead.Epochs;
import org.intaglio.benchmarks.headtohead.Job;
import org.intaglio.benchmarks.headtohead.PeerServer;
import org.intaglio.benchmarks.headtohead.PeerServer.Rounds;
import org.intaglio.benchmarks.headtohead.PeerServer.Work;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOpsHolder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Serves the driver of the head-to-head. */
public final class Main {
    /** Images of a pass when all are predicted. */
    private static final int MANY = 250;

    private static final String PROPERTIES =
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private Main() {}

    /** Takes the arguments of a job. */
    public static void main(String... arguments) throws IOException {
        PeerServer.serve(Main::make, arguments);
    }

    private static Work make(Job job) throws IOException {
        // First of all an array: that makes ND4J look for its engine.
        INDArray x = Nd4j.create(job.rows(job.features()));
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(job.threads());
        String name = "Deeplearning4j " + version();
        ComputationGraph network = new ComputationGraph(Networks.of(job.network()));
        network.init();
        return switch (job.task()) {
            case TRAIN -> new Work(name, training(network, x, job));
            case ONE, MANY -> new Work(name, predictions(network, x, job));
            case GEMM -> throw new IllegalArgumentException("no products here");
        };
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = ComputationGraph.class.getResourceAsStream(PROPERTIES)) {
            properties.load(stream);
        }
        return properties.getProperty("version");
    }

    private static Rounds training(ComputationGraph network, INDArray x, Job job) {
        float[][] oneHot = new float[job.samples()][Job.CLASSES];
        int[] classes = job.classes();
        for (int i = 0; i < oneHot.length; i++) {
            oneHot[i][classes[i]] = 1;
        }
        INDArray y = Nd4j.create(oneHot);
        Epochs epochs = new Epochs(job);
        long[] shape = Networks.shape(job.network(), job.batch());
        return steps -> {
            for (int i = 0; i < steps; i++) {
                int[] chosen = epochs.next();
                INDArray rows = Nd4j.pullRows(x, 1, chosen).reshape('c', shape);
                network.fit(new DataSet(rows, Nd4j.pullRows(y, 1, chosen)));
            }
        };
    }

    private static Rounds predictions(ComputationGraph network, INDArray x, Job job) {
        int size = job.samplesOfUnit() == 1 ? 1 : MANY;
        int passes = size == 1 ? 1 : job.samples() / size;
        INDArray[] batches = new INDArray[passes];
        for (int i = 0; i < passes; i++) {
            INDArray rows = x.get(NDArrayIndex.interval((long) i * size, (long) (i + 1) * size));
            batches[i] = rows.dup('c').reshape('c', Networks.shape(job.network(), size));
        }
        return count -> {
            for (int i = 0; i < count; i++) {
                for (INDArray batch : batches) {
                    predict(network, batch);
                }
            }
        };
    }

    private static void predict(ComputationGraph network, INDArray batch) {
        float[] probabilities = network.outputSingle(batch).data().asFloat();
        if (!(probabilities[0] >= 0)) {
            throw new IllegalStateException("not a probability: " + probabilities[0]);
        }
    }
}
