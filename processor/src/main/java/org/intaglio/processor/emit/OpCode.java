/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.lower.Value;

import java.util.List;

/**
 * The code of one operation: a method that takes the places of its values.
 *
 * @param method a name for the method
 * @param comment what it does, with shapes
 * @param arguments the values it takes, with the names they have in the body
 * @param body what it does
 */
record OpCode(String method, String comment, List<Argument> arguments, CodeBlock body) {
    /** A value and the name of its array; the offset is the name with {@code At}. */
    record Argument(String name, Value value) {}
}
