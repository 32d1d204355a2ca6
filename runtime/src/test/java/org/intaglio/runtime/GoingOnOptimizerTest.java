/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an optimizer remembers from one training to the next. */
@Timeout(60)
class GoingOnOptimizerTest {
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);

    private static Model model() {
        return LinearProgram.model(
                new LinearProgram(
                        6,
                        4,
                        0.01f,
                        0.3f,
                        new LinearProgram.Head("out", 1, Loss.MEAN_SQUARED_ERROR, 1)),
                11);
    }

    /** A step without chance: what follows depends on parameters and optimizer alone. */
    private static float[] step(Model model, Optimizer optimizer) {
        model.fit(X, Y, Training.with(optimizer).verbose(0).batchSize(203).shuffle(false));
        return model.parameter("out.kernel").toArray();
    }

    @Test
    void anotherOptimizerBeginsAnew() {
        Optimizer optimizer = Sgd.create(0.01).momentum(0.9);
        Model anew = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model goesOn = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model another = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model forgets = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        float[] first = step(goesOn, optimizer);
        float[] bias = goesOn.parameter("out.bias").toArray();
        anew.parameter("out.kernel").set(first);
        anew.parameter("out.bias").set(bias);
        float[] expected = step(anew, optimizer);
        assertThat(step(goesOn, Sgd.create(0.01).momentum(0.9))).isNotEqualTo(expected);
        assertThat(step(another, optimizer)).isEqualTo(first);
        assertThat(step(another, Sgd.create(0).momentum(0.9))).isEqualTo(first);
        assertThat(step(another, optimizer)).isEqualTo(expected);
        assertThat(step(forgets, optimizer)).isEqualTo(first);
        forgets.forget();
        assertThat(step(forgets, optimizer)).isEqualTo(expected);
    }

    @Test
    void theLearningRateGoesOn() {
        Model model = model();
        Callback halve =
                Callback.onEpochEnd(context -> context.learningRate(context.learningRate() / 2));
        Training training = Training.with(Sgd.create(0.5)).verbose(0);
        model.fit(X, Y, training.callbacks(halve));
        assertThat(model.fit(X, Y, training).learningRates()).isEqualTo(new double[] {0.25});
        try (Trainer trainer = model.trainer(training)) {
            assertThat(trainer.learningRate()).isEqualTo(0.25f);
            trainer.learningRate(0.125f);
        }
        assertThat(model.fit(X, Y, training).learningRates()).isEqualTo(new double[] {0.125});
        Training other = Training.with(Sgd.create(0.25)).verbose(0);
        assertThat(model.fit(X, Y, other).learningRates()).isEqualTo(new double[] {0.25});
        model.forget();
        assertThat(model.fit(X, Y, training).learningRates()).isEqualTo(new double[] {0.5});
    }

    @Test
    void optimizersWithTheSameSettingsAreEqual() {
        assertThat(Sgd.create(0.1).momentum(0.9)).isEqualTo(Sgd.create(0.1).momentum(0.9));
        assertThat(Sgd.create(0.1).hashCode()).isEqualTo(Sgd.create(0.1).hashCode());
        assertThat(Sgd.create(0.1)).isNotEqualTo(Sgd.create(0.2));
        assertThat(Sgd.create(0.1)).isNotEqualTo(Sgd.create(0.1).momentum(0.5));
        assertThat(Sgd.create(0.1)).isNotEqualTo(Sgd.create(0.1).nesterov());
        assertThat(Sgd.create(0.1)).isNotEqualTo(Adam.create(0.1));
        assertThat(Adam.create(0.1)).isEqualTo(Adam.create(0.1));
    }
}
