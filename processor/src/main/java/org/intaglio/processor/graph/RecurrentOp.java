/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operations of sequences: a loop over their steps, and what runs in one. */
public sealed interface RecurrentOp extends Op {
    /**
     * A loop over steps. Its derivative is another, which runs the other way round.
     *
     * @param steps how many
     * @param reversed whether the last comes first
     * @param slices what it reads of each step
     * @param carries what a step hands to the next
     * @param body what it does
     * @param stacks what each step leaves
     */
    record Scan(
            String layer,
            int steps,
            boolean reversed,
            List<Slice> slices,
            List<Carry> carries,
            List<Op> body,
            List<Stack> stacks)
            implements RecurrentOp {
        /** Copies the lists. */
        public Scan {
            slices = List.copyOf(slices);
            carries = List.copyOf(carries);
            body = List.copyOf(body);
            stacks = List.copyOf(stacks);
        }

        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>();
            slices.forEach(slice -> reads.add(slice.sequence()));
            carries.forEach(carry -> carry.initial().ifPresent(reads::add));
            body.stream()
                    .flatMap(op -> op.reads().stream())
                    .filter(Weights.class::isInstance)
                    .forEach(reads::add);
            return reads;
        }

        @Override
        public List<Tensor> writes() {
            List<Tensor> writes = new ArrayList<>();
            stacks.forEach(stack -> writes.add(stack.sequence()));
            carries.forEach(carry -> carry.last().ifPresent(writes::add));
            return writes;
        }
    }

    /**
     * A step of a sequence.
     *
     * @param sequence all steps, along the first axis
     * @param step one of them, in the body
     */
    record Slice(Tensor sequence, Tensor step) {}

    /**
     * What a step leaves.
     *
     * @param step in the body
     * @param sequence all steps, along the first axis
     */
    record Stack(Tensor step, Tensor sequence) {}

    /**
     * What a step hands to the next.
     *
     * @param before what it gets, in the body
     * @param after what it hands on, in the body
     * @param initial what the first gets, if not zeros
     * @param last what the last hands on, if anybody wants it
     */
    record Carry(Tensor before, Tensor after, Optional<Tensor> initial, Optional<Tensor> last) {}

    /**
     * What each step of a loop was handed: the steps of a carried value before it, {@code x[t -
     * 1]}, or {@code x[t + 1]} of a loop that runs the other way.
     *
     * @param reversed whether the loop ran from the last step to the first
     * @param x what the steps have handed on
     * @param initial what the first was handed, if not zeros
     */
    record Delay(String layer, boolean reversed, Tensor x, Optional<Tensor> initial, Tensor y)
            implements RecurrentOp, Single {
        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>(List.of(x));
            initial.ifPresent(reads::add);
            return reads;
        }
    }

    /**
     * The cell of an LSTM (Hochreiter and Schmidhuber 1997; gates in Keras' order: input, forget,
     * cell, output).
     *
     * @param z what goes into the gates
     * @param c the cells before
     * @param h the outputs
     * @param next the cells after
     * @param gates the gates, activated
     */
    record LstmCell(
            String layer, int units, Tensor z, Tensor c, Tensor h, Tensor next, Tensor gates)
            implements RecurrentOp {
        @Override
        public List<Operand> reads() {
            return List.of(z, c);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(h, next, gates);
        }
    }

    /** The derivatives of the cell of an LSTM, for what goes into the gates and for the cells. */
    record LstmCellGradient(
            String layer,
            int units,
            Tensor gates,
            Tensor c,
            Tensor next,
            Tensor dH,
            Tensor dNext,
            Tensor dZ,
            Tensor dC)
            implements RecurrentOp {
        @Override
        public List<Operand> reads() {
            return List.of(gates, c, next, dH, dNext);
        }

        @Override
        public List<Tensor> writes() {
            return List.of(dZ, dC);
        }
    }
}
