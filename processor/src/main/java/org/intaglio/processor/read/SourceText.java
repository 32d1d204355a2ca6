/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import java.util.Map;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * What is written in an annotation where the compiler could not make sense of it: the model of the
 * language has no more than "error" there.
 */
@FunctionalInterface
public interface SourceText {
    /** For compilers that do not tell. */
    SourceText UNKNOWN = (element, annotation) -> Map.of();

    /**
     * The text of each argument by its name, {@code value} where there is none; those of nested
     * annotations as {@code kernelInitializer.stddev}. Empty if the compiler does not tell.
     */
    Map<String, String> arguments(Element element, AnnotationMirror annotation);

    /** That of javac where it is the compiler. */
    static SourceText of(ProcessingEnvironment environment) {
        String module = environment.getClass().getModule().getName();
        return "jdk.compiler".equals(module) ? new JavacSource(environment) : UNKNOWN;
    }
}
