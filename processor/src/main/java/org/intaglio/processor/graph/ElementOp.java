/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.List;
import java.util.Locale;

/** Operations element by element, or row by row, that leave the shape as it is. */
public sealed interface ElementOp extends Op {
    /** The element by element operations of two arguments. */
    enum Binary {
        /** {@code a + b}. */
        ADD,
        /** {@code a - b}. */
        SUBTRACT,
        /** {@code a·b}. */
        MULTIPLY,
        /** {@code max(a, b)}. */
        MAXIMUM;

        /** The kernel's name. */
        public String kernel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An activation function. */
    record Activate(String layer, Curve curve, Tensor x, Tensor y) implements ElementOp, Unary {}

    /** The derivative of an activation function; {@code from} is its result or its argument. */
    record ActivateGradient(String layer, Curve curve, Tensor from, Tensor dY, Tensor y)
            implements ElementOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(from, dY);
        }
    }

    /** Softmax over rows: the last axis. */
    record Softmax(String layer, int rows, int columns, Tensor x, Tensor y)
            implements ElementOp, Unary {}

    /**
     * Softmax over the first {@code r % period + 1} values of row r, 0 for the others: of an
     * attention that must not look ahead. Its derivative is that of softmax.
     */
    record CausalSoftmax(String layer, int rows, int columns, int period, Tensor x, Tensor y)
            implements ElementOp, Unary {}

    /** The derivative of softmax from its result. */
    record SoftmaxGradient(String layer, int rows, int columns, Tensor result, Tensor dY, Tensor y)
            implements ElementOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(result, dY);
        }
    }

    /** Functions of rows, beside softmax. */
    enum Along {
        /** {@code x - log Σ e^x}. */
        LOG_SOFTMAX("logSoftmax"),
        /** The nearest of all that is not negative and sums to 1. */
        SPARSEMAX("sparsemax");

        private final String kernel;

        Along(String kernel) {
            this.kernel = kernel;
        }

        /** The kernel's name. */
        public String kernel() {
            return kernel;
        }
    }

    /** A function of each row: the last axis. */
    record AlongRows(String layer, Along function, int rows, int columns, Tensor x, Tensor y)
            implements ElementOp, Unary {}

    /** The derivative of a function of rows from its result. */
    record AlongRowsGradient(
            String layer, Along function, int rows, int columns, Tensor result, Tensor dY, Tensor y)
            implements ElementOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(result, dY);
        }
    }

    /** For each row, 1 if any of its values is not {@code value}, 0 if none is; a mask. */
    record Differs(String layer, int rows, int columns, float value, Tensor x, Tensor y)
            implements ElementOp, Unary {
        @Override
        public boolean isDifferentiable() {
            return false;
        }
    }

    /** {@code x·scale + offset}. */
    record Scale(String layer, float scale, float offset, Tensor x, Tensor y)
            implements ElementOp, Unary {}

    /**
     * Dropout, in training; {@code stream} tells the layers' random numbers apart. Its derivative
     * is the same mask and the same factor: dropout of dY.
     */
    record Dropout(String layer, float rate, int stream, Tensor x, Tensor y)
            implements ElementOp, Unary {}

    /** Where noise comes from. */
    enum Draw {
        /** 0 with the probability {@code rate}, else 1. */
        KEEP,
        /** Normally distributed, of mean 0 and deviation 1. */
        NORMAL
    }

    /**
     * In training {@code offset + scale·draw}, for each element of each sample; otherwise {@code
     * rest}. Of one stream and one draw, the same elements have the same draws.
     */
    record Noise(
            String layer,
            Draw draw,
            float rate,
            float scale,
            float offset,
            float rest,
            int stream,
            Tensor y)
            implements ElementOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of();
        }
    }

    /**
     * A penalty for a value, in the loss of an output, and its derivative, in one: {@code l1·Σ|x| +
     * l2·Σx²} of each sample, divided by the output's weight, with which it is multiplied later.
     */
    record Penalty(String layer, int output, float l1, float l2, float weight, Tensor x, Tensor dX)
            implements ElementOp {
        @Override
        public List<Operand> reads() {
            return List.of(x);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(dX);
        }

        @Override
        public boolean hasEffect() {
            return true;
        }
    }

    /** Two arguments of the same shape. */
    record Merge(String layer, Binary binary, Tensor a, Tensor b, Tensor y)
            implements ElementOp, Single {
        @Override
        public List<Operand> reads() {
            return List.of(a, b);
        }
    }

    /** The derivatives of a maximum for both arguments. */
    record MaximumGradient(String layer, Tensor a, Tensor b, Tensor dY, Tensor dA, Tensor dB)
            implements ElementOp {
        @Override
        public List<Operand> reads() {
            return List.of(a, b, dY);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(dA, dB);
        }
    }
}
