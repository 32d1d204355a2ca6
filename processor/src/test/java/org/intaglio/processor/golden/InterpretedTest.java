/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.processor.CapturedPrograms;
import org.intaglio.processor.interpreter.InterpretedDevice;
import org.intaglio.processor.interpreter.Opened;
import org.intaglio.processor.interpreter.ToldGraph;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.intaglio.runtime.Trainer;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a program tells is what it computes: a device that has only heard of operations, and does
 * them in plain loops, has Keras' numbers and the processor's.
 */
class InterpretedTest {
    private static final int NETWORKS = 24;
    private static final int BATCH = 5;
    private static final double TOLERANCE = 1e-4;

    /** Where everything is smaller than this, it may be what rounding has left of zero. */
    private static final float SMALL = 0.01f;

    @TestFactory
    Stream<DynamicTest> hasTheNumbersOfKeras() {
        return GoldenDirectory.cases().stream()
                .filter(golden -> KerasScope.outside(golden).isEmpty())
                .map(golden ->
                        dynamicTest(
                                golden.name(),
                                () ->
                                        GoldenProgram.compile(golden)
                                                .run(new InterpretedDevice())
                                                .check()));
    }

    /** Every golden case is told as its graph is, too. */
    @TestFactory
    Stream<DynamicTest> isTheGraph() {
        Map<String, NetworkSource> networks = networks();
        for (GoldenCase golden : GoldenDirectory.cases()) {
            if (KerasScope.outside(golden).isEmpty()) {
                networks.put(golden.name(), GoldenProgram.translate(golden).source());
            }
        }
        return networks.entrySet().stream()
                .map(network -> dynamicTest(network.getKey(), () -> compare(network.getValue())));
    }

    private static void compare(NetworkSource source) {
        CapturedPrograms captured = new CapturedPrograms();
        Opened device = new Opened();
        assertThat(
                        CompiledNetwork.load(source, source.compile(captured.processor()))
                                .create(device))
                .isNotNull();
        // There may be a used network in the same source.
        String name = source.className().replaceFirst(".*\\.", "");
        Programs programs =
                captured.all().stream()
                        .filter(p -> p.network().spec().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        ToldGraph.check(programs.inference().graph(), device.program()::describePrediction);
        ToldGraph.check(programs.evaluation().graph(), device.program()::describeEvaluation);
        ToldGraph.check(programs.training().graph(), device.program()::describeStep);
    }

    @TestFactory
    Stream<DynamicTest> hasTheNumbersOfTheProcessor() {
        return networks().entrySet().stream()
                .map(network -> dynamicTest(network.getKey(), () -> check(network.getValue())));
    }

    private static Map<String, NetworkSource> networks() {
        Map<String, NetworkSource> networks = new LinkedHashMap<>();
        LongStream.range(0, NETWORKS)
                .forEach(seed -> networks.put("seed " + seed, RandomNetwork.of(seed)));
        networks.put("many channels", ChosenNetworks.ofManyChannels(8, 8));
        networks.put("shared convolution", ChosenNetworks.ofSharedConvolution());
        networks.put("large kernels", ChosenNetworks.ofLargeKernels());
        networks.put("recurrent", ChosenNetworks.ofLstms());
        networks.put("cells", RecurrentNetworks.ofCells());
        networks.put("masks", RecurrentNetworks.ofMasks());
        networks.put("masked losses", RecurrentNetworks.ofMaskedLosses());
        networks.put("both ways", RecurrentNetworks.ofBothWays());
        networks.put("each step", RecurrentNetworks.ofEachStep());
        networks.put("states", RecurrentNetworks.ofStates());
        networks.put("attention", ChosenNetworks.ofAttention());
        networks.put("other attentions", ChosenNetworks.ofOtherAttentions());
        networks.put("frozen", ChosenNetworks.ofFrozen());
        networks.put("used networks", ChosenNetworks.ofUsedNetworks());
        networks.put("indices", ChosenNetworks.ofIndices());
        networks.put("augmentation", ChosenNetworks.ofAugmentation());
        networks.put("preprocessing", ChosenNetworks.ofPreprocessing());
        networks.put("residuals", ChosenNetworks.ofResiduals());
        networks.put("custom layers", CustomNetworks.all());
        networks.putAll(FurtherNetworks.all());
        return networks;
    }

    private static void check(NetworkSource source) {
        CompiledNetwork network = CompiledNetwork.compile(source);
        Map<String, float[]> expected = numbers(network.create(Device.scalar()));
        Map<String, float[]> found = numbers(network.create(new InterpretedDevice()));
        assertWithMessage(source.text()).that(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> {
            float largest = SMALL;
            for (float value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertWithMessage("%s of\n%s", name, source.text())
                    .that(found.get(name))
                    .usingTolerance(TOLERANCE * largest)
                    .containsExactly(values)
                    .inOrder();
        });
    }

    /** All that a model computes: predictions, an evaluation, two steps, and what they leave. */
    private static Map<String, float[]> numbers(Model model) {
        Random random = new Random(3);
        Map<String, float[]> numbers = new LinkedHashMap<>();
        Training training = Training.with(Sgd.create(0.01)).batchSize(BATCH).seed(7).threads(2);
        for (Parameter parameter : model.parameters()) {
            float[] values = parameter.toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.1f * random.nextFloat();
            }
            parameter.set(values);
        }
        try (Trainer trainer = model.trainer(training)) {
            Batch batch = trainer.newBatch();
            fill(batch, model.architecture(), random);
            predict(model, batch, numbers);
            for (boolean trains : new boolean[] {false, true}) {
                String step = trains ? "training" : "no training";
                numbers.put(step, new float[] {(float) trainer.gradients(batch, trains)});
                for (int o = 0; o < batch.targets(); o++) {
                    numbers.put(step + ", output " + o, trainer.output(o).toArray());
                }
                for (int i = 0; i < batch.inputs(); i++) {
                    if (model.architecture().inputs().get(i).gradient()) {
                        String name = step + ", gradient of input " + i;
                        numbers.put(name, trainer.inputGradient(i).toArray());
                    }
                }
                for (Parameter parameter : model.parameters()) {
                    if (parameter.trainable()) {
                        String name = step + ", gradient of " + parameter.path();
                        numbers.put(name, trainer.gradient(parameter));
                    }
                }
            }
            for (int i = 0; i < 2; i++) {
                float loss = (float) trainer.trainOnBatch(batch);
                numbers.put("loss of step " + i, new float[] {loss});
            }
            predict(model, batch, numbers);
        }
        for (Parameter parameter : model.parameters()) {
            numbers.put(parameter.path(), parameter.toArray());
        }
        return numbers;
    }

    private static void predict(Model model, Batch batch, Map<String, float[]> numbers) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < batch.inputs(); i++) {
            IntStream shape =
                    IntStream.of(model.architecture().inputs().get(i).shape().dimensions());
            int[] dimensions = IntStream.concat(IntStream.of(BATCH), shape).toArray();
            inputs.add(Tensor.of(Shape.of(dimensions), batch.input(i).clone()));
        }
        List<Tensor> outputs = model.predict(inputs);
        for (int o = 0; o < outputs.size(); o++) {
            numbers.put("prediction " + o + " " + numbers.size(), outputs.get(o).toArray());
        }
    }

    private static void fill(Batch batch, Architecture architecture, Random random) {
        batch.size(BATCH);
        for (int i = 0; i < batch.inputs(); i++) {
            int below = architecture.inputs().get(i).below();
            float[] rows = batch.input(i);
            for (int j = 0; j < rows.length; j++) {
                rows[j] = below > 0 ? random.nextInt(below) : (float) random.nextGaussian();
            }
        }
        for (int o = 0; o < batch.targets(); o++) {
            Architecture.Output output = architecture.outputs().get(o);
            int classes = output.shape().dimension(-1);
            float[] rows = batch.target(o);
            for (int j = 0; j < rows.length; j++) {
                rows[j] =
                        switch (output.loss()) {
                            case SPARSE_CATEGORICAL_CROSSENTROPY -> random.nextInt(classes);
                            case CATEGORICAL_CROSSENTROPY ->
                                    j % classes == 1 ? 0.75f : 0.25f / (classes - 1);
                            default -> random.nextFloat();
                        };
            }
        }
        for (int i = 0; i < BATCH; i++) {
            batch.weights()[i] = 0.5f + random.nextFloat();
        }
    }
}
