/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the method returns, or every method of the type, has to be used: the object itself stays as
 * it is, so that a call without its result does nothing.
 *
 * <pre>{@code
 * training.epochs(10);                // does nothing: an error with Error Prone
 * training = training.epochs(10);
 * }</pre>
 *
 * <p>Error Prone goes by the simple name of this annotation and refuses such a call. javac by
 * itself has no such check.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CheckReturnValue {}
