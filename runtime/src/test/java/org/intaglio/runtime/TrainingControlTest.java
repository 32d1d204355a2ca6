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
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adadelta;
import org.intaglio.runtime.train.Adafactor;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.AdamW;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.CosineDecay;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.ExponentialDecay;
import org.intaglio.runtime.train.Lamb;
import org.intaglio.runtime.train.Muon;
import org.intaglio.runtime.train.Nadam;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;
import org.intaglio.runtime.train.RmsProp;
import org.intaglio.runtime.train.ScheduleFreeAdamW;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Options of optimizers in whole trainings, freezing, validation now and then, streams. */
class TrainingControlTest {
    private static final float[][] X = Lines.rows(160, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Optimizer MUCH =
            RmsProp.create(CosineDecay.of(0.01, 100).alpha(0.1).warmup(10, 0.05))
                    .withCentering()
                    .momentum(0.5)
                    .clipGlobalNorm(0.5)
                    .weightDecay(0.01, ParameterLayout.KERNELS)
                    .accumulateGradients(2)
                    .averageWeights(0.9, 3);

    private static Model model() {
        return LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
    }

    private static Model twoHeads() {
        return LinearProgram.model(
                new LinearProgram(
                        6,
                        4,
                        0.01f,
                        0,
                        new LinearProgram.Head("one", 1, Loss.MEAN_SQUARED_ERROR, 1),
                        new LinearProgram.Head("two", 1, Loss.MEAN_SQUARED_ERROR, 1)),
                11);
    }

    private static Training training(Optimizer optimizer) {
        return Training.with(optimizer).batchSize(20).verbose(0);
    }

    private static float[] numbers(Model model) {
        return model.parameters().stream()
                .filter(Parameter::trainable)
                .map(Parameter::toArray)
                .reduce(
                        new float[0],
                        (a, b) -> {
                            float[] both = Arrays.copyOf(a, a.length + b.length);
                            System.arraycopy(b, 0, both, a.length, b.length);
                            return both;
                        });
    }

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void theNumberOfThreadsDoesNotChangeABit(int threads) {
        List<Optimizer> optimizers =
                List.of(
                        MUCH,
                        Nadam.create(),
                        Adadelta.create(1),
                        Lamb.create().weightDecay(0.1),
                        Muon.create(),
                        Adafactor.create(),
                        ScheduleFreeAdamW.create());
        for (Optimizer optimizer : optimizers) {
            Model one = model();
            Model many = model();
            one.fit(X, Y, training(optimizer).epochs(2).threads(1));
            many.fit(X, Y, training(optimizer).epochs(2).threads(threads));
            assertThat(numbers(many)).isEqualTo(numbers(one));
        }
    }

    @Test
    void aWarmStepAllocatesNothing() {
        Optimizer decaying = AdamW.create(ExponentialDecay.of(0.1, 10, 0.9)).withAmsgrad();
        List<Optimizer> optimizers =
                List.of(
                        MUCH,
                        decaying,
                        Nadam.create().clipValue(1),
                        Lamb.create().weightDecay(0.1),
                        Muon.create(),
                        Adafactor.create(),
                        ScheduleFreeAdamW.create());
        for (Optimizer optimizer : optimizers) {
            Training training = training(optimizer).threads(1).frozen("out.bias");
            try (Trainer trainer = model().trainer(training)) {
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
    }

    @Test
    void theAverageIsThereAfterFitAndNotBefore() {
        Optimizer optimizer = Sgd.create(0.1).averageWeights(0.5);
        List<float[]> steps = new ArrayList<>();
        Model model = model();
        Callback look = Callback.onBatchEnd(c -> steps.add(numbers(model)));
        Callback atEnd =
                new Callback() {
                    @Override
                    public void trainEnd(Context context) {
                        steps.add(numbers(model));
                    }
                };
        model.fit(X, Y, training(optimizer).stepsPerEpoch(2).callbacks(look, atEnd));
        float[] average = new float[steps.get(0).length];
        for (int i = 0; i < average.length; i++) {
            average[i] = 0.5f * steps.get(0)[i] + 0.5f * steps.get(1)[i];
        }
        assertThat(steps.get(2)).isEqualTo(average);
        assertThat(numbers(model)).isEqualTo(average);
    }

    @Test
    void aTrainerFinishesWhenAsked() {
        Model model = model();
        try (Trainer trainer =
                model.trainer(training(Sgd.create(0.1).averageWeights(0.5)).shuffle(false))) {
            Batch batch = trainer.newBatch(20);
            batch.size(20);
            Arrays.fill(batch.target(0), 1);
            Arrays.fill(batch.input(0), 0.5f);
            trainer.trainOnBatch(batch);
            float[] first = numbers(model);
            trainer.trainOnBatch(batch);
            float[] second = numbers(model);
            trainer.finish();
            float[] average = numbers(model);
            for (int i = 0; i < average.length; i++) {
                assertThat(average[i]).isEqualTo(0.5f * first[i] + 0.5f * second[i]);
            }
        }
    }

    @Test
    void whatIsFrozenStaysAndLearnsLaterAgain() {
        Model model = twoHeads();
        float[] kernel = model.parameter("one.kernel").toArray();
        float[] bias = model.parameter("one.bias").toArray();
        float[] other = model.parameter("two.kernel").toArray();
        List<Tensor> targets = List.of(Tensor.rows(Y), Tensor.rows(Y));
        List<Tensor> x = List.of(Tensor.rows(X));
        Training training = training(Adam.create(0.01).averageWeights(0.9).clipGlobalNorm(1));
        model.fit(x, targets, training.frozen("one"));
        assertThat(model.parameter("one.kernel").toArray()).isEqualTo(kernel);
        assertThat(model.parameter("one.bias").toArray()).isEqualTo(bias);
        assertThat(model.parameter("two.kernel").toArray()).isNotEqualTo(other);
        model.fit(x, targets, training.frozen("one.bias"));
        assertThat(model.parameter("one.kernel").toArray()).isNotEqualTo(kernel);
        assertThat(model.parameter("one.bias").toArray()).isEqualTo(bias);
        model.fit(x, targets, training);
        assertThat(model.parameter("one.bias").toArray()).isNotEqualTo(bias);
        assertThat(training.frozen("one").frozen()).containsExactly("one");
    }

    /** A frozen gradient is no part of the common norm. */
    @Test
    void whatIsFrozenDoesNotCountInNorms() {
        Model frozen = twoHeads();
        Model alone = twoHeads();
        float[][] far = new float[160][1];
        for (float[] row : far) {
            row[0] = 1e4f;
        }
        List<Tensor> x = List.of(Tensor.rows(X));
        Training training =
                training(Sgd.create(0.1).clipGlobalNorm(0.5)).frozen("one").shuffle(false);
        frozen.fit(x, List.of(Tensor.rows(far), Tensor.rows(Y)), training);
        alone.fit(x, List.of(Tensor.rows(Y), Tensor.rows(Y)), training);
        assertThat(frozen.parameter("two.kernel").toArray())
                .isEqualTo(alone.parameter("two.kernel").toArray());
    }

    @Test
    void refusesToFreezeWhatItCannot() {
        Training training = training(Sgd.create());
        assertThat(refusal(() -> model().fit(X, Y, training.frozen("outt"))))
                .isEqualTo(
                        "frozen: Line has no 'outt'; it has out, out.kernel, out.bias; did you mean"
                                + " 'out'?");
        assertThat(refusal(() -> model().fit(X, Y, training.frozen("out"))))
                .isEqualTo(
                        "frozen: every trainable parameter of Line is frozen; training would"
                                + " change nothing");
    }

    @Test
    void validatesEveryNEpochs() {
        List<String> looked = new ArrayList<>();
        Callback look =
                new Callback() {
                    @Override
                    public void testEnd(TestContext context) {
                        looked.add("test " + context.samples());
                    }

                    @Override
                    public void epochEnd(Context context) {
                        looked.add(context.epoch() + (context.has("val_loss") ? " with" : ""));
                    }
                };
        EarlyStopping stopping = EarlyStopping.on("val_loss").patience(3);
        History history =
                model().fit(
                                X,
                                Y,
                                training(Adam.create(0.01))
                                        .epochs(5)
                                        .validationSplit(0.25)
                                        .validationEvery(2)
                                        .callbacks(look, stopping));
        assertThat(looked)
                .containsExactly("1", "test 40", "2 with", "3", "test 40", "4 with", "5")
                .inOrder();
        assertThat(history.size()).isEqualTo(5);
        double[] values = history.values("val_loss");
        assertThat(values[0]).isNaN();
        assertThat(values[1]).isFinite();
        assertThat(values).hasLength(5);
        assertThat(values[4]).isNaN();
        assertThat(history.toCsv()).contains(",NaN,");
        assertThat(refusal(() -> training(Sgd.create()).validationEvery(0)))
                .isEqualTo("validationEvery must be 1 or more, got 0");
    }

    @Test
    void predictsStreams() {
        Model model = model();
        List<Sample> samples = Stream.of(X).map(row -> Sample.of(row)).toList();
        SampleStream stream = SampleStream.of(samples::iterator);
        float[][] expected = model.predict(X);
        List<Tensor> found = model.predict(stream);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).shape()).isEqualTo(Shape.of(160, 1));
        for (int i = 0; i < X.length; i++) {
            assertThat(found.get(0).get(i, 0)).isEqualTo(expected[i][0]);
        }
        List<String> calls = new ArrayList<>();
        Callback look =
                new Callback() {
                    @Override
                    public void predictBegin(PredictContext context) {
                        calls.add("begin " + context.samples());
                    }

                    @Override
                    public void predictBatchBegin(PredictContext context) {
                        calls.add("batch " + context.batch());
                    }

                    @Override
                    public void predictBatchEnd(PredictContext context) {
                        calls.add("done " + context.samples());
                    }

                    @Override
                    public void predictEnd(PredictContext context) {
                        calls.add("end " + context.batch());
                    }
                };
        List<Integer> sizes = new ArrayList<>();
        model.predict(Samples.of(X, Y), 100, y -> sizes.add(y.get(0).shape().dimension(0)), look);
        assertThat(sizes).containsExactly(100, 60).inOrder();
        assertThat(calls)
                .containsExactly("begin 0", "batch 0", "done 100", "batch 1", "done 160", "end 2")
                .inOrder();
        SampleStream none = SampleStream.of(List.<Sample>of()::iterator);
        assertThat(refusal(() -> model.predict(none))).isEqualTo("there are no samples to predict");
        assertThat(refusal(() -> model.predict(stream, 0, y -> {})))
                .isEqualTo("batchSize must be 1 or more, got 0");
    }
}
