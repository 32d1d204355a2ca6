/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.ArithmeticKernels.Op;

import java.util.Arrays;
import java.util.Objects;

/**
 * What an optimizer does to each number of a range, written once as arithmetic: every device runs
 * it at the speed of its vectors, see {@link OptimizerKernels#update}. RMSprop's, for instance:
 *
 * <pre>{@code
 * FormulaBuilder f = new FormulaBuilder();
 * Value g = f.gradient();
 * Value v = f.memory(0);
 * f.set(v, v.times(f.constant(0.9)).plus(g.times(g).times(f.constant(0.1))));
 * f.set(f.theta(), f.theta().minus(g.times(f.ofStep(0)).over(v.plus(f.constant(1e-7)).root())));
 * Formula formula = f.build();
 * }</pre>
 *
 * <p>It is a list of operations on whole blocks of numbers, which stay in the innermost cache: so
 * each operation is one short loop, and none knows what it is for. All but logarithm and
 * exponential are rounded as IEEE 754 says, one after the other, and give the same bits on every
 * device. Immutable; any number of threads may run it at once.
 */
public final class Formula {
    /** How many numbers at a time: a dozen blocks of them fit the innermost cache. */
    private static final int BLOCK = 256;

    /** An operation and the places that it reads and writes. */
    record Instruction(Op operation, int to, int a, int b) {}

    private final Instruction[] instructions;
    private final int memories;
    private final float[] constants;
    private final int ofStep;
    private final int temporaries;

    /** A thread's own room: blocks of each constant, of the numbers of the step, of temporaries. */
    private final ThreadLocal<float[]> room;

    /**
     * Places are numbered: parameters, gradients, memories, constants, numbers of the step,
     * temporaries.
     */
    Formula(
            Instruction[] instructions,
            int memories,
            float[] constants,
            int ofStep,
            int temporaries) {
        this.instructions = instructions;
        this.memories = memories;
        this.constants = constants;
        this.ofStep = ofStep;
        this.temporaries = temporaries;
        this.room = ThreadLocal.withInitial(this::newRoom);
    }

    private float[] newRoom() {
        float[] blocks = new float[(constants.length + ofStep + temporaries) * BLOCK];
        for (int c = 0; c < constants.length; c++) {
            Arrays.fill(blocks, c * BLOCK, (c + 1) * BLOCK, constants[c]);
        }
        return blocks;
    }

    /** How many numbers it remembers of each parameter's number. */
    public int memories() {
        return memories;
    }

    /** How many numbers a step gives it. */
    public int ofStep() {
        return ofStep;
    }

    /** See {@link OptimizerKernels#update}. */
    void run(
            ArithmeticKernels kernels,
            float[] step,
            int from,
            int to,
            float[] theta,
            float[] g,
            int gAt,
            float[][] memory) {
        float[] blocks = room.get();
        for (int s = 0; s < ofStep; s++) {
            int at = (constants.length + s) * BLOCK;
            Arrays.fill(blocks, at, at + Math.min(BLOCK, to - from), step[s]);
        }
        for (int i = from; i < to; i += BLOCK) {
            int n = Math.min(BLOCK, to - i);
            for (Instruction x : instructions) {
                kernels.each(
                        x.operation,
                        n,
                        array(x.to, theta, g, memory, blocks),
                        at(x.to, i, gAt + i - from),
                        array(x.a, theta, g, memory, blocks),
                        at(x.a, i, gAt + i - from),
                        array(x.b, theta, g, memory, blocks),
                        at(x.b, i, gAt + i - from),
                        blocks,
                        0);
            }
        }
    }

    private float[] array(int place, float[] theta, float[] g, float[][] memory, float[] blocks) {
        return switch (place) {
            case FormulaBuilder.THETA -> theta;
            case FormulaBuilder.GRADIENT -> g;
            default -> {
                int m = place - FormulaBuilder.FIRST_MEMORY;
                yield m < memories ? memory[m] : blocks;
            }
        };
    }

    private int at(int place, int theta, int g) {
        if (place == FormulaBuilder.GRADIENT) {
            return g;
        }
        int block = place - FormulaBuilder.FIRST_MEMORY - memories;
        return block < 0 ? theta : block * BLOCK;
    }

    /** An expression of a {@link FormulaBuilder}. */
    public static final class Value {
        final FormulaBuilder owner;

        /** Null for a place. */
        final Op operation;

        final Value a;
        final Value b;

        /** Of a place: what kind, and its number within that. */
        final FormulaBuilder.Kind kind;

        final int index;

        Value(FormulaBuilder owner, FormulaBuilder.Kind kind, int index) {
            this.owner = owner;
            this.operation = null;
            this.a = null;
            this.b = null;
            this.kind = kind;
            this.index = index;
        }

        private Value(Value a, Op operation, Value b) {
            this.owner = a.owner;
            this.operation = operation;
            this.a = a;
            this.b = b;
            this.kind = null;
            this.index = -1;
            if (b.owner != owner) {
                throw new IllegalArgumentException(
                        "a value of another FormulaBuilder; a formula has values of its own only");
            }
        }

        private Value with(Op then, Value other, String name) {
            return new Value(this, then, Objects.requireNonNull(other, name));
        }

        /** The sum. */
        public Value plus(Value other) {
            return with(Op.ADD, other, "other");
        }

        /** The difference. */
        public Value minus(Value other) {
            return with(Op.SUBTRACT, other, "other");
        }

        /** The product. */
        public Value times(Value other) {
            return with(Op.MULTIPLY, other, "other");
        }

        /** The quotient. */
        public Value over(Value other) {
            return with(Op.DIVIDE, other, "other");
        }

        /** The greater of both. */
        public Value max(Value other) {
            return with(Op.MAX, other, "other");
        }

        /** The smaller of both. */
        public Value min(Value other) {
            return with(Op.MIN, other, "other");
        }

        /**
         * 0 where the magnitude is below this. What shrinks step by step would become subnormal and
         * stay so, where processors compute over ten times slower.
         */
        public Value flushBelow(Value least) {
            return with(Op.FLUSH, least, "least");
        }

        /** The square root. */
        public Value root() {
            return new Value(this, Op.SQRT, this);
        }

        /** Without its sign. */
        public Value magnitude() {
            return new Value(this, Op.ABS, this);
        }

        /** -1, 0 or 1. */
        public Value sign() {
            return new Value(this, Op.SIGN, this);
        }

        /** To a power, for values of 0 or more: {@code e^(exponent·ln)}. */
        public Value power(Value exponent) {
            Objects.requireNonNull(exponent, "exponent");
            Value log = new Value(this, Op.LOG, this);
            Value product = log.times(exponent);
            return new Value(product, Op.EXP, product);
        }
    }
}
