/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.List;

/** What every optimizer can have, and what settings may be. */
class OptimizerOptionsTest {
    private static final OptimizerKernels KERNELS = KernelProvider.scalar().optimizer();
    private static final ParameterLayout LAYOUT =
            new ParameterLayout(
                    4,
                    List.of(
                            new ParameterLayout.Range("a", "kernel", Shape.of(2), 0),
                            new ParameterLayout.Range("a", "bias", Shape.of(1), 2),
                            new ParameterLayout.Range("norm", "gamma", Shape.of(1), 3)));

    private static String refusal(Executable what) {
        return assertThrows(IllegalArgumentException.class, what).getMessage();
    }

    private static float[] step(Optimizer.Update update, long step, float rate, float... g) {
        float[] theta = {1, 1, 1, 1};
        step(update, step, rate, theta, g);
        return theta;
    }

    private static void step(
            Optimizer.Update update, long step, float rate, float[] theta, float... g) {
        update.begin(step, rate);
        if (update.needs() == Optimizer.Needs.ALL_GRADIENTS) {
            update.gradients(KERNELS, theta, g);
        }
        update.apply(KERNELS, 0, 3, theta, g, 0);
        update.apply(KERNELS, 3, 4, theta, g, 3);
    }

    @Test
    void clipsByValueByNormAndByAllNorms() {
        Sgd sgd = Sgd.create(1);
        assertThat(step(sgd.clipValue(0.5).start(LAYOUT), 1, 1, 3, -0.25f, -4, 0))
                .isEqualTo(new float[] {0.5f, 1.25f, 1.5f, 1});
        assertThat(step(sgd.clipNorm(1).start(LAYOUT), 1, 1, 3, 4, 0.5f, 2))
                .usingTolerance(1e-6)
                .containsExactly(new float[] {0.4f, 0.2f, 0.5f, 0})
                .inOrder();
        assertThat(step(sgd.clipGlobalNorm(1).start(LAYOUT), 1, 1, 2, 2, 2, 2))
                .usingTolerance(1e-6)
                .containsExactly(new float[] {0.5f, 0.5f, 0.5f, 0.5f})
                .inOrder();
        assertThat(sgd.clipValue(1).start(LAYOUT).needs()).isEqualTo(Optimizer.Needs.RANGE);
        assertThat(sgd.clipNorm(1).start(LAYOUT).needs()).isEqualTo(Optimizer.Needs.ALL_GRADIENTS);
    }

    @Test
    void weightDecaysWithExclusions() {
        Optimizer all = Sgd.create(0.5).weightDecay(0.1);
        assertThat(step(all.start(LAYOUT), 1, 0.5f, 0, 0, 0, 0))
                .isEqualTo(new float[] {0.95f, 0.95f, 0.95f, 0.95f});
        Optimizer kernels = Sgd.create(0.5).weightDecay(0.1, ParameterLayout.KERNELS);
        assertThat(step(kernels.start(LAYOUT), 1, 0.5f, 0, 0, 0, 0))
                .isEqualTo(new float[] {0.95f, 0.95f, 1, 1});
        AdamW adamW = AdamW.create(0.5).weightDecay(0.1, r -> r.path().equals("a.bias"));
        assertThat(step(adamW.start(LAYOUT), 1, 0.5f, 0, 0, 0, 0))
                .isEqualTo(new float[] {1, 1, 0.95f, 1});
        assertThat(kernels).isEqualTo(Sgd.create(0.5).weightDecay(0.1, ParameterLayout.KERNELS));
        assertThat(kernels).isNotEqualTo(all);
    }

    /** Two decays would add up. */
    @Test
    void theOrderOfAWeightDecayPlaysNoPart() {
        for (Optimizer optimizer : List.of(AdamW.create(), Lamb.create(), Muon.create())) {
            assertThat(optimizer.clipNorm(1).weightDecay(0.1))
                    .isEqualTo(optimizer.weightDecay(0.1).clipNorm(1));
            assertThat(optimizer.clipNorm(1).weightDecay(0.1, ParameterLayout.KERNELS))
                    .isEqualTo(optimizer.weightDecay(0.1, ParameterLayout.KERNELS).clipNorm(1));
        }
        assertThat(Sgd.create().clipNorm(1).weightDecay(0.1))
                .isEqualTo(Sgd.create().weightDecay(0.1).clipNorm(1));
    }

    /** A first step is 1 times the root of the mean square of what the decay has left: 0.5. */
    @Test
    void aStepOfAdafactorIsOfWhatHasDecayed() {
        Optimizer adafactor = Adafactor.create(1).weightDecay(0.5);
        assertThat(step(adafactor.start(LAYOUT), 1, 1, 3, -3, 2, 1))
                .usingTolerance(1e-5)
                .containsExactly(new float[] {0, 1, 0, 0})
                .inOrder();
    }

    @Test
    void accumulatesGradients() {
        Optimizer.Update update = Sgd.create(1).accumulateGradients(2).start(LAYOUT);
        float[] theta = {1, 1, 1, 1};
        step(update, 1, 1, theta, 1, 0, 0, 0);
        assertThat(theta).isEqualTo(new float[] {1, 1, 1, 1});
        step(update, 2, 1, theta, 3, 0, 0, 2);
        assertThat(theta).isEqualTo(new float[] {-1, 1, 1, 0});
        step(update, 3, 1, theta, 8, 8, 8, 8);
        step(update, 4, 1, theta, 0, 0, 0, 0);
        assertThat(theta).isEqualTo(new float[] {-5, -3, -3, -4});
    }

    @Test
    void averagesWeights() {
        Optimizer.Update update = Sgd.create(1).averageWeights(0.5).start(LAYOUT);
        assertThat(update.atEnd().isPresent()).isFalse(); // There is no average of nothing.
        float[] theta = {1, 1, 1, 1};
        step(update, 1, 1, theta, 1, 0, 0, 0);
        step(update, 2, 1, theta, 1, 0, 0, 0);
        assertThat(theta[0]).isEqualTo(-1);
        update.atEnd().orElseThrow().apply(KERNELS, 0, 4, theta, null, 0);
        assertThat(theta).isEqualTo(new float[] {-0.5f, 1, 1, 1});
        Optimizer.Update often = Sgd.create(1).averageWeights(0.5, 2).start(LAYOUT);
        float[] other = {1, 1, 1, 1};
        step(often, 1, 1, other, 1, 0, 0, 0);
        assertThat(other[0]).isEqualTo(0);
        step(often, 2, 1, other, 1, 0, 0, 0);
        assertThat(other[0]).isEqualTo(-0.5f);
    }

    /** Adam's first step is 1 everywhere: √2 of a kernel of length √2 after what has decayed. */
    @Test
    void aStepOfLambIsAsLongAsTheParameter() {
        Lamb lamb = Lamb.create(0.5).epsilon(1e-20);
        assertThat(step(lamb.start(LAYOUT), 1, 0.5f, 3, -4, 2, 1))
                .usingTolerance(1e-5)
                .containsExactly(new float[] {0.5f, 1.5f, 0.5f, 0.5f})
                .inOrder();
        Lamb decaying = lamb.weightDecay(0.2, ParameterLayout.KERNELS);
        assertThat(step(decaying.start(LAYOUT), 1, 0.5f, 3, -4, 2, 1))
                .usingTolerance(1e-5)
                .containsExactly(new float[] {0.45f, 1.35f, 0.5f, 0.5f})
                .inOrder();
        assertThat(lamb.start(LAYOUT).needs()).isEqualTo(Optimizer.Needs.ALL_GRADIENTS);
    }

    /** Both directions of a matrix count alike, however long they are; others have Adam's steps. */
    @Test
    void aStepOfMuonIsOrthogonal() {
        ParameterLayout matrix =
                new ParameterLayout(
                        4, List.of(new ParameterLayout.Range("a", "kernel", Shape.of(2, 2), 0)));
        Muon muon = Muon.create(0.5).weightDecay(0);
        float[] theta = step(muon.start(matrix), 1, 0.5f, 3, 0, 0, -40);
        double most = 0.5 * 0.2 * Math.sqrt(2);
        assertThat((1 - theta[0]) / most).isWithin(0.35).of(1);
        assertThat(theta[1]).isEqualTo(1f);
        assertThat(theta[2]).isEqualTo(1f);
        assertThat((1 - theta[3]) / most).isWithin(0.35).of(-1);
        float[] adams = step(AdamW.create(0.5).start(LAYOUT), 1, 0.5f, 3, -4, 2, 1);
        assertThat(step(Muon.create(0.5).start(LAYOUT), 1, 0.5f, 3, -4, 2, 1)).isEqualTo(adams);
        Muon none = Muon.create(0.5).matrices(p -> !p.layer().equals("a"));
        assertThat(step(none.start(matrix), 1, 0.5f, 3, -4, 2, 1)).isEqualTo(adams);
        assertThat(muon.start(matrix).needs()).isEqualTo(Optimizer.Needs.ALL_GRADIENTS);
    }

    /** z goes from 1 to 0.5 and 0, x to 0.5 and 0.25, y is nine tenths x. */
    @Test
    void aFreeScheduleAveragesItsWay() {
        Optimizer.Update update = ScheduleFreeAdamW.create(0.5).start(LAYOUT);
        float[] theta = {1, 1, 1, 1};
        step(update, 1, 0.5f, theta, 2, 2, 2, -2);
        assertThat(theta)
                .usingTolerance(1e-5)
                .containsExactly(new float[] {0.5f, 0.5f, 0.5f, 1.5f})
                .inOrder();
        step(update, 2, 0.5f, theta, 2, 2, 2, -2);
        assertThat(theta)
                .usingTolerance(1e-5)
                .containsExactly(new float[] {0.225f, 0.225f, 0.225f, 1.775f})
                .inOrder();
        Optimizer.Update slow = ScheduleFreeAdamW.create(0.5).warmupSteps(5).start(LAYOUT);
        assertThat(step(slow, 1, 0.5f, 2, 2, 2, 2)[0]).isWithin(1e-5f).of(0.9f);
    }

    /** What was frozen in the first step begins where it is. */
    @Test
    void aFreeScheduleBeginsWhereParametersAre() {
        Optimizer.Update update = ScheduleFreeAdamW.create(0.5).start(LAYOUT);
        float[] theta = {1, 2, 3, 4};
        update.begin(1, 0.5f);
        update.leaveOut(0, 4, theta);
        step(update, 2, 0.5f, theta, 0, 0, 0, 0);
        assertThat(theta).usingTolerance(1e-5).containsExactly(new float[] {1, 2, 3, 4}).inOrder();
    }

    /** A step that was left out begins again: nothing may count twice. */
    @Test
    void aStepMayBeginTwice() {
        Optimizer.Update once = Nadam.create(0.1).start(LAYOUT);
        Optimizer.Update twice = Nadam.create(0.1).start(LAYOUT);
        float[] expected = {1, 1, 1, 1};
        float[] found = {1, 1, 1, 1};
        for (int t = 1; t <= 3; t++) {
            step(once, t, 0.1f, expected, 1, -1, 0.5f, t);
            twice.begin(t, 0.1f);
            step(twice, t, 0.1f, found, 1, -1, 0.5f, t);
        }
        assertThat(found).isEqualTo(expected);
    }

    /** Behind a dead ReLU gradients stay 0; then nothing may become subnormal or NaN. */
    @Test
    void whatHasNoGradientStaysNormal() {
        List<Optimizer> all =
                List.of(
                        RmsProp.create().withCentering().momentum(0.9),
                        Adagrad.create().initialAccumulator(0),
                        Adadelta.create(),
                        Adamax.create(),
                        Nadam.create(),
                        Adam.create().withAmsgrad(),
                        Lion.create(),
                        Lamb.create(),
                        Muon.create(),
                        Adafactor.create(),
                        ScheduleFreeAdamW.create(),
                        Ftrl.create().initialAccumulator(0));
        for (Optimizer optimizer : all) {
            Optimizer.Update update = optimizer.start(LAYOUT);
            float[] theta = {1, 1, 1, 1};
            step(update, 1, 0.001f, theta, 1e-3f, 0, 0, 0);
            for (int t = 2; t < 3000; t++) {
                step(update, t, 0.001f, theta, 0, 0, 0, 0);
            }
            for (float value : theta) {
                assertThat(value).isFinite();
                assertThat(Math.abs(value) == 0 || Math.abs(value) >= Float.MIN_NORMAL).isTrue();
            }
        }
    }

    @Test
    void aRateOfZeroChangesNothing() {
        assertThat(step(Ftrl.create(0.0).start(LAYOUT), 1, 0, 1, 1, 1, 1))
                .isEqualTo(new float[] {1, 1, 1, 1});
    }

    @Test
    void saysWhatItIs() {
        assertThat(
                        Sgd.create(0.5)
                                .averageWeights(0.9)
                                .weightDecay(0.1)
                                .clipNorm(2)
                                .accumulateGradients(4)
                                .toString())
                .isEqualTo(
                        "Sgd[learningRate=0.5, momentum=0.0] with accumulateGradients(4),"
                                + " clipNorm(2.0), weightDecay(0.1), averageWeights(0.9)");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Optimizer sgd = Sgd.create();
        assertThat(refusal(() -> sgd.clipValue(0)))
                .isEqualTo("clipValue must be positive, got 0.0");
        assertThat(refusal(() -> sgd.clipNorm(-1)))
                .isEqualTo("clipNorm must be positive, got -1.0");
        assertThat(refusal(() -> sgd.clipGlobalNorm(Double.NaN)))
                .isEqualTo("clipGlobalNorm must be positive, got NaN");
        assertThat(refusal(() -> sgd.clipValue(0.5).clipNorm(1)))
                .isEqualTo(
                        "clipNorm(1.0): gradients are clipped by clipValue(0.5) already; use one of"
                                + " both");
        assertThat(refusal(() -> sgd.weightDecay(-0.1)))
                .isEqualTo("weightDecay must be a finite number, 0 or more, got -0.1");
        assertThat(refusal(() -> sgd.accumulateGradients(0)))
                .isEqualTo("accumulateGradients must be 1 or more, got 0");
        assertThat(refusal(() -> sgd.averageWeights(1.5)))
                .isEqualTo("averageWeights must be within [0, 1], got 1.5");
        assertThat(refusal(() -> sgd.averageWeights(0.5, -1)))
                .isEqualTo("everySteps must be 0 or more, got -1");
        assertThat(refusal(() -> RmsProp.create().rho(1)))
                .isEqualTo("rho must be within [0, 1), got 1.0");
        assertThat(refusal(() -> RmsProp.create().momentum(2)))
                .isEqualTo("momentum must be within [0, 1], got 2.0");
        assertThat(refusal(() -> RmsProp.create().epsilon(0)))
                .isEqualTo("epsilon must be positive, got 0.0");
        assertThat(refusal(() -> Adagrad.create().initialAccumulator(-1)))
                .isEqualTo("initialAccumulator must be a finite number, 0 or more, got -1.0");
        assertThat(refusal(() -> Lion.create().beta1(0)))
                .isEqualTo("beta1 must be within (0, 1], got 0.0");
        assertThat(refusal(() -> Lamb.create().weightDecay(-1)))
                .isEqualTo("weightDecay must be a finite number, 0 or more, got -1.0");
        assertThat(refusal(() -> Muon.create().steps(0)))
                .isEqualTo("steps must be 1 or more, got 0");
        assertThat(refusal(() -> Muon.create().scale(0)))
                .isEqualTo("scale must be positive, got 0.0");
        assertThat(refusal(() -> Adafactor.create().beta2Decay(0)))
                .isEqualTo("beta2Decay must be below 0, got 0.0");
        assertThat(refusal(() -> Adafactor.create().clipThreshold(0)))
                .isEqualTo("clipThreshold must be positive, got 0.0");
        assertThat(refusal(() -> ScheduleFreeAdamW.create().beta1(0)))
                .isEqualTo("beta1 must be positive, got 0.0");
        assertThat(refusal(() -> ScheduleFreeAdamW.create().warmupSteps(-1)))
                .isEqualTo("warmupSteps must be 0 or more, got -1");
        assertThat(refusal(() -> Ftrl.create().learningRatePower(0.5)))
                .isEqualTo("learningRatePower must be a finite number, 0 or less, got 0.5");
    }

    @Test
    void schedulesRefuseWhatMakesNoSense() {
        assertThat(refusal(() -> ExponentialDecay.of(0.1, 0, 0.9)))
                .isEqualTo("steps must be 1 or more, got 0");
        assertThat(refusal(() -> ExponentialDecay.of(-1, 2, 0.9)))
                .isEqualTo("initial must be a finite number, 0 or more, got -1.0");
        assertThat(refusal(() -> ExponentialDecay.of(1, 2, 0)))
                .isEqualTo("rate must be positive, got 0.0");
        assertThat(refusal(() -> CosineDecayRestarts.of(0.1, 5).lengthen(0.5)))
                .isEqualTo("lengthen must be a finite number, 1 or more, got 0.5");
        assertThat(refusal(() -> PiecewiseConstant.from(0.1).after(5, 0.01).after(5, 0.001)))
                .isEqualTo("boundaries must rise, got 5 after 5");
        assertThat(refusal(() -> new PiecewiseConstant(List.of(3L), List.of(0.1))))
                .isEqualTo("1 boundaries need 2 values, one more, got 1");
    }

    @Test
    void noScheduleGivesLessThanNothing() {
        LearningRate[] all = {
            CosineDecay.of(0, 8).warmup(1, 0.01),
            CosineDecay.of(0.1, 7),
            CosineDecayRestarts.of(0.1, 7).lower(0.5),
            PolynomialDecay.of(0.1, 7, 0).power(0.5),
            PolynomialDecay.of(0.1, 7, 0).inCycles(),
            InverseTimeDecay.of(0.1, 7, 3),
        };
        for (LearningRate rate : all) {
            for (long step = 0; step < 1000; step++) {
                assertThat(rate.at(step)).isAtLeast(0.0);
            }
        }
    }
}
