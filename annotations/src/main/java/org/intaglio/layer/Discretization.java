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
 * The number of the bin that each value lies in: how many boundaries are not above it. Numbers of
 * any shape to indices of the same, or to what {@link #outputMode} makes of them, where {@code
 * bins} is one more than there are boundaries. Nothing is learnt through it.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Discretization {
    /** Where bins end and the next ones begin, ascending. */
    double[] binBoundaries();

    /**
     * What becomes of the indices: they stay, or become numbers, {@code bins} in the last axis: an
     * axis more for {@code ONE_HOT}, unless the last has one value; in place of the last else.
     */
    OutputMode outputMode() default OutputMode.INTEGER;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
