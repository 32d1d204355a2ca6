/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Predictions during a training. The network has two outputs that are equal after every step, but
 * not within one, where first one of them changes and then the other.
 */
@Timeout(120)
class WholeStepsTest {
    private static final int IN = 24;
    private static final float[][] X = Lines.rows(96, IN, 1);
    private static final List<Tensor> INPUT = List.of(Tensor.rows(X));
    private static final List<Tensor> TARGETS =
            List.of(Tensor.rows(Lines.line(X)), Tensor.rows(Lines.line(X)));
    private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Predicts with a copy of the parameters that it prepares, as generated code often does. */
    private record Preparing(LinearProgram program, Architecture architecture) implements Program {
        static Preparing of(LinearProgram program) {
            Architecture a = program.architecture();
            Plan own = a.inference();
            Plan plan = new Plan(0, 0, 0, a.trainable(), 0, 0, own.slice(), List.of());
            return new Preparing(
                    program,
                    new Architecture(
                            a.name(),
                            a.inputs(),
                            a.outputs(),
                            a.layers(),
                            a.parameters(),
                            a.trainable(),
                            a.state(),
                            a.training(),
                            plan,
                            plan,
                            a.summary()));
        }

        @Override
        public void prepareInference(Frame frame) {
            System.arraycopy(frame.theta, 0, frame.shared, 0, frame.theta.length);
        }

        @Override
        public void infer(Frame frame) {
            frame.theta = frame.shared;
            program.infer(frame);
        }

        @Override
        public void evaluate(Frame frame) {
            frame.theta = frame.shared;
            program.evaluate(frame);
        }

        @Override
        public void step(int phase, Frame frame) {
            program.step(phase, frame);
        }
    }

    private static final class Twins extends Model {
        Twins(Program program) {
            super(program, Device.scalar(), 5);
            parameter("b.kernel").set(parameter("a.kernel").toArray());
        }
    }

    private static Model twins(boolean prepares) {
        LinearProgram program =
                new LinearProgram(
                        IN,
                        4,
                        0,
                        0.1f,
                        new LinearProgram.Head("a", 1, Loss.MEAN_SQUARED_ERROR, 1),
                        new LinearProgram.Head("b", 1, Loss.MEAN_SQUARED_ERROR, 1));
        return new Twins(prepares ? Preparing.of(program) : program);
    }

    /** Something that is done again and again while the model is trained. */
    @FunctionalInterface
    private interface Reading {
        void read(Model model);
    }

    /** Returns how often it could be done. */
    private static int whileTraining(Model model, Reading reading)
            throws InterruptedException, ExecutionException {
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Callback steps =
                Callback.onBatchEnd(context -> {
                    begun.countDown();
                    if (enough.get()) {
                        context.stop();
                    }
                });
        Training training =
                Training.with(Adam.create(0.01))
                        .epochs(Integer.MAX_VALUE)
                        .batchSize(8)
                        .threads(2)
                        .verbose(0)
                        .callbacks(steps);
        int count = 0;
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<History> fit = other.submit(() -> model.fit(INPUT, TARGETS, training));
            begun.await();
            long end = System.nanoTime() + NANOS;
            try {
                while (System.nanoTime() < end) {
                    reading.read(model);
                    count++;
                }
            } finally {
                enough.set(true);
            }
            assertThat(fit.get().size()).isGreaterThan(1);
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSampleIsPredictedBetweenTwoSteps(boolean prepares) throws Exception {
        List<Tensor> one = List.of(Tensor.rows(X[0]));
        int predictions =
                whileTraining(
                        twins(prepares),
                        model -> {
                            List<Tensor> y = model.predict(one);
                            assertThat(y.get(1)).isEqualTo(y.get(0));
                        });
        assertThat(predictions).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manySamplesArePredictedBetweenTheSameTwoSteps(boolean prepares) throws Exception {
        float[][] same = new float[20_000][];
        Arrays.fill(same, X[0]);
        List<Tensor> many = List.of(Tensor.rows(same));
        int predictions =
                whileTraining(
                        twins(prepares),
                        model -> {
                            List<Tensor> y = model.predict(many);
                            float first = y.get(0).get(0, 0);
                            for (Tensor output : y) {
                                for (float value : output.data()) {
                                    assertThat(value).isEqualTo(first);
                                }
                            }
                        });
        assertThat(predictions).isGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEvaluationIsOfOneMoment(boolean prepares) throws Exception {
        int evaluations =
                whileTraining(
                        twins(prepares),
                        model -> {
                            Evaluation evaluation = model.evaluate(INPUT, TARGETS);
                            assertThat(evaluation.metric("b_loss"))
                                    .isEqualTo(evaluation.metric("a_loss"));
                            assertThat(evaluation.samples()).isEqualTo(X.length);
                        });
        assertThat(evaluations).isGreaterThan(3);
    }

    /** It may have to wait for the end of a step, but that is soon. */
    @Test
    void aThreadThatWasInterruptedPredictsASample() throws Exception {
        List<Tensor> one = List.of(Tensor.rows(X[0]));
        int predictions =
                whileTraining(
                        twins(true),
                        model -> {
                            Thread.currentThread().interrupt();
                            List<Tensor> y = model.predict(one);
                            assertThat(Thread.interrupted()).isTrue();
                            assertThat(y.get(1)).isEqualTo(y.get(0));
                        });
        assertThat(predictions).isGreaterThan(100);
    }

    /** What callbacks set is a change like a step. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoTrainsMayPredictAndSet(boolean prepares) {
        Model model = twins(prepares);
        Callback callback =
                Callback.onBatchEnd(context -> {
                    Snapshot before = context.snapshot();
                    float y = model.predict(INPUT).get(0).get(0, 0);
                    model.parameter("a.bias").set(model.parameter("a.bias").get(0) + 1);
                    assertThat(model.predict(INPUT).get(0).get(0, 0)).isWithin(1e-4f).of(y + 1);
                    context.restore(before);
                    assertThat(model.predict(INPUT).get(0).get(0, 0)).isEqualTo(y);
                });
        Training training = Training.with(Adam.create()).verbose(0).callbacks(callback);
        assertThat(model.fit(INPUT, TARGETS, training).size()).isEqualTo(1);
    }
}
