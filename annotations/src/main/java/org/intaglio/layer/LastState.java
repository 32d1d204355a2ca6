/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A state of a recurrent layer behind its last step: steps×units or units to units. It is for the
 * {@code initialState} of another, as in a decoder that goes on where an encoder ended; Keras'
 * {@code return_state}.
 *
 * <pre>{@code
 * @LSTM(units = 32)                            Layer encoder;
 * @LastState(cells = true)                     Layer cells;
 * @LSTM(units = 32, from = "told",
 *       initialState = {"encoder", "cells"})   Layer decoder;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface LastState {
    /** False for the output of the last step, true for the cells of an LSTM. */
    boolean cells() default false;

    /** The name of the recurrent layer; the field above if empty. */
    String from() default "";
}
