/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The gradients of networks at random, against differences of their loss. For every parameter and
 * input the loss is taken a step forward and a step back along the gradient g; the slope must be
 * |g|.
 *
 * <p>The loss has some seven digits and a step of 1/100 leaves five of its difference. What the
 * test is for, a term that is missing or counted twice, is wrong in the first digit.
 */
class RandomNetworkTest {
    private static final int NETWORKS = 24;
    private static final int BATCH = 5;
    private static final float STEP = 0.01f;
    private static final double TOLERANCE = 0.02;

    @TestFactory
    Stream<DynamicTest> gradientsAreThoseOfTheLoss() {
        return Stream.of(
                        LongStream.range(0, NETWORKS)
                                .boxed()
                                .flatMap(seed ->
                                        tests("seed " + seed, RandomNetwork.of(seed), seed)),
                        tests("many channels, 7×6", ChosenNetworks.ofManyChannels(7, 6), 1),
                        tests("many channels, 8×8", ChosenNetworks.ofManyChannels(8, 8), 1),
                        tests("shared convolution", ChosenNetworks.ofSharedConvolution(), 1),
                        tests("shared dense", ChosenNetworks.ofSharedDense(), 1),
                        tests("large kernels", ChosenNetworks.ofLargeKernels(), 1),
                        tests("recurrent", ChosenNetworks.ofLstms(), 1),
                        tests("cells", RecurrentNetworks.ofCells(), 1),
                        tests("both ways", RecurrentNetworks.ofBothWays(), 1),
                        tests("each step", RecurrentNetworks.ofEachStep(), 1),
                        tests("states", RecurrentNetworks.ofStates(), 1),
                        tests("masks", RecurrentNetworks.ofMasks(), 1),
                        tests("masked losses", RecurrentNetworks.ofMaskedLosses(), 1),
                        tests("attention", ChosenNetworks.ofAttention(), 1),
                        tests("other attentions", ChosenNetworks.ofOtherAttentions(), 1),
                        tests("frozen", ChosenNetworks.ofFrozen(), 1),
                        tests("used networks", ChosenNetworks.ofUsedNetworks(), 1),
                        tests("indices", ChosenNetworks.ofIndices(), 1),
                        tests("augmentation", ChosenNetworks.ofAugmentation(), 1),
                        tests("preprocessing", ChosenNetworks.ofPreprocessing(), 1),
                        tests("residuals", ChosenNetworks.ofResiduals(), 1),
                        tests("custom layers", CustomNetworks.all(), 1),
                        FurtherNetworks.all().entrySet().stream()
                                .flatMap(network -> tests(network.getKey(), network.getValue(), 1)))
                .flatMap(tests -> tests);
    }

    private static Stream<DynamicTest> tests(String name, NetworkSource source, long seed) {
        return Stream.of(
                test(name + ", scalar", source, seed, Device::scalar),
                test(name + ", vector", source, seed, Device::vector));
    }

    private static DynamicTest test(
            String name, NetworkSource source, long seed, Supplier<Device> device) {
        return dynamicTest(
                name,
                () -> {
                    Model model = CompiledNetwork.compile(source).create(device.get());
                    Training training =
                            Training.with(Sgd.create()).batchSize(BATCH).seed(seed).threads(2);
                    try (Trainer trainer = model.trainer(training)) {
                        new Check(source, model, trainer, new Random(seed)).run();
                    }
                });
    }

    private record Check(NetworkSource source, Model model, Trainer trainer, Random random) {
        void run() {
            Batch batch = trainer.newBatch();
            fill(batch);
            for (Parameter parameter : model.parameters()) {
                if (parameter.trainable()) {
                    // Biases start as zeros, which would hide half of what they do.
                    float[] values = parameter.toArray();
                    for (int i = 0; i < values.length; i++) {
                        values[i] += 0.3f * (float) random.nextGaussian();
                    }
                    parameter.set(values);
                }
            }
            double loss = trainer.gradients(batch, false);
            assertWithMessage("the loss of an evaluation")
                    .that(
                            model.evaluate(
                                            samples(batch),
                                            Training.with(Sgd.create(0)).batchSize(BATCH))
                                    .loss())
                    .isWithin(1e-5 * Math.abs(loss))
                    .of(loss);
            trainer.gradients(batch, true);
            float[][] ofInputs = new float[batch.inputs()][];
            for (int i = 0; i < ofInputs.length; i++) {
                boolean isDerived = model.architecture().inputs().get(i).gradient();
                ofInputs[i] = isDerived ? trainer.inputGradient(i).toArray() : new float[0];
            }
            List<Parameter> parameters =
                    model.parameters().stream().filter(Parameter::trainable).toList();
            List<float[]> ofParameters = parameters.stream().map(trainer::gradient).toList();

            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                float[] start = parameter.toArray();
                slope(
                        parameter.path(),
                        ofParameters.get(i),
                        start,
                        values -> {
                            parameter.set(values);
                            return trainer.gradients(batch, true);
                        });
                parameter.set(start);
            }
            for (int i = 0; i < ofInputs.length; i++) {
                float[] rows = batch.input(i);
                float[] start = rows.clone();
                slope(
                        "input " + i,
                        ofInputs[i],
                        start,
                        values -> {
                            System.arraycopy(values, 0, rows, 0, rows.length);
                            return trainer.gradients(batch, true);
                        });
                System.arraycopy(start, 0, rows, 0, rows.length);
            }
        }

        /** The rows of a batch, again and again: more than an evaluation takes at a time. */
        private static RandomAccessDataset samples(Batch batch) {
            return new RandomAccessDataset() {
                @Override
                public int count() {
                    return 21 * BATCH;
                }

                @Override
                public void read(int index, Batch to, int row) {
                    int from = index % BATCH;
                    for (int i = 0; i < batch.inputs(); i++) {
                        int size = batch.inputSize(i);
                        System.arraycopy(
                                batch.input(i), from * size, to.input(i), row * size, size);
                    }
                    for (int o = 0; o < batch.targets(); o++) {
                        int size = batch.targetSize(o);
                        System.arraycopy(
                                batch.target(o), from * size, to.target(o), row * size, size);
                    }
                }
            };
        }

        private void fill(Batch batch) {
            batch.size(BATCH);
            for (int i = 0; i < batch.inputs(); i++) {
                float[] rows = batch.input(i);
                int below = model.architecture().inputs().get(i).below();
                for (int j = 0; j < rows.length; j++) {
                    rows[j] = below > 0 ? random.nextInt(below) : (float) random.nextGaussian();
                }
            }
            List<Architecture.Output> outputs = model.architecture().outputs();
            for (int o = 0; o < outputs.size(); o++) {
                boolean isDistribution = outputs.get(o).loss() == Loss.CATEGORICAL_CROSSENTROPY;
                float[] rows = batch.target(o);
                int size = batch.targetSize(o);
                for (int j = 0; j < rows.length; j++) {
                    rows[j] =
                            isDistribution
                                    ? (j % size == 1 ? 0.75f : 0.25f / (size - 1))
                                    : random.nextFloat();
                }
            }
        }

        private interface LossAt {
            double of(float[] values);
        }

        private void slope(String name, float[] gradient, float[] start, LossAt loss) {
            double norm = 0;
            for (float g : gradient) {
                norm += (double) g * g;
            }
            norm = Math.sqrt(norm);
            if (norm < 1e-3) {
                // Nothing but rounding, or so flat that the loss has no digits for it.
                return;
            }
            double near = difference(gradient, start, loss, STEP, norm);
            double far = difference(gradient, start, loss, 2 * STEP, norm);
            // Two differences cancel the third derivative, of which exponentials have much.
            double slope = (4 * near - far) / 3;
            String message = "slope along the gradient of " + name + " in\n" + source.text();
            assertWithMessage(message).that(slope).isWithin(TOLERANCE * norm + 1e-4).of(norm);
        }

        private static double difference(
                float[] gradient, float[] start, LossAt loss, double step, double norm) {
            double forward = loss.of(moved(start, gradient, step / norm));
            double back = loss.of(moved(start, gradient, -step / norm));
            return (forward - back) / (2 * step);
        }

        private static float[] moved(float[] start, float[] gradient, double factor) {
            float[] values = start.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (gradient[i] * factor);
            }
            return values;
        }
    }
}
