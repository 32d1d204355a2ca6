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
 * Beside the annotation of a layer that reads one other: that layer for each step of a sequence,
 * with the same parameters: steps×shape to steps×what the layer makes of one. What reads rows, such
 * as {@link Dense}, does so without it; other layers are computed once for each of at most 100
 * steps. See <a href="https://keras.io/api/layers/recurrent_layers/time_distributed/">Keras</a>.
 *
 * <pre>{@code
 * @TimeDistributed @Conv2D(filters = 16, kernelSize = 3) Layer frames;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface TimeDistributed {}
