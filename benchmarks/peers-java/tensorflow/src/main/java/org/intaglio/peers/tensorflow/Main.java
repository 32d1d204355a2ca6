/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.tensorflow;

import org.intaglio.benchmarks.headtohead.Job;
import org.intaglio.benchmarks.headtohead.PeerServer;
import org.intaglio.benchmarks.headtohead.PeerServer.Work;
import org.intaglio.benchmarks.headtohead.Task;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

import java.io.IOException;
import java.util.Arrays;

/** Serves the driver of the head-to-head. */
public final class Main {
    /** Images of a pass when all are predicted: the fastest where sizes were compared. */
    private static final int MANY = 1000;

    private Main() {}

    /** Takes the arguments of a job. */
    public static void main(String... arguments) throws IOException {
        PeerServer.serve(Main::make, arguments);
    }

    private static Work make(Job job) {
        String name = "TensorFlow-Java, TensorFlow " + TensorFlow.version();
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        ConfigProto threads =
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(job.threads())
                        .setInterOpParallelismThreads(job.threads())
                        .build();
        return switch (job.task()) {
            case TRAIN -> {
                TrainingStep step = new TrainingStep(tf, job);
                Session session = new Session(graph, threads);
                yield new Work(name, step.on(session));
            }
            case ONE, MANY -> new Work(name, predictions(graph, tf, threads, job));
            case GEMM -> throw new IllegalArgumentException("no products here");
        };
    }

    private static PeerServer.Rounds predictions(
            Graph graph, Ops tf, ConfigProto threads, Job job) {
        Placeholder<TFloat32> rows =
                tf.placeholder(
                        TFloat32.class, Placeholder.shape(Shape.of(-1, (long) job.features())));
        Networks network = new Networks(tf, false);
        Operand<TFloat32> probabilities = tf.nn.softmax(network.logits(job.network(), rows));
        Session session = new Session(graph, threads);
        network.initialize(session);
        float[][] x = job.rows(job.features());
        int size = job.task() == Task.ONE ? 1 : MANY;
        int passes = size == 1 ? 1 : job.samples() / size;
        float[][][] batches = new float[passes][][];
        for (int i = 0; i < passes; i++) {
            batches[i] = Arrays.copyOfRange(x, i * size, (i + 1) * size);
        }
        return count -> {
            for (int i = 0; i < count; i++) {
                for (float[][] batch : batches) {
                    predict(session, rows, probabilities, batch);
                }
            }
        };
    }

    private static void predict(
            Session session,
            Placeholder<TFloat32> rows,
            Operand<TFloat32> probabilities,
            float[][] x) {
        float[][] y = new float[x.length][Job.CLASSES];
        try (TFloat32 batch = TFloat32.tensorOf(StdArrays.ndCopyOf(x));
                var result = session.runner().feed(rows, batch).fetch(probabilities).run()) {
            StdArrays.copyFrom((TFloat32) result.get(0), y);
        }
        if (!(y[0][0] >= 0)) {
            throw new IllegalStateException("not a probability: " + y[0][0]);
        }
    }
}
