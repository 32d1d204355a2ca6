/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.headtohead.PeerServer.Rounds;
import org.intaglio.benchmarks.headtohead.PeerServer.Work;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.throughput.network.AugmentedModel;
import org.intaglio.samples.throughput.network.AutoencoderModel;
import org.intaglio.samples.throughput.network.BiLstmModel;
import org.intaglio.samples.throughput.network.BlockModel;
import org.intaglio.samples.throughput.network.CnnModel;
import org.intaglio.samples.throughput.network.FashionModel;
import org.intaglio.samples.throughput.network.GruModel;
import org.intaglio.samples.throughput.network.LstmModel;
import org.intaglio.samples.throughput.network.MlpModel;
import org.intaglio.samples.throughput.network.ResNetModel;
import org.intaglio.samples.throughput.network.Text;
import org.intaglio.samples.throughput.network.TextModel;

import java.io.IOException;

/**
 * This library as one of the peers: {@code fit} on arrays and {@code predict}, as users call them.
 */
public final class IntaglioPeer {
    private IntaglioPeer() {}

    /** Serves the driver. */
    public static void main(String... arguments) throws IOException {
        PeerServer.serve(IntaglioPeer::make, arguments);
    }

    private static Work make(Job job) {
        Device device = Device.cpu();
        String name = "Intaglio, %s kernels, %s".formatted(device.name(), runtime());
        Rounds rounds =
                switch (job.task()) {
                    case TRAIN -> training(model(job, device), job);
                    case ONE -> predictions(model(job, device), job);
                    case MANY -> passes(model(job, device), job);
                    case GEMM -> new Products(KernelProvider.selected().matrix(), job)::run;
                };
        return new Work(name, rounds);
    }

    private static String runtime() {
        return "Java " + Runtime.version().feature();
    }

    private static Model model(Job job, Device device) {
        return switch (job.network()) {
            case "mlp" -> MlpModel.create(device, 1);
            case "fashion" -> FashionModel.create(device, 1);
            case "cnn" -> CnnModel.create(device, 1);
            case "resnet" -> ResNetModel.create(device, 1);
            case "lstm" -> LstmModel.create(device, 1);
            case "block" -> BlockModel.create(device, 1);
            case "gru" -> GruModel.create(device, 1);
            case "bilstm" -> BiLstmModel.create(device, 1);
            case "text" -> TextModel.create(device, 1);
            case "autoencoder" -> AutoencoderModel.create(device, 1);
            case "augmented" -> AugmentedModel.create(device, 1);
            default -> throw new IllegalArgumentException("no network '" + job.network() + "'");
        };
    }

    private static Rounds training(Model model, Job job) {
        Dataset data = samples(job);
        Training training =
                Training.with(Adam.create())
                        .batchSize(job.batch())
                        .threads(job.threads())
                        .verbose(0);
        return steps -> model.fit(data, training.stepsPerEpoch(steps));
    }

    private static Dataset samples(Job job) {
        return switch (job.network()) {
            case "text" -> Samples.of(job.words(Text.VOCABULARY), job.classes());
            case "autoencoder" -> {
                float[][] x = job.rows(job.features());
                yield Samples.of(x, x);
            }
            default -> Samples.of(job.rows(job.features()), job.classes());
        };
    }

    private static Rounds predictions(Model model, Job job) {
        float[] sample = job.rows(job.features())[0];
        return count -> {
            for (int i = 0; i < count; i++) {
                consume(model.predict(sample));
            }
        };
    }

    private static Rounds passes(Model model, Job job) {
        float[][] x = job.rows(job.features());
        return count -> {
            for (int i = 0; i < count; i++) {
                consume(model.predict(x)[0]);
            }
        };
    }

    /** So that no compiler finds the prediction to be of no use. */
    private static void consume(float[] probabilities) {
        if (!(probabilities[0] >= 0)) {
            throw new IllegalStateException("not a probability: " + probabilities[0]);
        }
    }
}
