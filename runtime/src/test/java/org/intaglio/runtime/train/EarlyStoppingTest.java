/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

class EarlyStoppingTest {
    /** Feeds values epoch by epoch; the weights of epoch e are e. */
    private static final class Epochs implements Callback.Context {
        private final String name;
        private final float[] theta = new float[1];
        private int epoch;
        private double value;
        private boolean stopped;

        Epochs(String name) {
            this.name = name;
        }

        /** Returns the epoch after which the training stopped; 0 if it did not. */
        int run(Callback config, double... values) {
            Callback callback = config.forOneTraining();
            callback.trainBegin(this);
            for (double v : values) {
                epoch++;
                value = v;
                theta[0] = epoch;
                callback.epochEnd(this);
                if (stopped) {
                    break;
                }
            }
            callback.trainEnd(this);
            return stopped ? epoch : 0;
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public int epochs() {
            return 100;
        }

        @Override
        public long batch() {
            return 1;
        }

        @Override
        public OptionalLong steps() {
            return OptionalLong.empty();
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }

        @Override
        public EarlyStopping.Mode mode(String wanted) {
            return wanted.endsWith("loss")
                    ? EarlyStopping.Mode.MIN
                    : wanted.endsWith("accuracy")
                            ? EarlyStopping.Mode.MAX
                            : EarlyStopping.Mode.AUTO;
        }

        @Override
        public boolean has(String wanted) {
            return wanted.equals(name);
        }

        @Override
        public double value(String wanted) {
            return value;
        }

        @Override
        public Map<String, Double> values() {
            return Map.of(name, value);
        }

        @Override
        public float learningRate() {
            return 0;
        }

        @Override
        public void learningRate(float rate) {}

        @Override
        public void stop() {
            stopped = true;
        }

        @Override
        public Snapshot snapshot() {
            return new Snapshot(theta, new float[0]);
        }

        @Override
        public void restore(Snapshot snapshot) {
            snapshot.copyTo(theta, new float[0]);
        }
    }

    @Test
    void stopsWhenPatienceEndsAndRestores() {
        Epochs epochs = new Epochs("val_loss");
        EarlyStopping stopping = EarlyStopping.on("val_loss").patience(2).restoreBestWeights();
        assertThat(epochs.run(stopping, 5, 4, 3, 3.5, 3.2, 1)).isEqualTo(5);
        assertThat(epochs.theta[0]).isEqualTo(3);
    }

    /** As Keras does: the first weights that were looked at are the best until there are better. */
    @Test
    void withoutASoundEpochTheFirstCounts() {
        Epochs epochs = new Epochs("loss");
        EarlyStopping stopping = EarlyStopping.on("loss").patience(9).restoreBestWeights();
        assertThat(epochs.run(stopping, Double.NaN, Double.NaN, Double.NaN)).isEqualTo(0);
        assertThat(epochs.theta[0]).isEqualTo(1);
    }

    @Test
    void keepsTheLastWeightsUnlessAsked() {
        Epochs epochs = new Epochs("loss");
        assertThat(epochs.run(EarlyStopping.on("loss").patience(1), 5, 4, 6, 1)).isEqualTo(3);
        assertThat(epochs.theta[0]).isEqualTo(3);
    }

    @Test
    void restoresTheBestAlsoWithoutStopping() {
        Epochs epochs = new Epochs("loss");
        EarlyStopping stopping = EarlyStopping.on("loss").patience(9).restoreBestWeights();
        assertThat(epochs.run(stopping, 5, 4, 6)).isEqualTo(0);
        assertThat(epochs.theta[0]).isEqualTo(2);
    }

    @Test
    void accuracyIsBetterWhenHigher() {
        Epochs epochs = new Epochs("val_accuracy");
        EarlyStopping stopping = EarlyStopping.on("val_accuracy").patience(1);
        assertThat(epochs.run(stopping, 0.5, 0.6, 0.7, 0.65)).isEqualTo(4);
        assertThat(
                        new Epochs("val_accuracy")
                                .run(stopping.mode(EarlyStopping.Mode.MIN), 0.5, 0.6, 0.7))
                .isEqualTo(2);
    }

    @Test
    void smallImprovementsDoNotCount() {
        EarlyStopping stopping = EarlyStopping.on("loss").patience(2).minDelta(0.1);
        assertThat(new Epochs("loss").run(stopping, 1, 0.95, 0.92, 0.5)).isEqualTo(3);
        assertThat(new Epochs("loss").run(stopping, 1, 0.95, 0.8, 0.79, 0.78)).isEqualTo(5);
    }

    @Test
    void aBaselineMustBeBeaten() {
        EarlyStopping stopping = EarlyStopping.on("loss").patience(3).baseline(0.5);
        assertThat(new Epochs("loss").run(stopping, 1, 0.9, 0.8, 0.7, 0.85, 0.1)).isEqualTo(5);
    }

    @Test
    void doesNotLookBeforeItsFirstEpoch() {
        EarlyStopping stopping = EarlyStopping.on("loss").startFromEpoch(3);
        assertThat(new Epochs("loss").run(stopping, 1, 2, 3, 2, 3)).isEqualTo(5);
    }

    @Test
    void asksForTheWayWhereNothingSaysIt() {
        EarlyStopping stopping = EarlyStopping.on("val_accident_rate").patience(1);
        Epochs epochs = new Epochs("val_accident_rate");
        var error =
                assertThrows(IllegalArgumentException.class, () -> epochs.run(stopping, 3, 2, 1));
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(
                        "EarlyStopping.on(\"val_accident_rate\") cannot know whether a higher or a"
                                + " lower 'val_accident_rate' is better; say it with"
                                + " mode(EarlyStopping.Mode.MAX) or mode(EarlyStopping.Mode.MIN),"
                                + " or make the metric say it: Metric.of(...).higherIsBetter() or"
                                + " lowerIsBetter()");
        assertThat(epochs.epoch).isEqualTo(0);
        assertThat(epochs.run(stopping.mode(EarlyStopping.Mode.MIN), 3, 2, 1)).isEqualTo(0);
    }

    @Test
    void refusesWhatMakesNoSense() {
        EarlyStopping stopping = EarlyStopping.on("loss");
        assertThat(refusal(() -> stopping.patience(-1)))
                .isEqualTo("patience must be 0 or more, got -1");
        assertThat(refusal(() -> stopping.minDelta(Double.NaN)))
                .isEqualTo("minDelta must be a finite number, got NaN");
        assertThat(refusal(() -> stopping.baseline(Double.NaN)))
                .isEqualTo("baseline must be a number, got NaN");
        assertThat(refusal(() -> stopping.startFromEpoch(0)))
                .isEqualTo("startFromEpoch must be 1 or more, got 0; epochs count from 1");
    }

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @Test
    void oneConfigurationServesManyTrainings() {
        EarlyStopping stopping = EarlyStopping.on("loss").patience(1);
        assertThat(new Epochs("loss").run(stopping, 1, 2)).isEqualTo(2);
        assertThat(new Epochs("loss").run(stopping, 9, 8, 9)).isEqualTo(3);
    }
}
