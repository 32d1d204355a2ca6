/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.Loss;
import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/**
 * Refuses targets that a loss has no meaning for, in words that name the sample: classes that the
 * output does not have, probabilities outside [0, 1], rows that are no distribution. A number that
 * is none, NaN, is no class either; elsewhere it is left to {@link FiniteCheck}, which can be
 * turned off.
 */
final class TargetCheck {
    /**
     * How far from 1 the sum of a distribution may be: three thirds written as 0.33 are one, two
     * classes of one sample are none.
     */
    private static final float TOLERANCE = 0.02f;

    /** How far outside of [0, 1] a probability may be: sums and interpolations are rounded. */
    private static final float ROUNDED = 1e-3f;

    private final List<Architecture.Output> outputs;

    TargetCheck(Architecture architecture) {
        this.outputs = architecture.outputs();
    }

    /**
     * Checks the targets of a row that a data set has read.
     *
     * @throws IllegalArgumentException if a loss has no meaning for one
     */
    void ofDataset(Batch batch, int row) {
        check(batch, row, true);
    }

    /**
     * Checks the targets of a batch that somebody has filled himself.
     *
     * @throws IllegalArgumentException if a loss has no meaning for one
     */
    void ofStep(Batch batch) {
        for (int row = 0; row < batch.size(); row++) {
            check(batch, row, false);
        }
    }

    private void check(Batch batch, int row, boolean dataset) {
        for (int o = 0; o < outputs.size(); o++) {
            Architecture.Output output = outputs.get(o);
            if (batch.weights()[row] == 0 && !isIndex(output)) {
                continue; // Left out, as those are who mark a missing target so.
            }
            float[] target = batch.target(o);
            int from = row * batch.targetSize(o);
            int to = from + batch.targetSize(o);
            int bad = firstBad(output, target, from, to);
            if (bad >= 0) {
                String name =
                        dataset ? "sample " + batch.sample(row) : "row " + row + " of the batch";
                throw new IllegalArgumentException(name + " has " + explain(output, target, bad));
            }
        }
    }

    /** Whether targets are places in an array, which must exist whatever they count. */
    private static boolean isIndex(Architecture.Output output) {
        return output.loss().targets() == Loss.Targets.CLASS;
    }

    /** Where the first wrong target is, or the distribution that it is in; -1 for nowhere. */
    private static int firstBad(Architecture.Output output, float[] target, int from, int to) {
        return switch (output.loss().targets()) {
            case CLASS -> firstNoClass(target, from, to, classes(output));
            case PROBABILITIES -> firstNoProbability(target, from, to);
            case DISTRIBUTION -> firstNoDistribution(target, from, to, classes(output));
            case SIGNS -> firstNoSign(target, from, to);
            case COUNTS -> firstBelowZero(target, from, to);
            case NUMBERS, ANY, NOTHING -> -1;
        };
    }

    private static int classes(Architecture.Output output) {
        return output.shape().dimension(-1);
    }

    private static int firstNoClass(float[] target, int from, int to, int classes) {
        for (int i = from; i < to; i++) {
            float t = target[i];
            if (!(t >= 0 && t < classes && t == (int) t)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstNoProbability(float[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            if (target[i] < -ROUNDED || target[i] > 1 + ROUNDED) {
                return i;
            }
        }
        return -1;
    }

    private static int firstNoSign(float[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            float t = target[i];
            if (t != -1 && t != 0 && t != 1 && !Float.isNaN(t)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstBelowZero(float[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            if (target[i] < -ROUNDED) {
                return i;
            }
        }
        return -1;
    }

    private static int firstNoDistribution(float[] target, int from, int to, int classes) {
        for (int at = from; at < to; at += classes) {
            float sum = 0;
            boolean negative = false;
            for (int i = at; i < at + classes; i++) {
                negative |= target[i] < -ROUNDED;
                sum += target[i];
            }
            if (negative || Math.abs(sum - 1) > TOLERANCE) {
                return at;
            }
        }
        return -1;
    }

    private static String explain(Architecture.Output output, float[] target, int bad) {
        String found = number(target[bad]);
        if (isIndex(output)) {
            return "class %s, but output '%s' has %d classes, numbered 0 to %d"
                    .formatted(found, output.name(), classes(output), classes(output) - 1);
        }
        if (output.loss().targets() == Loss.Targets.SIGNS) {
            return unit(found, output, "-1 and 1, or 0 and 1");
        }
        if (output.loss().targets() == Loss.Targets.COUNTS) {
            return unit(found, output, "numbers of at least 0");
        }
        if (output.loss().targets() == Loss.Targets.PROBABILITIES) {
            boolean maybeClass = output.target().size() == 1 && target[bad] >= 2;
            return unit(found, output, "probabilities, 0 to 1")
                    + (maybeClass
                            ? "; for several classes, SPARSE_CATEGORICAL_CROSSENTROPY takes"
                                    + " their numbers"
                            : "");
        }
        double sum = 0;
        int classes = classes(output);
        for (int i = bad; i < bad + classes; i++) {
            if (target[i] < -ROUNDED) {
                return distribution("the number " + number(target[i]), output);
            }
            sum += target[i];
        }
        return distribution("the sum " + (float) sum, output)
                + (sum == 0 ? "; a weight of 0 leaves a sample out" : "");
    }

    private static String unit(String found, Architecture.Output output, String targets) {
        return "the target %s, but the loss of output '%s' is %s, whose targets are %s"
                .formatted(found, output.name(), output.loss(), targets);
    }

    private static String distribution(String found, Architecture.Output output) {
        return ("a row of targets with %s, but the loss of output '%s' is %s, whose rows are"
                        + " distributions over %d classes: no number below 0, and a sum of 1")
                .formatted(found, output.name(), output.loss(), classes(output));
    }

    private static String number(float t) {
        return t == (int) t ? Integer.toString((int) t) : Float.toString(t);
    }
}
