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
 * Applies another field's layer once more, to another input, with the same weights.
 *
 * <pre>{@code
 * @Dense(units = 3, from = "left")           Layer trunk;
 * @Shared(layer = "trunk", from = "right")   Layer trunkOfRight;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Shared {
    /** The name of the field whose layer is applied again. */
    String layer();

    /** The field to read; the field above if empty. */
    String from() default "";
}
