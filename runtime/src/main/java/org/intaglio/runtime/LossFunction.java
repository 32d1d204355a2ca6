/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

/** A loss of the user's own, for outputs declared with {@link org.intaglio.Loss#CUSTOM}. */
@FunctionalInterface
public interface LossFunction {
    /**
     * The loss of one sample, and its derivative. Called by several threads at once.
     *
     * @param size how many values the output and the target have
     * @param y the network's output, from {@code yAt}
     * @param target the target, from {@code targetAt}
     * @param dY receives {@code ∂loss/∂y}, from {@code dYAt}: all {@code size} values are to be set
     * @return the loss of this sample; training minimises the mean over the batch
     */
    double sample(int size, float[] y, int yAt, float[] target, int targetAt, float[] dY, int dYAt);
}
