/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.Activation;
import org.intaglio.ShortFor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Applies an activation function, as Keras' {@code Activation} layer. The shape stays. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface ActivationLayer {
    /** {@link #activation} without its name: {@code @ActivationLayer(TANH)}. */
    @ShortFor("activation")
    Activation value() default Activation.LINEAR;

    /** Which function. It has to be given: the default means nothing. */
    Activation activation() default Activation.LINEAR;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
