/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.LossKernels;
import org.intaglio.runtime.kernel.scalar.ScalarKernels;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * A loss that is a formula. Kernels compute the losses of many samples at a time; {@link #sample}
 * computes one, for those who have no kernels.
 */
public final class ExpressionLoss implements LossFunction {
    private static final ArithmeticKernels SCALAR = ScalarKernels.arithmetic();

    /** How many numbers a register holds at least, if rows do not end sooner. */
    private static final int BLOCK = 256;

    private static final int ALIGNMENT = 16;

    private final RegisterProgram formula;
    private final boolean sparse;

    // A room knows the formula and not this loss: a thread would keep both for ever.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Room> rooms = new ThreadLocal<>();

    private ExpressionLoss(Expression value, Expression slope, boolean sparse) {
        this.formula = new RegisterProgram(value, slope);
        this.sparse = sparse;
    }

    /**
     * A loss of an output and a target that has a value for each of its units.
     *
     * @param formula the loss of a row; a value a unit stands for the mean of these
     * @throws IllegalArgumentException if it does not depend on the output
     */
    public static ExpressionLoss of(BinaryOperator<Expression> formula) {
        return of(formula, false);
    }

    /**
     * A loss.
     *
     * @param sparse whether a target is one class a row, which the formula sees as 1 among zeros
     */
    static ExpressionLoss of(BinaryOperator<Expression> formula, boolean sparse) {
        Expression value = written(formula);
        Expression slope =
                Slope.of(value)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the loss %s does not depend on the output y, so nothing can be learnt from it"
                                                .formatted(value)));
        return new ExpressionLoss(value, slope, sparse);
    }

    /** A loss that is measured only: its derivative is 0. */
    static ExpressionLoss measured(BinaryOperator<Expression> formula, boolean sparse) {
        return new ExpressionLoss(written(formula), Expression.of(0), sparse);
    }

    private static Expression written(BinaryOperator<Expression> formula) {
        Expression written = formula.apply(Expression.OUTPUT, Expression.TARGET);
        Objects.requireNonNull(written, "the expression that the formula makes");
        boolean mixed =
                Slope.parts(written).stream().anyMatch(x -> x.op != null && x.op.isOfRows());
        // Where units are mixed within a row, the mean over them is part of the formula.
        return mixed ? written.mean() : written;
    }

    /** Memory for one thread. */
    public static final class Room {
        private final RegisterProgram formula;
        private final int width;
        private final int block;
        private final int stride;
        private final float[] memory;
        private final float[] loss = new float[1];

        private Room(RegisterProgram formula, int width) {
            this.formula = formula;
            this.width = width;
            this.block = formula.isOfRows() ? Math.max(1, BLOCK / width) * width : BLOCK;
            // Registers begin where a vector does.
            this.stride = (block + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            this.memory = new float[formula.registers() * stride];
            formula.prepare(memory, stride, width);
        }

        /** Whether it is room for rows of this width, of this loss. */
        public boolean fits(ExpressionLoss loss, int width) {
            return formula == loss.formula && this.width == width;
        }
    }

    /** How many values the target of a sample has. */
    public int targetSize(int positions, int width) {
        return sparse ? positions : positions * width;
    }

    /** Memory for rows of this width. */
    public Room room(int width) {
        return new Room(formula, width);
    }

    @Override
    public double sample(
            int size, float[] y, int yAt, float[] target, int targetAt, float[] dY, int dYAt) {
        return sample(1, size, y, yAt, target, targetAt, dY, dYAt);
    }

    /**
     * The loss of one sample. Called again from the same thread with the same width, it allocates
     * nothing.
     *
     * @param dY receives the derivative; null if nobody reads it
     */
    public double sample(
            int positions,
            int width,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] dY,
            int dYAt) {
        Room room = rooms.get();
        if (room == null || !room.fits(this, width)) {
            room = room(width);
            rooms.set(room);
        }
        room.loss[0] = 0;
        run(
                SCALAR, room, positions, 1, 1, y, yAt, target, targetAt, null, 0, dY, dYAt,
                room.loss, 0);
        return room.loss[0];
    }

    /**
     * The losses of samples, and their derivatives, as {@link LossKernels} has them.
     *
     * @param room this thread's
     * @param positions rows of a sample
     * @param dY null if nobody reads it
     */
    public void run(
            ArithmeticKernels kernels,
            Room room,
            int positions,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int width = room.width;
        int size = positions * width;
        // Values are of units or of rows; so many of a sample.
        int values = formula.isOfRows() ? positions : size;
        int unitsOfValue = size / values;
        int sample = 0;
        int within = 0;
        double sum = 0;
        for (int at = 0; at < n * size; at += room.block) {
            int units = Math.min(room.block, n * size - at);
            System.arraycopy(y, yAt + at, room.memory, 0, units);
            readTarget(room, target, targetAt, at, units);
            formula.run(kernels, room.memory, room.stride, units, width);
            int done = 0;
            while (done < units / unitsOfValue) {
                int count = Math.min(values - within, units / unitsOfValue - done);
                float share = weights == null ? 1 : weights[weightsAt + sample];
                for (int i = done; i < done + count; i++) {
                    sum += room.memory[formula.value * room.stride + i];
                }
                if (dY != null) {
                    int from = done * unitsOfValue;
                    float scale = share / ((float) batch * values);
                    scale(room, from, count * unitsOfValue, scale, dY, dYAt + at + from);
                }
                done += count;
                within += count;
                if (within == values) {
                    loss[lossAt + sample] += share == 0 ? 0 : (float) (sum / values * share);
                    sample++;
                    within = 0;
                    sum = 0;
                }
            }
        }
    }

    /** A sample that does not count has no derivative, whatever its target is. */
    private void scale(Room room, int from, int count, float scale, float[] dY, int dYAt) {
        if (scale == 0) {
            Arrays.fill(dY, dYAt, dYAt + count, 0);
            return;
        }
        int slope = formula.slope * room.stride + from;
        for (int i = 0; i < count; i++) {
            dY[dYAt + i] = room.memory[slope + i] * scale;
        }
    }

    private void readTarget(Room room, float[] target, int targetAt, int at, int units) {
        int to = RegisterProgram.TARGET * room.stride;
        if (!sparse) {
            System.arraycopy(target, targetAt + at, room.memory, to, units);
            return;
        }
        int width = room.width;
        Arrays.fill(room.memory, to, to + units, 0);
        for (int row = 0; row < units / width; row++) {
            int label = (int) target[targetAt + at / width + row];
            room.memory[to + row * width + Objects.checkIndex(label, width)] = 1;
        }
    }
}
