/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import org.intaglio.runtime.program.Architecture;

import java.util.Optional;

/**
 * Is told what a network computes; the package says how to read it. A method for each kind of
 * operation: one that a reader does not override refuses the network by the names of its layer and
 * of the operation, see {@link Unsupported}. So a reader that was written before an operation was
 * known still reads the networks that do without.
 */
public interface Operations
        extends ProductOperations,
                ConvolutionOperations,
                ElementOperations,
                ReductionOperations,
                LookupOperations,
                RecurrentOperations,
                ShapeOperations,
                ImageOperations,
                CustomOperations {
    /**
     * An input. They come first, in their order.
     *
     * @param input which, of {@link Architecture#inputs}
     * @param x its value
     */
    void input(int input, Value x);

    /**
     * An output. They come after all operations, in their order.
     *
     * @param output which, of {@link Architecture#resultSizes}; a prediction has no masks
     * @param y its value
     */
    void output(int output, String y);

    /**
     * The loss of an output and its derivative, in one. {@link Architecture#outputs} knows which
     * loss, with its constants and the output's weight, which the derivative contains.
     *
     * @param layer the output's layer
     * @param output which output
     * @param rows rows of a sample
     * @param columns values of a row
     * @param fused whether x holds what softmax or sigmoid is yet to be applied to, though the
     *     output holds the result
     * @param x the output, or, fused, its logits
     * @param mask what the loss of each row is multiplied by, if they do not all count alike; the
     *     sample's is the mean over its rows all the same
     * @param result fused: receives the output, unless another operation writes it
     * @param dX the derivative for x
     */
    default void loss(
            String layer,
            int output,
            int rows,
            int columns,
            boolean fused,
            String x,
            Optional<String> mask,
            Optional<Value> result,
            Value dX) {
        unsupported("loss", layer);
    }

    /**
     * The derivative for a parameter, or one use's contribution to it: several for one parameter
     * add up. They come last; predictions and evaluations have none.
     *
     * @param parameter which
     * @param value the derivative, one for the batch
     */
    default void gradient(String parameter, String value) {}

    /**
     * The derivative for an input, if it is asked for; of one that no loss depends on, nothing is
     * told, and it is zero.
     *
     * @param input which, of {@link Architecture#inputs}
     * @param value the derivative
     */
    default void inputGradient(int input, String value) {}
}
