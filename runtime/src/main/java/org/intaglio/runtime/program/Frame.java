/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.expression.ExpressionLoss;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.LossKernels;
import org.intaglio.runtime.random.Randoms;

import java.util.Arrays;

/**
 * What generated code is handed: which samples, and where everything lies. A thread has a frame of
 * its own; the runtime sets its fields before each call. The fields are public because generated
 * code reads them all the time, and nothing else should.
 *
 * <p>A tensor's place: a value of the batch that the plan put at {@code offset} with {@code size}
 * floats a sample starts at {@link #batchAt}; a value of the slice at {@link #sliceAt}; an input,
 * an output or a target at {@link #rowAt}.
 */
public final class Frame {
    /** The kernels to call. */
    public final Kernels kernels;

    private final Plan plan;
    private final Gradients gradients;

    // Of losses that are expressions, an output each; made when they are first computed.
    private ExpressionLoss.Room[] expressionRooms = new ExpressionLoss.Room[0];

    // Of the derivatives that a task computes.
    private int gradientFrom;
    private int gradientTo;
    private int gradientStart;
    private final float[] taskGradients;

    // Of combineMoments, for each part: its share of the rows up to it, and what the squared
    // distance of its mean from theirs counts.
    private final double[] newShare = new double[Plan.MAX_PARTS];
    private final double[] spread = new double[Plan.MAX_PARTS];

    private final CustomCall customCall = new CustomCall();

    /** How many samples this call is about; in a task, the whole batch. */
    public int n;

    /** The first of these samples within the batch. */
    public int first;

    /** How many samples the whole batch has. */
    public int batch;

    /** How many samples the arrays of the batch have room for. */
    public int capacity;

    /** How many samples a slice of this phase has at most. */
    public int slice;

    /** The part these samples belong to; in a task, the number of the task. */
    public int part;

    /** Whether dropout drops and batch normalisation uses the statistics of the batch. */
    public boolean training;

    /** The trainable parameters. */
    public float[] theta;

    /** The parameters that are not trainable. */
    public float[] state;

    /** Where all derivatives for {@link #theta} are to be kept; null if they need not be. */
    public float[] allGradients;

    /** Derivatives for {@link #theta}: all of them, or those of a task, which are soon lost. */
    public float[] gradient;

    /** The inputs, a row a sample. */
    public float[][] input;

    /** Where gradients for the inputs go; null where the network was compiled without. */
    public float[][] inputGradient;

    /** What {@link Architecture#resultSizes} says, the outputs first, a row a sample. */
    public float[][] output;

    /** The targets, a row a sample. */
    public float[][] target;

    /** A weight a sample. */
    public float[] weights;

    /**
     * The loss of each sample, an array an output, zeroed before a step: times the sample's weight,
     * but not times the output's.
     */
    public float[][] loss;

    /** The loss functions of outputs whose loss no kernel has; null elsewhere. */
    public LossFunction[] lossFunctions;

    /** Values that live for the whole step. */
    public float[] batchArena;

    /** Values that live for a slice; this thread's own. */
    public float[] sliceArena;

    /** Room for kernels; this thread's own. */
    public float[] scratch;

    /** Statistics of the batch and prepared weights. */
    public float[] shared;

    /** The sums of all parts, part after part; before a step, those of the last. */
    public float[] parts;

    /** The key of this step's random numbers. */
    public long stepKey;

    /** Is told of derivatives when they are complete. */
    @FunctionalInterface
    public interface Gradients {
        /**
         * Takes the derivatives of the parameters from {@code from} to {@code to} (exclusive).
         * Several threads may do so at once, for ranges that do not overlap.
         *
         * @param task the number of the task that has completed them
         * @param gradient where they are
         * @param gradientAt where that of {@code from} lies; it is lost afterwards
         */
        void completed(int task, int from, int to, float[] gradient, int gradientAt);
    }

    /** A frame for a thread that makes no gradients; the runtime fills in the rest. */
    public Frame(Kernels kernels, Plan plan) {
        this(kernels, plan, null);
    }

    /** A frame for a thread; the runtime fills in the rest. */
    public Frame(Kernels kernels, Plan plan, Gradients gradients) {
        this.kernels = kernels;
        this.plan = plan;
        this.gradients = gradients;
        this.taskGradients = Arena.of(plan.gradientFloats(), 1);
        this.slice = plan.slice();
    }

    /** Where this slice's rows of a batch value start. */
    public int batchAt(int offset, int size) {
        return Arena.START + offset * capacity + first * size;
    }

    /** Where a slice value starts. */
    public int sliceAt(int offset) {
        return Arena.START + offset * slice;
    }

    /** Where this slice's rows of an input, an output or a target start. */
    public int rowAt(int size) {
        return first * size;
    }

    /** Where {@link #scratch} starts. */
    public int scratchAt() {
        return Arena.START;
    }

    /** Where this part's sums start, within {@link #parts}. */
    public int partAt(int offset) {
        return part * plan.partFloats() + offset;
    }

    /** How far apart the sums of two parts are. */
    public int partStride() {
        return plan.partFloats();
    }

    /** How many parts the batch has. */
    public int partCount() {
        return plan.parts(batch);
    }

    /** How many samples of this part came before this slice. */
    public int seen() {
        return first - plan.firstSample(batch, part);
    }

    /**
     * Zeroes the first sums of this part, if this is its first slice. Others are written by who
     * comes first: sums as large as a network of dense layers over sequences has would go to memory
     * and back once more to be zeroed.
     */
    public void zeroSums(int floats) {
        if (seen() == 0) {
            Arrays.fill(parts, partAt(0), partAt(floats), 0f);
        }
    }

    /** The key of a layer's random numbers in this step. */
    public long key(int layer) {
        return Randoms.key(stepKey, layer);
    }

    /**
     * Begins to compute the derivatives for the parameters from {@code from} to {@code to}
     * (exclusive), at most once in a task.
     */
    public void beginGradient(int from, int to) {
        gradientFrom = from;
        gradientTo = to;
        if (allGradients != null) {
            gradient = allGradients;
            gradientStart = 0;
            return;
        }
        gradient = taskGradients;
        gradientStart = from - Arena.START;
    }

    /**
     * Where the derivative of a parameter lies within {@link #gradient}, once they have begun;
     * outside of it, or in the place of another, for parameters that this task is not about.
     */
    public int gradientAt(int parameter) {
        return parameter - gradientStart;
    }

    /**
     * Says that the derivatives that have begun are complete. The optimizer sweeps over them now,
     * while they are in this thread's cache. Within a step, every trainable parameter has its turn
     * once.
     */
    public void endGradient() {
        gradients.completed(part, gradientFrom, gradientTo, gradient, gradientAt(gradientFrom));
    }

    /**
     * Combines the moments that the parts have found for a batch normalisation into the mean and
     * the variance of the batch, and moves the moving averages.
     *
     * @param at where a part's moments lie within its sums
     * @param channels the channels
     * @param positions rows of one sample
     * @param meanAt where the mean goes in {@link #shared}; the variance (of the population, as in
     *     Keras) follows, then what the mean has been rounded by
     * @param movingMeanAt where the moving mean lies in {@link #state}
     * @param movingVarianceAt where the moving variance lies in {@link #state}
     * @param momentum how slowly they move
     */
    public void combineMoments(
            int at,
            int channels,
            int positions,
            int meanAt,
            int movingMeanAt,
            int movingVarianceAt,
            double momentum) {
        if (!training) {
            return;
        }
        int count = partCount();
        double rows = 0;
        for (int p = 0; p < count; p++) {
            double more =
                    (double) positions
                            * (plan.firstSample(batch, p + 1) - plan.firstSample(batch, p));
            newShare[p] = more / (rows + more);
            spread[p] = rows * newShare[p];
            rows += more;
        }
        for (int c = 0; c < channels; c++) {
            double mean = 0;
            double squares = 0;
            int partAt = at + c;
            for (int p = 0; p < count; p++) {
                double delta = (double) parts[partAt] + parts[partAt + channels] - mean;
                mean += delta * newShare[p];
                squares += parts[partAt + 2 * channels] + delta * delta * spread[p];
                partAt += plan.partFloats();
            }
            double variance = squares / rows;
            shared[meanAt + c] = (float) mean;
            shared[meanAt + channels + c] = (float) variance;
            shared[meanAt + 2 * channels + c] = (float) (mean - (float) mean);
            moveAverage(movingMeanAt + c, momentum, mean);
            moveAverage(movingVarianceAt + c, momentum, variance);
        }
    }

    private void moveAverage(int at, double momentum, double value) {
        state[at] = (float) (state[at] * momentum + value * (1 - momentum));
    }

    /** A call of a custom layer for the samples of this slice, whose places are to follow. */
    public CustomCall custom(CustomCode code) {
        return customCall.begin(code, n, training);
    }

    /**
     * What a sum that all samples have in common is to be multiplied with to be what all elements
     * would sum up to, were each of them 1; 0 if it is 0.
     *
     * @param elements of a sample
     * @param at where the sum lies in {@link #shared}
     */
    public float perMean(int elements, int at) {
        double sum = shared[at];
        return sum == 0 ? 0 : (float) ((double) batch * elements / sum);
    }

    /**
     * Begins a loss that looks at rows as at samples of their own.
     *
     * @param rows of a sample
     * @param mask what the weight of each row is, times that of the sample
     * @param w receives the weights of the rows
     * @param l receives zeros, for the losses of the rows
     */
    public void beginRows(
            int rows, float[] mask, int maskAt, float[] w, int wAt, float[] l, int lAt) {
        for (int i = 0; i < n * rows; i++) {
            w[wAt + i] = mask[maskAt + i] * weights[first + i / rows];
            l[lAt + i] = 0;
        }
    }

    /**
     * Ends it: the loss of a sample is the mean over its rows.
     *
     * @param l the losses of the rows
     */
    public void endRows(int index, int rows, float[] l, int lAt) {
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += l[lAt + i * rows + r];
            }
            loss[index][first + i] += (float) (sum / rows);
        }
    }

    /** Calls the custom loss of an output for the samples of this slice; as {@link LossKernels}. */
    public void customLoss(
            int index, LossKernels.Form form, float[] y, int yAt, float[] dY, int dYAt) {
        customLoss(index, form, 1, y, yAt, weights, first, dY, dYAt, loss[index], first);
    }

    /**
     * Calls the custom loss of an output for the rows of the samples of this slice, each of which
     * it takes for a sample.
     *
     * @param rows of a sample
     * @param w the weights of the rows
     * @param l their losses
     */
    public void customLoss(
            int index,
            LossKernels.Form form,
            int rows,
            float[] y,
            int yAt,
            float[] w,
            int wAt,
            float[] dY,
            int dYAt,
            float[] l,
            int lAt) {
        LossFunction function = lossFunctions[index];
        if (function instanceof ExpressionLoss expression) {
            ExpressionLoss.Room room = room(index, expression, form.width());
            int targetAt = first * rows * expression.targetSize(form.positions(), form.width());
            expression.run(
                    kernels.arithmetic(),
                    room,
                    form.positions(),
                    n * rows,
                    batch * rows,
                    y,
                    yAt,
                    target[index],
                    targetAt,
                    w,
                    wAt,
                    dY,
                    dYAt,
                    l,
                    lAt);
            return;
        }
        if (rows > 1 && !function.knowsRows()) {
            var whole = new LossKernels.Form(rows, form.width(), form.lossWeight());
            customLoss(index, whole, y, yAt, dY, dYAt);
            return;
        }
        int size = form.positions() * form.width();
        for (int i = 0; i < n * rows; i++) {
            int at = dYAt + i * size;
            int targetAt = (first * rows + i) * size;
            float share = w[wAt + i] * form.lossWeight();
            double sample =
                    function.sample(size, y, yAt + i * size, target[index], targetAt, dY, at);
            l[lAt + i] += (float) sample * share;
            float scale = share / (batch * rows);
            for (int j = at; j < at + size; j++) {
                dY[j] *= scale;
            }
        }
    }

    private ExpressionLoss.Room room(int index, ExpressionLoss expression, int width) {
        if (expressionRooms.length < lossFunctions.length) {
            expressionRooms = new ExpressionLoss.Room[lossFunctions.length];
        }
        ExpressionLoss.Room room = expressionRooms[index];
        if (room == null || !room.fits(expression, width)) {
            room = expression.room(width);
            expressionRooms[index] = room;
        }
        return room;
    }
}
