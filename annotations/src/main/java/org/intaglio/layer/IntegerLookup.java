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
 * Whole numbers by their places in a vocabulary, counted from {@link #numOovIndices}; what is not
 * there has an index before, by its remainder. Numbers or indices of any shape to indices of the
 * same, or to what {@link #outputMode} makes of them. Nothing is learnt through it.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface IntegerLookup {
    /** The numbers that are known, each once, from -16,777,216 to 16,777,216. */
    int[] vocabulary();

    /** How many indices are for what is not in the vocabulary. */
    int numOovIndices() default 1;

    /**
     * What becomes of the indices: they stay, or become numbers, one for each index, in the last
     * axis: an axis more for {@code ONE_HOT}, unless the last has one value; in place of the last
     * else.
     */
    OutputMode outputMode() default OutputMode.INTEGER;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
