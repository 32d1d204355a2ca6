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
 * {@code (x - mean) / √variance} for each channel, the last axis: the shape stays. Mean and
 * variance are given, or they are parameters that {@code Model.adapt} finds in data, and constants
 * then; until it does, they are 0 and 1. A deviation below 10⁻⁷ counts as that.
 *
 * <p>Without mean and variance, the layer reads an input of the network.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Normalization {
    /** The mean of each channel, or one for all; empty to adapt it to data. */
    double[] mean() default {};

    /** The variance of each channel, or one for all; not negative; given if the mean is. */
    double[] variance() default {};

    /** True to undo it: {@code x·√variance + mean}, which have to be given then. */
    boolean invert() default false;

    /** The name of the field to read; the field above if empty. */
    String from() default "";
}
