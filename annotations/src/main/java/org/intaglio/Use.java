/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Uses a declared network as a layer: its layers stand here, with weights of their own, under names
 * such as {@code base.edges}. Its loss is ignored. With {@link Frozen}, all of it is frozen; with
 * {@link Shared}, it works once more with the same weights.
 *
 * <pre>{@code
 * @Use(Backbone.class)                     Layer base;
 * @Dense(units = 10, activation = SOFTMAX) Layer digit;
 * }</pre>
 *
 * <p>A layer that reads the field reads the network's output. Of several outputs, {@code from =
 * "base.edges"} says which. What the network reads has the shapes of its inputs.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Use {
    /** The class that declares the network, with {@link NeuralNetwork}. */
    Class<?> value();

    /**
     * The fields to read, one for each input of the network, in the order in which it declares
     * them; the field above if empty and the network has one input.
     */
    String[] from() default {};
}
