/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.model.Shape;

import java.util.List;

/** Values as Java source. */
final class Literals {
    private Literals() {}

    /** A call whose arguments may be wrapped where a line gets too long. */
    static CodeBlock call(String format, Object... arguments) {
        return CodeBlock.of(format.replace(", ", ",$W"), arguments);
    }

    /** A float literal that reads back as the same float. */
    static CodeBlock of(float value) {
        if (value == Float.POSITIVE_INFINITY) {
            return CodeBlock.of("$T.POSITIVE_INFINITY", Float.class);
        }
        if (value == Float.NEGATIVE_INFINITY) {
            return CodeBlock.of("$T.NEGATIVE_INFINITY", Float.class);
        }
        if (Float.isNaN(value)) {
            return CodeBlock.of("$T.NaN", Float.class);
        }
        boolean negativeZero = value == 0 && 1 / value < 0;
        return value == (int) value && Math.abs(value) < 1e6 && !negativeZero
                ? CodeBlock.of("$Lf", (int) value)
                : CodeBlock.of("$Lf", value);
    }

    /** A literal of the nearest float: declarations are in double, kernels are not. */
    static CodeBlock of(double value) {
        return of((float) value);
    }

    /** A double literal that reads back as the same double; for finite ones. */
    static CodeBlock precise(double value) {
        return CodeBlock.of("$L", value);
    }

    /** {@code Shape.of(28, 28, 1)} of the runtime. */
    static CodeBlock of(Shape shape) {
        return CodeBlock.of(
                "$T.of($L)",
                RuntimeTypes.SHAPE,
                CodeBlock.join(
                        shape.dimensions().stream().map(d -> CodeBlock.of("$L", d)).toList(),
                        ", "));
    }

    /** {@code List.of(a, b)}, an element a line. */
    static CodeBlock list(List<CodeBlock> elements) {
        if (elements.isEmpty()) {
            return CodeBlock.of("$T.of()", List.class);
        }
        return CodeBlock.of("$T.of(\n$>$>$L$<$<)", List.class, CodeBlock.join(elements, ",\n"));
    }
}
