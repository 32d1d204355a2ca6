/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.OutputMode;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Indices as numbers, {@link #numTokens} in the last axis: of all indices in it, or of each for
 * itself if they are {@code ONE_HOT}, which have an axis more unless the last has one index: n to
 * numTokens, or to n×numTokens.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface CategoryEncoding {
    /** What indices are less than. */
    int numTokens();

    /** What becomes of an index: not {@code INTEGER}. */
    OutputMode outputMode() default OutputMode.MULTI_HOT;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
