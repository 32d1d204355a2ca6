/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

import java.util.List;

/**
 * An activation function, element by element.
 *
 * @param kernel its name, that of a method of {@link
 *     org.intaglio.runtime.kernel.ActivationKernels}, which has its formula
 * @param fromResult whether its derivative is computed from its result; else from its argument
 * @param constants its constants, in the order of the method's parameters
 */
public record Curve(String kernel, boolean fromResult, List<Float> constants) {
    /** Copies the list. */
    public Curve {
        constants = List.copyOf(constants);
    }
}
