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
import org.intaglio.runtime.GradientCheck.Slope;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The check that users call: it finds what is wrong and nothing else. */
class GradientCheckTest {
    private static final LossFunction RIGHT = squared(2);
    private static final LossFunction WRONG = squared(1);
    private static final LossFunction MISSING = squared(0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MEAN_SQUARED_ERROR",
                "SPARSE_CATEGORICAL_CROSSENTROPY",
                "CATEGORICAL_CROSSENTROPY",
                "BINARY_CROSSENTROPY",
                "CATEGORICAL_GENERALIZED_CROSS_ENTROPY",
                "CATEGORICAL_FOCAL_CROSSENTROPY",
                "KL_DIVERGENCE",
                "SQUARED_HINGE",
                "POISSON"
            })
    void acceptsWhatIsRight(String loss) {
        String activation = loss.startsWith("BINARY") ? "SIGMOID" : "SOFTMAX";
        Model model = model(loss, activation);
        GradientCheck.of(model).check();
        assertThat(GradientCheck.of(model).slopes().stream().map(Slope::name).distinct().toList())
                .containsExactly(
                        "hidden.kernel",
                        "hidden.bias",
                        "norm.gamma",
                        "norm.beta",
                        "last.kernel",
                        "last.bias",
                        "in")
                .inOrder();
    }

    @Test
    void acceptsALossOfOnesOwn() {
        check(RIGHT).check();
    }

    @Test
    void namesWhatIsWrong() {
        AssertionError error = assertThrows(AssertionError.class, () -> check(WRONG).check());
        assertThat(error)
                .hasMessageThat()
                .startsWith("the gradients are not those of the loss (tolerance 0.02):\n");
        assertThat(error)
                .hasMessageThat()
                .containsMatch(
                        "\n"
                                + "last\\.kernel: the gradient says [\\d.e-]+, differences of the"
                                + " loss say");
        assertThat(error)
                .hasMessageThat()
                .endsWith(
                        "\nWhere a function has kinks, as ReLU has, a step may have crossed one:"
                                + " step(0.001) tells");
        check(WRONG).tolerance(1.5).check();
    }

    /** A gradient of 0 has no way along which the loss could be measured. */
    @Test
    void findsGradientsThatAreMissing() {
        AssertionError error = assertThrows(AssertionError.class, () -> check(MISSING).check());
        assertThat(error).hasMessageThat().contains("last.kernel: the gradient says 0.0000");
    }

    /** What is missing is at right angles to what is there: along that, all is well. */
    @Test
    void findsTermsThatAreMissing() {
        LossFunction forgetful =
                (size, y, yAt, target, targetAt, dY, dYAt) -> {
                    double loss = RIGHT.sample(size, y, yAt, target, targetAt, dY, dYAt);
                    dY[dYAt] = 0;
                    return loss;
                };
        AssertionError error = assertThrows(AssertionError.class, () -> check(forgetful).check());
        assertThat(error).hasMessageThat().contains("last.kernel: the gradient says");
        assertThat(error).hasMessageThat().contains("last.bias: the gradient says");
    }

    @Test
    void leavesTheModelAsItWas() {
        Model model = model("MEAN_SQUARED_ERROR", "TANH");
        List<float[]> before = model.parameters().stream().map(Parameter::toArray).toList();
        GradientCheck.of(model).check();
        for (int i = 0; i < before.size(); i++) {
            assertThat(model.parameters().get(i).toArray()).isEqualTo(before.get(i));
        }
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        GradientCheck check = check(RIGHT);
        assertThat(assertThrows(IllegalArgumentException.class, () -> check.tolerance(0)))
                .hasMessageThat()
                .isEqualTo("tolerance must be above 0, got 0.0");
        assertThat(assertThrows(IllegalArgumentException.class, () -> check.step(Double.NaN)))
                .hasMessageThat()
                .isEqualTo("step must be above 0, got NaN");
    }

    private static GradientCheck check(LossFunction loss) {
        return GradientCheck.of(model("CUSTOM", "TANH"), Training.with(Sgd.create()).loss(loss));
    }

    private static LossFunction squared(float factor) {
        return (size, y, yAt, target, targetAt, dY, dYAt) -> {
            double loss = 0;
            for (int i = 0; i < size; i++) {
                float e = y[yAt + i] - target[targetAt + i];
                loss += e * e;
                dY[dYAt + i] = factor * e;
            }
            return loss;
        };
    }

    private static Model model(String loss, String activation) {
        NetworkSource source =
                new NetworkSource(
                        "golden.Checked",
                        """
                        package golden;

                        import static org.intaglio.Activation.*;
                        import static org.intaglio.Loss.*;

                        import org.intaglio.*;
                        import org.intaglio.layer.*;

                        @NeuralNetwork(inputGradients = true, loss = %s)
                        class Checked {
                            @Input(3)                              Layer in;
                            @Dense(units = 5, activation = TANH)   Layer hidden;
                            @Frozen @Dense(units = 5)              Layer fixed;
                            @BatchNormalization                    Layer norm;
                            @Dense(units = 3, activation = %s)     Layer last;
                        }
                        """
                                .formatted(loss, activation));
        return CompiledNetwork.compile(source).create(Device.scalar());
    }
}
