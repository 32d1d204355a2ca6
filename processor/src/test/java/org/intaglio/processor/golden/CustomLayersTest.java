/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.GradientCheck;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** Layers of users' own compute what they say, in models as any other. */
class CustomLayersTest {
    private static final String BENT =
            """
            @NeuralNetwork(input = {2, 3}, inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
            class Bent {
                @Custom(value = Bend.class, arguments = 0.5) Layer bend;
                @Flatten                                     Layer flat;
                @Dense(units = 2)                            Layer last;
            }
            """;

    private static Model model(NetworkSource source) {
        return CompiledNetwork.compile(source).create(Device.scalar());
    }

    @Test
    void computesWhatItsClassComputes() {
        Model model =
                model(
                        CustomNetworks.of(
                                "Bent",
                                """
                                @NeuralNetwork(input = {2, 3}, loss = Loss.MEAN_SQUARED_ERROR)
                                class Bent {
                                    @Custom(value = Bend.class, arguments = 0.5) Layer bend;
                                }
                                """,
                                CustomNetworks.BEND));
        float[] slopes = {1, -2, 3};
        model.parameter("bend.slope").set(slopes);
        float[] x = {0, 1, 2, -1, -2, 0.5f};
        float[] y = model.predict(x);
        for (int i = 0; i < x.length; i++) {
            double expected = x[i] + 0.5 * slopes[i % 3] * Math.tanh(x[i]);
            assertThat(y[i]).isWithin(1e-6f).of((float) expected);
        }
    }

    /** What a user's test asks. */
    @Test
    void aGradientCheckAcceptsWhatIsRight() {
        Model model = model(CustomNetworks.of("Bent", BENT, CustomNetworks.BEND));
        GradientCheck.of(model).check();
        assertThat(GradientCheck.of(model).slopes().stream().map(s -> s.name()).distinct().toList())
                .containsExactly("bend.slope", "last.kernel", "last.bias", "input")
                .inOrder();
    }

    @Test
    void aGradientCheckFindsAWrongDerivativeForTheInput() {
        String wrong = CustomNetworks.BEND.replace("(1 - t * t)", "(1 + t * t)");
        Model model = model(CustomNetworks.of("Bent", BENT, wrong));
        AssertionError error =
                assertThrows(AssertionError.class, () -> GradientCheck.of(model).check());
        assertThat(error)
                .hasMessageThat()
                .startsWith("the gradients are not those of the loss (tolerance 0.02):\ninput: ");
    }

    @Test
    void aGradientCheckFindsAWrongDerivativeForAParameter() {
        String wrong = CustomNetworks.BEND.replace("dY * (float) factor * t", "dY * t");
        Model model = model(CustomNetworks.of("Bent", BENT, wrong));
        AssertionError error =
                assertThrows(AssertionError.class, () -> GradientCheck.of(model).check());
        assertThat(error)
                .hasMessageThat()
                .startsWith(
                        "the gradients are not those of the loss (tolerance 0.02):\nbend.slope: ");
        assertThat(error).hasMessageThat().doesNotContain("input:");
    }

    /** Nothing that is not trained changes: parameters that say so, and those that are frozen. */
    @Test
    void parametersAreTrainedUnlessTheyAreNot() {
        Model model = model(CustomNetworks.all());
        assertThat(model.parameters().stream().map(Parameter::path).toList())
                .containsExactly(
                        "bend.slope",
                        "mixed.kernel",
                        "mixed.bias",
                        "gate.w",
                        "gate2.w",
                        "inner.project.kernel",
                        "inner.project.table",
                        "fixed.slope",
                        "last.kernel",
                        "last.bias")
                .inOrder();
        List<float[]> before = model.parameters().stream().map(Parameter::toArray).toList();
        float[][] steps = {values(20, 1), values(20, 2), values(20, 3)};
        float[][] other = {values(5, 4), values(5, 5), values(5, 6)};
        model.fit(
                Samples.builder()
                        .input(steps)
                        .input(other)
                        .target(new float[][] {{1, 0}, {0, 1}, {1, 1}})
                        .build(),
                Training.with(Sgd.create(0.01)).batchSize(2).epochs(2).verbose(0));
        for (int i = 0; i < before.size(); i++) {
            Parameter parameter = model.parameters().get(i);
            assertThat(parameter.path() + " " + Arrays.equals(parameter.toArray(), before.get(i)))
                    .isEqualTo(parameter.path() + " " + !parameter.trainable());
        }
        assertThat(model.parameter("fixed.slope").trainable()).isFalse();
        assertThat(model.parameter("inner.project.table").trainable()).isFalse();
    }

    private static float[] values(int size, int seed) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) Math.sin(seed + i * 0.7);
        }
        return values;
    }

    @Test
    void summariesNameTheClass() {
        Model model = model(CustomNetworks.all());
        assertThat(model.summary()).contains("gate (Mixture)");
        assertThat(model.summary()).containsMatch("gate \\(Mixture\\) +\\(4, 5\\) +5 +20\n");
        assertThat(model.architecture().layers().get(2).kind()).isEqualTo("Bend");
    }

    /** A penalty is part of the loss, and of the gradient. */
    @Test
    void penaltiesCount() {
        Model model =
                model(
                        CustomNetworks.of(
                                "Projected",
                                """
                                @NeuralNetwork(input = {2, 2}, loss = Loss.MEAN_SQUARED_ERROR)
                                class Projected {
                                    @Custom(Project.class) Layer project;
                                }
                                """,
                                CustomNetworks.PROJECT));
        model.parameter("project.kernel").set(new float[] {1, 2, 3, 0, 0, 1});
        try (var trainer = model.trainer(Training.with(Sgd.create()))) {
            var batch = trainer.newBatch(1);
            batch.size(1);
            trainer.gradients(batch, true);
            assertThat(trainer.penalty()).isWithin(1e-6).of(0.1 * 15);
        }
        GradientCheck.of(model).check();
    }

    @Test
    void whatIsNotDeclaredIsNotThere() {
        String reads = CustomNetworks.GROWTH.replace("* b.y().array()", "* b.x().array()");
        assertThat(failure(reads))
                .isEqualTo("Growth reads x in backward, but its @LayerClass says readsX = false");
        String keeps = CustomNetworks.GROWTH.replace("* b.y().array()", "* b.kept().array()");
        assertThat(failure(keeps))
                .isEqualTo(
                        "Growth asks for what is kept, but its @LayerClass says kept = 0, or leaves"
                                + " it out");
        String result =
                CustomNetworks.GROWTH.replace("readsX = false", "readsX = false, readsY = false");
        assertThat(failure(result))
                .isEqualTo("Growth reads y in backward, but its @LayerClass says readsY = false");
        String second = CustomNetworks.GROWTH.replace("b.dX().array()", "b.dX(1).array()");
        assertThat(failure(second))
                .isEqualTo(
                        "Growth asks for input 1, but its @LayerClass has 1 of them, counted from"
                                + " 0");
    }

    /** What a step of a network with such a layer says. */
    private static String failure(String layer) {
        Model model =
                model(
                        CustomNetworks.of(
                                "Grown",
                                """
                                @NeuralNetwork(input = 3, loss = Loss.MEAN_SQUARED_ERROR)
                                class Grown {
                                    @Dense(units = 3)     Layer first;
                                    @Custom(Growth.class) Layer growth;
                                }
                                """,
                                layer));
        try (var trainer = model.trainer(Training.with(Sgd.create()).threads(1))) {
            var batch = trainer.newBatch(2);
            batch.size(2);
            return assertThrows(RuntimeException.class, () -> trainer.gradients(batch, true))
                    .getMessage();
        }
    }

    /** Predictions, evaluations and steps that only ask for gradients are no training. */
    @Test
    void knowsWhetherItTrains() {
        Model model =
                model(
                        CustomNetworks.of(
                                "Told",
                                """
                                @NeuralNetwork(input = 1, inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                                class Told {
                                    @Custom(Tells.class) Layer tells;
                                    @Dense(units = 1, kernelInitializer = @Init(ONES)) Layer last;
                                }
                                """,
                                """
                                @LayerClass
                                class Tells implements CustomLayer {
                                    @Override
                                    public void forward(Forward f) {
                                        java.util.Arrays.fill(f.y().array(), f.y().at(), f.y().at(f.samples()),
                                                f.training() ? 2 : 1);
                                    }

                                    @Override
                                    public void backward(Backward b) {
                                        java.util.Arrays.fill(b.dX().array(), b.dX().at(), b.dX().at(b.samples()),
                                                b.wantsX(0) ? 7 : 0);
                                    }
                                }
                                """));
        assertThat(model.predict(new float[] {0})).usingExactEquality().containsExactly(1f);
        try (var trainer = model.trainer(Training.with(Sgd.create()))) {
            var batch = trainer.newBatch(1);
            batch.size(1);
            trainer.gradients(batch, true);
            assertThat(trainer.output(0).data()[0]).isEqualTo(2f);
            assertThat(trainer.inputGradient(0).data()[0]).isEqualTo(7f);
            trainer.gradients(batch, false);
            assertThat(trainer.output(0).data()[0]).isEqualTo(1f);
        }
    }
}
