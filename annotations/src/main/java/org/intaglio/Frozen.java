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
 * Training leaves the parameters of this layer as they are: they have no gradients and no penalty.
 * A batch normalisation works as in predictions, by its moving averages, and does not move them.
 * Dropout still drops. It is what Keras calls {@code trainable = False}.
 *
 * <pre>{@code
 * @Frozen @Dense(units = 64, activation = RELU) Layer features;
 * @Dense(units = 10, activation = SOFTMAX)      Layer digit;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Frozen {}
