/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.MergeMode;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside the annotation of a recurrent layer: two of it, one from the first step to the last and
 * one the other way, merged: steps×features to 2·units, or to units unless {@link #mergeMode} is
 * {@code CONCAT}; with {@code returnSequences}, those of all steps. Parameters are named {@code
 * forwardKernel}, {@code backwardKernel} and so on. See <a
 * href="https://keras.io/api/layers/recurrent_layers/bidirectional/">Keras</a>.
 *
 * <pre>{@code
 * @Bidirectional @LSTM(units = 32) Layer text;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Bidirectional {
    /** What becomes of the two results. */
    MergeMode mergeMode() default MergeMode.CONCAT;
}
