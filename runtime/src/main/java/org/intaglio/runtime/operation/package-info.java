/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What a network computes, operation by operation, before anything is decided for a machine: for
 * devices that are not this processor, for writers of other formats, for tables. {@link
 * org.intaglio.runtime.program.Program} tells it, a reader implements {@link
 * org.intaglio.runtime.operation.Operations}.
 *
 * <pre>{@code
 * o.input(0, Value.of("input", 4));
 * o.multiply("hidden", Product.of(1, 4, 8), "input", "hidden.kernel", Value.of("hidden 1", 8));
 * o.addBias("hidden", "hidden.bias", "hidden 1", Value.of("hidden 2", 8));
 * o.activate("hidden", new Curve("relu", true, List.of()), "hidden 2", Value.of("hidden", 8));
 * o.output(0, "hidden");
 * }</pre>
 *
 * <p>The language has few rules.
 *
 * <ul>
 *   <li>Calls come in an order in which the operations can run.
 *   <li>A {@link org.intaglio.runtime.operation.Value} is handed over by the call that writes it,
 *       once; calls that read it name it. Parameters are named by their path, {@code
 *       "hidden.kernel"}; no value has the name of a parameter. What they are is in {@link
 *       org.intaglio.runtime.program.Architecture#parameters}.
 *   <li>Shapes are those of one sample, unless a value is one for the whole batch. All arrays lie
 *       row by row, channels last.
 *   <li>Symbols: x argument, y result, dX and dY the derivatives of the loss for them. The loss is
 *       the mean over the samples of the batch, each times its weight, and the sum over the
 *       outputs, each times its own; penalties for weights are not part of it.
 *   <li>A prediction neither drops nor moves averages. A step does, unless it is one without
 *       training, which only asks for gradients: then {@code dropout} copies, and {@code
 *       normalizeBatch} and its derivative take the moving averages for constants.
 * </ul>
 *
 * <p>Applications do not need this package.
 */
package org.intaglio.runtime.operation;
