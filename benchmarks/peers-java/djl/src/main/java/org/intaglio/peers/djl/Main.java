/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;

import org.intaglio.benchmarks.headtohead.Epochs;
import org.intaglio.benchmarks.headtohead.Job;
import org.intaglio.benchmarks.headtohead.PeerServer;
import org.intaglio.benchmarks.headtohead.PeerServer.Rounds;
import org.intaglio.benchmarks.headtohead.PeerServer.Work;

import java.io.IOException;
import java.nio.FloatBuffer;

/** Serves the driver of the head-to-head. */
public final class Main {
    /** Images of a pass when all are predicted: the fastest of several for PyTorch. */
    private static final int MANY = 250;

    private Main() {}

    /** Takes the arguments of a job. */
    public static void main(String... arguments) throws IOException {
        // Everything is in the class path: nothing is to be fetched, nothing reported.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        PeerServer.serve(Main::make, arguments);
    }

    private static Work make(Job job) {
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(job.threads()));
        Engine engine = Engine.getEngine("PyTorch");
        String name = "DJL " + Engine.getDjlVersion() + ", PyTorch " + engine.getVersion();
        // Both live as long as the process.
        NDManager manager = engine.newBaseManager();
        Model model = Model.newInstance(job.network(), "PyTorch");
        Block block = Networks.of(job.network());
        model.setBlock(block);
        NDArray x = samples(manager, job);
        return switch (job.task()) {
            case TRAIN -> new Work(name, training(model, x, job));
            case ONE, MANY -> {
                block.setInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
                block.initialize(manager, DataType.FLOAT32, batch(1, job));
                yield new Work(name, predictions(block, x, job));
            }
            case GEMM -> throw new IllegalArgumentException("no products here");
        };
    }

    private static NDArray samples(NDManager manager, Job job) {
        FloatBuffer numbers = FloatBuffer.allocate(job.samples() * job.features());
        for (float[] row : job.rows(job.features())) {
            numbers.put(row);
        }
        return manager.create(numbers.flip(), batch(job.samples(), job), DataType.FLOAT32);
    }

    private static Shape batch(int samples, Job job) {
        return new Shape(samples).addAll(Networks.input(job.network()));
    }

    private static Rounds training(Model model, NDArray x, Job job) {
        Trainer trainer =
                model.newTrainer(
                        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                                .optOptimizer(Optimizer.adam().optEpsilon(1e-7f).build()));
        trainer.initialize(batch(job.batch(), job));
        NDArray y = x.getManager().create(job.classes());
        Epochs epochs = new Epochs(job);
        return steps -> {
            for (int i = 0; i < steps; i++) {
                step(trainer, x, y, epochs.next());
            }
        };
    }

    private static void step(Trainer trainer, NDArray x, NDArray y, int[] chosen) {
        try (NDManager manager = x.getManager().newSubManager()) {
            NDArray index = manager.create(chosen).toType(DataType.INT64, false);
            NDArray rows = x.get(index);
            rows.attach(manager);
            NDArray classes = y.get(index);
            classes.attach(manager);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(rows));
                logits.attach(manager);
                NDArray loss = trainer.getLoss().evaluate(new NDList(classes), logits);
                loss.attach(manager);
                collector.backward(loss);
            }
            trainer.step();
        }
    }

    private static Rounds predictions(Block block, NDArray x, Job job) {
        int size = job.samplesOfUnit() == 1 ? 1 : MANY;
        int passes = size == 1 ? 1 : job.samples() / size;
        NDList[] batches = new NDList[passes];
        for (int i = 0; i < passes; i++) {
            batches[i] = new NDList(x.get(i * size + ":" + (i + 1) * size));
        }
        NDManager base = x.getManager();
        ParameterStore parameters = new ParameterStore(base, false);
        return count -> {
            for (int i = 0; i < count; i++) {
                for (NDList batch : batches) {
                    predict(block, parameters, base, batch);
                }
            }
        };
    }

    private static void predict(
            Block block, ParameterStore parameters, NDManager base, NDList batch) {
        try (NDManager manager = base.newSubManager()) {
            NDList rows = new NDList(batch.singletonOrThrow().duplicate());
            rows.attach(manager);
            NDArray logits = block.forward(parameters, rows, false).singletonOrThrow();
            logits.attach(manager);
            float[] probabilities = logits.softmax(1).toFloatArray();
            if (!(probabilities[0] >= 0)) {
                throw new IllegalStateException("not a probability: " + probabilities[0]);
            }
        }
    }
}
