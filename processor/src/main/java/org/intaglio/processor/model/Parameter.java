/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * A parameter as a layer declares it; its shape depends on what the layer reads.
 *
 * @param name as Keras calls it, in camel case: {@code kernel}, {@code movingMean}
 * @param stem what its attributes begin with: {@code kernel} of {@code kernelInitializer}
 * @param initializer how it starts
 * @param regularizer its penalty
 * @param isMatrix whether it has more than one axis
 * @param isTrainable false for what training updates by itself, such as moving averages, and for
 *     what it leaves alone
 * @param isUsed false if the declaration leaves it out
 */
public record Parameter(
        String name,
        String stem,
        InitSpec initializer,
        RegularizerSpec regularizer,
        boolean isMatrix,
        boolean isTrainable,
        boolean isUsed) {
    /** With two axes or more. */
    public static Parameter matrix(String name, InitSpec initializer, RegularizerSpec regularizer) {
        return new Parameter(name, name, initializer, regularizer, true, true, true);
    }

    /** With one axis. */
    public static Parameter vector(String name, InitSpec initializer, RegularizerSpec regularizer) {
        return new Parameter(name, name, initializer, regularizer, false, true, true);
    }

    /** With one axis, updated by training itself. */
    public static Parameter moving(String name, InitSpec initializer) {
        return new Parameter(name, name, initializer, RegularizerSpec.NONE, false, false, true);
    }

    /** With another name, and the same attributes. */
    Parameter named(String other) {
        return new Parameter(other, stem, initializer, regularizer, isMatrix, isTrainable, isUsed);
    }

    /** Starting otherwise. */
    Parameter with(InitSpec other) {
        return new Parameter(name, stem, other, regularizer, isMatrix, isTrainable, isUsed);
    }

    /** Left as it is by training, if not. */
    public Parameter trainableIf(boolean trainable) {
        return new Parameter(name, stem, initializer, regularizer, isMatrix, trainable, isUsed);
    }

    /** With attributes that begin with another word. */
    public Parameter in(String otherStem) {
        return new Parameter(
                name, otherStem, initializer, regularizer, isMatrix, isTrainable, isUsed);
    }

    /** Left out, if not. */
    public Parameter usedIf(boolean used) {
        return new Parameter(name, stem, initializer, regularizer, isMatrix, isTrainable, used);
    }

    /** With its shape. */
    public ParameterSpec withShape(Shape shape) {
        return new ParameterSpec(
                name, shape, initializer, regularizer, ConstraintSpec.NONE, isTrainable);
    }

    /** The attribute that says how it starts. */
    public String initializerAttribute() {
        return stem + "Initializer";
    }

    /** The attribute that says what it is held to. */
    public String constraintAttribute() {
        return stem + "Constraint";
    }

    /** The attribute that says its penalty. */
    public String regularizerAttribute() {
        return stem + "Regularizer";
    }
}
