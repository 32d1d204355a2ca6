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
 * Says of a class that fields name with {@link org.intaglio.layer.Custom} what the compiler has to
 * know: shapes, parameters, what the derivatives need.
 *
 * <p>Shapes are those of one sample. A negative number in one is the length of an axis of the first
 * input, counted from its last: -1 is its last axis, the channels of an image or the features of a
 * sequence, -2 the one before. Where it is allowed, no number at all means the shape of the first
 * input.
 *
 * <pre>{@code
 * @LayerClass(
 *         inputs = @LayerInput({0, 0}), // any sequence
 *         result = {-2, 8}, // of as many steps, with 8 features
 *         parameters = @LayerParameter(name = "kernel", shape = {-1, 8}))
 * public final class Project implements CustomLayer { ... }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LayerClass {
    /** What it reads: one input or more, at most 50. */
    LayerInput[] inputs() default @LayerInput;

    /** The shape of the result; that of the first input if empty. */
    int[] result() default {};

    /** Its parameters, in the order in which the class asks for them. */
    LayerParameter[] parameters() default {};

    /**
     * The shape of what {@code forward} keeps of a sample for {@code backward}; that of the first
     * input if empty, nothing if 0.
     */
    int[] kept() default 0;

    /** Whether {@code backward} reads what the layer read; without, it need not be kept. */
    boolean readsX() default true;

    /** Whether {@code backward} reads the result; without, it need not be kept. */
    boolean readsY() default true;

    /**
     * Multiplications with addition for each number of the result, which tables and a {@link
     * Budget} count. Keras' layers count those of their products only, and so 0 is right for what
     * works element by element.
     */
    int multiplyAdds() default 0;
}
