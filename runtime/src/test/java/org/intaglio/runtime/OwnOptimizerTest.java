/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;

import org.intaglio.Loss;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.runtime.train.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Learning rates that are functions, and optimizers that need more than a range of gradients. */
class OwnOptimizerTest {
    private static final float[][] X = Lines.rows(160, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Model model() {
        return LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
    }

    private static Training training(Optimizer optimizer) {
        return Training.with(optimizer).batchSize(20).shuffle(false).verbose(0);
    }

    @Test
    void theLearningRateIsAFunctionOfTheStepsDone() {
        List<Float> rates = new ArrayList<>();
        LearningRate falling = step -> 0.5 / (1 + step);
        Callback seeing = Callback.onBatchEnd(context -> rates.add(context.learningRate()));
        Training training = training(Sgd.create(falling)).stepsPerEpoch(2).callbacks(seeing);
        Model model = model();
        model.fit(X, Y, training);
        assertThat(rates).containsExactly(0.5f / 2, 0.5f / 3).inOrder();
        model.fit(X, Y, training);
        assertThat(rates.subList(2, 4)).containsExactly(0.5f / 4, 0.5f / 5).inOrder();
        model.forget();
        assertThat(model.fit(X, Y, training).learningRates()).isEqualTo(new double[] {0.5f / 3});
    }

    /** Each step takes the rate that the function has given for it. */
    @Test
    void aFunctionDoesWhatSettingTheRateDoes() {
        Model byFunction = model();
        Model byHand = model();
        byFunction.fit(X, Y, training(Adam.create(step -> 0.1 / (1 + step))));
        byHand.fit(
                X,
                Y,
                training(Adam.create(0.1))
                        .callbacks(
                                Callback.onBatchEnd(
                                        c -> c.learningRate((float) (0.1 / (1 + c.batch()))))));
        assertThat(byFunction.parameter("out.kernel").toArray())
                .isEqualTo(byHand.parameter("out.kernel").toArray());
    }

    @Test
    void whatACallbackSetsReplacesTheFunction() {
        List<Float> rates = new ArrayList<>();
        Callback seeing =
                Callback.onBatchEnd(context -> {
                    if (context.batch() == 2) {
                        context.learningRate(0.25f);
                    }
                    rates.add(context.learningRate());
                });
        Sgd sgd = Sgd.create(step -> 1e-3 * (1 + step));
        Model model = model();
        model.fit(X, Y, training(sgd).stepsPerEpoch(3).callbacks(seeing));
        assertThat(rates).containsExactly(2e-3f, 0.25f, 0.25f).inOrder();
        try (Trainer trainer = model.trainer(training(sgd))) {
            assertThat(trainer.learningRate()).isEqualTo(0.25f);
        }
    }

    @Test
    void aFunctionMustGiveANumber() {
        Sgd sgd = Sgd.create(step -> step < 2 ? 1e-3 : -1);
        var negative =
                assertThrows(
                        IllegalArgumentException.class, () -> model().fit(X, Y, training(sgd)));
        assertThat(negative)
                .hasMessageThat()
                .isEqualTo(
                        "the LearningRate of the optimizer gives -1.0 for step 2 (from 0); it must"
                                + " give a finite number, 0 or more");
        var infinite =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> LearningRate.constant(Double.POSITIVE_INFINITY));
        assertThat(infinite)
                .hasMessageThat()
                .isEqualTo("a learning rate must be a finite number, 0 or more, got Infinity");
    }

    @Test
    void constantsAreEqualByTheirNumber() {
        assertThat(Sgd.create(0.5)).isEqualTo(Sgd.create(LearningRate.constant(0.5)));
        assertThat(Sgd.create(0.5)).isNotEqualTo(Sgd.create(step -> 0.5));
        assertThat(Adam.create(0.5)).isEqualTo(Adam.create(LearningRate.constant(0.5)));
        assertThat(Adam.create(0.5).toString()).startsWith("Adam[learningRate=0.5, ");
    }

    @Test
    void anOptimizerKnowsWhichNumbersAreWhichParameters() {
        LinearProgram program =
                new LinearProgram(
                        3,
                        4,
                        0,
                        0,
                        new LinearProgram.Head("one", 2, Loss.MEAN_SQUARED_ERROR, 1),
                        new LinearProgram.Head("two", 1, Loss.MEAN_SQUARED_ERROR, 1));
        ParameterLayout layout = ParameterLayout.of(program.architecture());
        assertThat(layout.floats()).isEqualTo(12);
        assertThat(layout.parameters())
                .containsExactly(
                        new ParameterLayout.Range("one", "kernel", Shape.of(3, 2), 0),
                        new ParameterLayout.Range("one", "bias", Shape.of(2), 6),
                        new ParameterLayout.Range("two", "kernel", Shape.of(3, 1), 8),
                        new ParameterLayout.Range("two", "bias", Shape.of(1), 11))
                .inOrder();
        assertThat(layout.parameters().stream().map(ParameterLayout.Range::isBias).toList())
                .containsExactly(false, true, false, true)
                .inOrder();
        assertThat(layout.parameters().get(1).path()).isEqualTo("one.bias");
        assertThat(layout.parameters().get(1).to()).isEqualTo(8);
    }

    @Test
    void biasesAreKnownByTheirNames() {
        for (String name : List.of("bias", "beta", "queryBias", "outputBias")) {
            assertThat(new ParameterLayout.Range("a", name, Shape.of(2), 0).isBias()).isTrue();
        }
        for (String name : List.of("kernel", "gamma", "embeddings", "recurrentKernel")) {
            assertThat(new ParameterLayout.Range("a", name, Shape.of(2), 0).isBias()).isFalse();
        }
    }

    /** Gradient descent by the sign of the mean of all gradients, which no range alone knows. */
    private record Common(List<String> calls) implements Optimizer {
        @Override
        public LearningRate learningRate() {
            return LearningRate.constant(0.01);
        }

        @Override
        public Update start(ParameterLayout layout) {
            return new Update() {
                private float rate;

                @Override
                public Needs needs() {
                    return Needs.ALL_GRADIENTS;
                }

                @Override
                public void begin(long step, float learningRate) {
                    rate = learningRate;
                }

                @Override
                public void gradients(OptimizerKernels kernels, float[] theta, float[] gradient) {
                    if (calls != null) {
                        calls.add("%d of %d".formatted(gradient.length, theta.length));
                    }
                    double sum = 0;
                    for (float g : gradient) {
                        sum += g;
                    }
                    for (int i = 0; i < gradient.length; i++) {
                        gradient[i] = (float) Math.signum(sum);
                    }
                }

                @Override
                public void apply(
                        OptimizerKernels kernels,
                        int from,
                        int to,
                        float[] theta,
                        float[] g,
                        int gAt) {
                    kernels.sgd(from, to, rate, theta, g, gAt);
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whoNeedsAllGradientsGetsThemFirst(int threads) {
        List<String> calls = new ArrayList<>();
        Model model = model();
        float[] before = model.parameter("out.kernel").toArray();
        model.fit(X, Y, training(new Common(calls)).threads(threads).stepsPerEpoch(1));
        assertThat(calls).containsExactly("7 of 7");
        float[] after = model.parameter("out.kernel").toArray();
        float moved = after[0] - before[0];
        assertThat(Math.abs(moved)).isWithin(1e-6f).of(0.01f);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i] - before[i]).isWithin(1e-6f).of(moved);
        }
    }

    @Test
    void aWarmStepWithAllGradientsAllocatesNothing() {
        try (Trainer trainer = model().trainer(training(new Common(null)).threads(1))) {
            Batch batch = trainer.newBatch(20);
            batch.size(20);
            long id = Thread.currentThread().threadId();
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 400 && least > 0; round++) {
                long begin = THREADS.getThreadAllocatedBytes(id);
                for (int i = 0; i < 200; i++) {
                    trainer.trainOnBatch(batch);
                }
                least = Math.min(least, THREADS.getThreadAllocatedBytes(id) - begin);
            }
            assertThat(least).isEqualTo(0);
        }
    }

    @Test
    void aSnapshotFitsItsNetworkOnly() {
        List<Snapshot> taken = new ArrayList<>();
        Callback take = Callback.onEpochEnd(context -> taken.add(context.snapshot()));
        model().fit(X, Y, training(Sgd.create()).callbacks(take));
        Callback restore = Callback.onEpochEnd(context -> context.restore(taken.get(0)));
        Model other = LinearProgram.model(6, 2, Loss.MEAN_SQUARED_ERROR);
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                other.fit(
                                        X,
                                        new float[160][2],
                                        training(Sgd.create()).callbacks(restore)));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "the snapshot holds 7 trainable and 1 other numbers, but 14 and 1 are to be"
                                + " set; restore it in a model of the network that it is from");
    }
}
