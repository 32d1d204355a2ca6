/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import org.intaglio.runtime.program.CustomCode;

import java.util.List;
import java.util.Optional;

/**
 * What a class of the user's computes. It is code for arrays of floats: a device that keeps values
 * elsewhere brings them there, or refuses the network.
 */
public interface CustomOperations extends Unsupported {
    /**
     * Its result.
     *
     * @param code the user's object, and the shapes of its values
     * @param xs what it reads
     * @param parameters its parameters
     * @param kept what it keeps for its derivative, if it keeps anything
     */
    default void custom(
            String layer,
            CustomCode code,
            List<String> xs,
            List<String> parameters,
            Optional<Value> kept,
            Value y) {
        unsupported("custom", layer);
    }

    /**
     * Its derivatives. What it read, kept and computed comes first.
     *
     * @param dXs for each input, if anybody wants it
     * @param dParameters for each parameter, added up over all samples, if anybody wants it
     */
    default void customGradient(
            String layer,
            CustomCode code,
            List<String> xs,
            List<String> parameters,
            Optional<String> kept,
            String y,
            String dY,
            List<Optional<Value>> dXs,
            List<Optional<Value>> dParameters) {
        unsupported("customGradient", layer);
    }
}
