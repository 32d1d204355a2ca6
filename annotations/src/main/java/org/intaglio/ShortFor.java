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
 * Marks an attribute that is written without a name, as in {@code @Dropout(0.5)}, and names the one
 * it stands for: {@code @Dropout(rate = 0.5)}. One of the two is given, and not both. For
 * Intaglio's own annotations.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ShortFor {
    /** The name of the attribute, which is Keras' in camel case. */
    String value();

    /** Whether both may be left out: what is meant then is the default of the other. */
    boolean optional() default false;
}
