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
import org.intaglio.processor.model.Parameter;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the weights of a layer start.
 *
 * @param attribute what the kernel's initializer is called in the annotation
 * @param kernel the kernel
 * @param bias the bias, zero where there is none
 * @param activation what follows
 * @param unitsSeeTheSame whether each unit reads all channels, so that equal weights make equal
 *     units
 */
record Start(
        String attribute,
        InitSpec kernel,
        InitSpec bias,
        Activation activation,
        boolean unitsSeeTheSame) {
    private static final InitSpec NONE = InitSpec.of(Initializer.ZEROS);

    static Optional<Start> of(LayerSpec spec) {
        Optional<Parameter> kernel = spec.parameter("kernel");
        Optional<Activation> activation = spec.lastActivation();
        return kernel.isEmpty() || activation.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Start(
                                kernel.get().initializerAttribute(),
                                kernel.get().initializer(),
                                spec.parameter("bias").map(Parameter::initializer).orElse(NONE),
                                activation.get(),
                                spec.mixesChannels()));
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
        return constant(init).isPresent();
    }

    private static boolean isZero(InitSpec init) {
        return constant(init).equals(OptionalDouble.of(0));
    }

    /** The one value that all weights start with; empty if there are several. */
    private static OptionalDouble constant(InitSpec init) {
        return switch (init.kind()) {
            case ZEROS -> OptionalDouble.of(0);
            case ONES -> OptionalDouble.of(1);
            case CONSTANT -> only(init.a(), true);
            case RANDOM_NORMAL -> only(init.a(), init.b() == 0);
            case RANDOM_UNIFORM -> only(init.a(), init.a() == init.b());
            case ORTHOGONAL -> only(0, init.a() == 0);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble only(double value, boolean isOnly) {
        // Minus zero is zero.
        return isOnly ? OptionalDouble.of(value + 0.0) : OptionalDouble.empty();
    }
}
