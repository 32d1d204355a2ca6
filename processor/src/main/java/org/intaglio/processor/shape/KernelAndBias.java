/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.Shape;

import java.util.List;

/** The parameters of layers that multiply: a kernel and, mostly, a bias for each result. */
final class KernelAndBias {
    private KernelAndBias() {}

    /** With a bias for each column of the kernel. */
    static List<ParameterSpec> of(
            Shape kernel,
            InitSpec kernelInit,
            RegularizerSpec kernelRegularizer,
            boolean useBias,
            InitSpec biasInit,
            RegularizerSpec biasRegularizer) {
        int columns = kernel.dimension(-1);
        return of(
                kernel, kernelInit, kernelRegularizer, columns, useBias, biasInit, biasRegularizer);
    }

    /** With {@code results} biases. */
    static List<ParameterSpec> of(
            Shape kernel,
            InitSpec kernelInit,
            RegularizerSpec kernelRegularizer,
            int results,
            boolean useBias,
            InitSpec biasInit,
            RegularizerSpec biasRegularizer) {
        ParameterSpec weights =
                new ParameterSpec("kernel", kernel, kernelInit, kernelRegularizer, true);
        if (!useBias) {
            return List.of(weights);
        }
        Shape bias = Shape.of(results);
        return List.of(weights, new ParameterSpec("bias", bias, biasInit, biasRegularizer, true));
    }
}
