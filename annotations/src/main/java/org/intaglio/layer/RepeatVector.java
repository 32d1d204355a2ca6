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
 * A sequence whose {@link #n} steps are all the vector that it reads: C to n×C. See <a
 * href="https://keras.io/api/layers/reshaping_layers/repeat_vector/">Keras</a>.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface RepeatVector {
    /** How many steps. */
    int n();

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
