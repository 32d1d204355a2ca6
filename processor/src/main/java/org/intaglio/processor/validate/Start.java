/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.Activation;
import org.intaglio.Initializer;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerSpec;

import java.util.Optional;

/**
 * How the weights of a layer start.
 *
 * @param kernel the kernel
 * @param bias the bias, zero where there is none
 * @param activation what follows
 * @param unitsSeeTheSame whether each unit reads all channels, so that equal weights make equal
 *     units
 */
record Start(InitSpec kernel, InitSpec bias, Activation activation, boolean unitsSeeTheSame) {
    private static final InitSpec NONE = InitSpec.of(Initializer.ZEROS);

    static Optional<Start> of(LayerSpec spec) {
        return switch (spec) {
            case LayerSpec.Dense s ->
                    of(s.kernelInit(), s.useBias(), s.biasInit(), s.activation(), true);
            case LayerSpec.Conv2D s ->
                    of(s.kernelInit(), s.useBias(), s.biasInit(), s.activation(), s.groups() == 1);
            case LayerSpec.DepthwiseConv2D s ->
                    of(s.depthwiseInit(), s.useBias(), s.biasInit(), s.activation(), false);
            default -> Optional.empty();
        };
    }

    private static Optional<Start> of(
            InitSpec kernel, boolean useBias, InitSpec bias, Activation activation, boolean all) {
        return Optional.of(new Start(kernel, useBias ? bias : NONE, activation, all));
    }

    /** Whether all units start with one kernel and one bias. */
    boolean isEqual() {
        return hasEqualKernel() && isEqual(bias);
    }

    boolean hasEqualKernel() {
        return isEqual(kernel);
    }

    /** Whether the layer starts with the answer 0 to everything, before its activation. */
    boolean isZero() {
        return isZero(kernel) && isZero(bias);
    }

    private static boolean isEqual(InitSpec init) {
        return switch (init.kind()) {
            case ZEROS, ONES, CONSTANT -> true;
            case RANDOM_NORMAL -> init.b() == 0;
            case RANDOM_UNIFORM -> init.a() == init.b();
            case ORTHOGONAL -> init.a() == 0;
            case GLOROT_UNIFORM,
                    GLOROT_NORMAL,
                    HE_UNIFORM,
                    HE_NORMAL,
                    LECUN_UNIFORM,
                    LECUN_NORMAL ->
                    false;
        };
    }

    private static boolean isZero(InitSpec init) {
        return switch (init.kind()) {
            case ZEROS -> true;
            case ONES -> false;
            case CONSTANT, RANDOM_NORMAL, RANDOM_UNIFORM, ORTHOGONAL ->
                    init.a() == 0 && isEqual(init);
            case GLOROT_UNIFORM,
                    GLOROT_NORMAL,
                    HE_UNIFORM,
                    HE_NORMAL,
                    LECUN_UNIFORM,
                    LECUN_NORMAL ->
                    false;
        };
    }
}
