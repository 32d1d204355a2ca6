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
 * The products of the vectors along an axis of each of two inputs: n and n to 1, a×n and b×n to
 * a×b. See <a href="https://keras.io/api/layers/merging_layers/dot/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Dot {
    /**
     * The axis of both inputs, or one of each, counted from 0 without the batch, or from the end:
     * -1 is the last.
     */
    int[] axes();

    /** Whether the vectors are brought to length 1 before: cosines then. */
    boolean normalize() default false;

    /** The names of the two fields to read. */
    String[] from();
}
