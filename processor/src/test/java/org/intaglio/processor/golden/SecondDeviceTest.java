/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.processor.Repository;
import org.intaglio.processor.segment.SegmentDevice;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.runtime.train.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A device that the runtime does not know, with weights where no array is, does what the processor
 * does, to the bit: trains, evaluates, predicts, saves and restores.
 */
class SecondDeviceTest {
    private static final int CLASSES = 10;
    private static final int COUNT = 200;

    static Stream<Arguments> networksAndDevices() {
        return PromisesTest.networksAndDevices();
    }

    private static SegmentDevice like(Device device) {
        return new SegmentDevice(
                device.name().equals("vector") ? KernelProvider.vector() : KernelProvider.scalar());
    }

    /** Asks both for the same and compares. */
    private static void assertSame(
            NetworkSource source, Device device, Function<Model, List<?>> what) {
        CompiledNetwork network = CompiledNetwork.compile(source);
        Model here = network.create(device);
        Model there = network.create(like(device));
        assertThat(weights(there)).isEqualTo(weights(here));
        assertThat(what.apply(there)).isEqualTo(what.apply(here));
        assertThat(weights(there)).isEqualTo(weights(here));
    }

    private static List<List<Float>> weights(Model model) {
        return model.parameters().stream().map(p -> bits(p.toArray())).toList();
    }

    private static List<Float> bits(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    /** Numbers, or indices, as the network takes them. */
    private static Samples samples(Model model) {
        Architecture.Input input = model.architecture().inputs().get(0);
        int size = input.shape().size();
        float[][] x = new float[COUNT][size];
        int[][] indices = new int[COUNT][size];
        int[] y = new int[COUNT];
        long key = Randoms.key(1, "samples");
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < size; j++) {
                float drawn = Randoms.uniform(key, i * size + j);
                x[i][j] = drawn - 0.5f;
                indices[i][j] = (int) (drawn * input.below());
            }
            y[i] = Math.floorMod(Randoms.bits(key, -1 - i), CLASSES);
        }
        return takesIndices(model) ? Samples.of(indices, y) : Samples.of(x, y);
    }

    private static boolean takesIndices(Model model) {
        return model.architecture().inputs().get(0).type() == Architecture.Type.INDEX;
    }

    private static Training training(Optimizer optimizer) {
        return Training.with(optimizer).batchSize(48).threads(2).seed(5).verbose(0);
    }

    private static List<Object> values(History history) {
        List<Object> values = new ArrayList<>();
        for (String name : history.names()) {
            values.add(name);
            values.add(Arrays.stream(history.values(name)).boxed().toList());
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void trainsMeasuresAndGoesBack(NetworkSource source, Device device) {
        assertSame(
                source,
                device,
                model -> {
                    Training training =
                            training(Adam.create(0.05))
                                    .epochs(3)
                                    .validationSplit(0.3)
                                    .metrics(Metric.ACCURACY)
                                    .callbacks(
                                            EarlyStopping.on("val_loss")
                                                    .patience(1)
                                                    .restoreBestWeights(),
                                            Callback.onEpochEnd(c -> c.learningRate(0.01f)));
                    List<Object> found = new ArrayList<>();
                    found.addAll(values(model.fit(samples(model), training)));
                    found.addAll(values(model.fit(samples(model), training)));
                    found.add(model.evaluate(samples(model)).values());
                    return found;
                });
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void predicts(NetworkSource source, Device device) {
        assertSame(
                source,
                device,
                model -> {
                    Samples samples = samples(model);
                    int size = model.architecture().inputs().get(0).shape().size();
                    Batch batch = Batch.of(model.architecture(), COUNT, true);
                    float[][] x = new float[COUNT][];
                    for (int i = 0; i < COUNT; i++) {
                        samples.read(i, batch, i);
                        x[i] = Arrays.copyOfRange(batch.input(0), i * size, (i + 1) * size);
                    }
                    List<Object> found = new ArrayList<>();
                    for (float[] row : model.predict(x)) {
                        found.add(bits(row));
                    }
                    found.add(bits(model.predict(x[7])));
                    if (takesIndices(model)) {
                        int[] indices = new int[size];
                        Arrays.setAll(indices, i -> (int) x[7][i]);
                        found.add(bits(model.predict(indices)));
                        assertThat(found.getLast()).isEqualTo(found.get(7));
                    }
                    return found;
                });
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void savesAndRestores(NetworkSource source, Device device) {
        assertSame(
                source,
                device,
                model -> {
                    List<Snapshot> saved = new ArrayList<>();
                    List<List<List<Float>>> seen = new ArrayList<>();
                    Callback callback =
                            Callback.onBatchEnd(context -> {
                                if (context.batch() == 2) {
                                    saved.add(context.snapshot());
                                    seen.add(weights(model));
                                }
                                if (context.batch() == 4) {
                                    context.restore(saved.getLast());
                                    seen.add(weights(model));
                                }
                            });
                    model.fit(samples(model), training(Sgd.create()).callbacks(callback));
                    assertThat(seen.get(1)).isEqualTo(seen.get(0));
                    Parameter last = model.parameters().getLast();
                    float[] set = last.toArray();
                    set[0] = 7;
                    last.set(set);
                    assertThat(last.get(0)).isEqualTo(7f);
                    return seen;
                });
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void givesGradientsToWhoeverAsks(NetworkSource source, Device device) {
        assertSame(
                source,
                device,
                model -> {
                    List<Object> found = new ArrayList<>();
                    try (Trainer trainer = model.trainer(training(new GlobalClip(0.1, 0.5)))) {
                        Batch batch = trainer.newBatch(30);
                        Samples samples = samples(model);
                        for (int i = 0; i < 30; i++) {
                            samples.read(i, batch, i);
                        }
                        batch.size(30);
                        found.add(trainer.gradients(batch, true));
                        Parameter first = model.parameters().getFirst();
                        float[] gradient = trainer.gradient(first);
                        gradient[0] = 1;
                        trainer.setGradient(first, gradient);
                        trainer.applyGradients();
                        found.add(bits(gradient));
                        found.add(trainer.trainOnBatch(batch));
                        found.add(trainer.penalty());
                        found.add(bits(trainer.output(0).data()));
                    }
                    return found;
                });
    }

    @ParameterizedTest
    @MethodSource("networksAndDevices")
    void aBadStepChangesNothing(NetworkSource source, Device device) {
        assertSame(
                source,
                device,
                model -> {
                    List<List<List<Float>>> before = new ArrayList<>();
                    Callback seeing = Callback.onBatchEnd(context -> before.add(weights(model)));
                    var thrown =
                            assertThrows(
                                    ArithmeticException.class,
                                    () ->
                                            model.fit(
                                                    samples(model),
                                                    training(Sgd.create(1e30)).callbacks(seeing)));
                    // Averages of a batch normalisation included.
                    assertThat(weights(model)).isEqualTo(before.getLast());
                    return List.of(thrown.getMessage());
                });
    }

    @Test
    void inputGradients() {
        NetworkSource source =
                ExampleNetworks.of(
                        "Slopes",
                        """
                        @NeuralNetwork(input = 7, loss = MEAN_SQUARED_ERROR, inputGradients = true)
                        class Slopes {
                            @Dense(units = 5, activation = TANH) Layer hidden;
                            @Dense(units = 2)                    Layer out;
                        }
                        """);
        assertSame(
                source,
                Device.scalar(),
                model -> {
                    try (Trainer trainer = model.trainer(training(Sgd.create()))) {
                        Batch batch = trainer.newBatch(9);
                        for (int i = 0; i < batch.input(0).length; i++) {
                            batch.input(0)[i] = i * 0.1f;
                        }
                        batch.size(8);
                        trainer.gradients(batch, true);
                        Tensor slopes = trainer.inputGradient(0);
                        assertThat(slopes.shape().dimensions()).isEqualTo(new int[] {8, 7});
                        return bits(slopes.data());
                    }
                });
    }

    /** As another module would: what is not exported stays unseen. */
    @Test
    void theSecondDeviceSeesWhatIsExported() throws IOException {
        String module =
                Files.readString(
                        Repository.root().resolve("runtime/src/main/java/module-info.java"));
        Path folder = Path.of("src/test/java/org/intaglio/processor/segment");
        int imports = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.startsWith("import org.intaglio.")) {
                        String name =
                                line.substring("import ".length()).replaceAll("\\.[A-Z].*", "");
                        assertWithMessage(line).that(module).contains("exports " + name + ";");
                        imports++;
                    }
                }
            }
        }
        assertThat(imports).isAtLeast(20);
    }
}
