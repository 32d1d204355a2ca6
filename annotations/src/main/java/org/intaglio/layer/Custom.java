/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.layer;

import org.intaglio.LayerClass;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer of one's own: a class that implements {@code org.intaglio.runtime.CustomLayer} and says
 * with {@link LayerClass} what the compiler has to know, the shape of its result above all. The
 * class may be of the same compilation or of a jar.
 *
 * <pre>{@code
 * @Custom(Swish.class)                   Layer soft;
 * @Custom(value = Slope.class, arguments = 0.1) Layer cut;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.CLASS)
public @interface Custom {
    /** The class; the generated code makes the objects of it that it needs. */
    Class<?> value();

    /** What its constructor takes: as many numbers, of type double; finite. */
    double[] arguments() default {};

    /**
     * The fields to read, one for each input of the class, in its order; the field above if empty
     * and the class has one input.
     */
    String[] from() default {};
}
