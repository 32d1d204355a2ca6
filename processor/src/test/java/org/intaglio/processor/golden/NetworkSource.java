/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.processor.NetworkProcessor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * An annotated class as text.
 *
 * @param className its qualified name
 * @param text its source
 */
record NetworkSource(String className, String text) {
    /** The qualified name of the class that the processor writes. */
    String modelName() {
        return className + "Model";
    }

    /** Its name alone: what a parameterized test is called. */
    @Override
    public String toString() {
        return className;
    }

    /** Compiles it as a user's javac does; it must succeed. */
    Compilation compile() {
        return compile(new NetworkProcessor());
    }

    /** The same with this processor. */
    Compilation compile(Processor processor) {
        Compilation compilation =
                javac().withProcessors(processor)
                        .compile(JavaFileObjects.forSourceString(className, text));
        if (compilation.status() == Compilation.Status.FAILURE) {
            throw new AssertionError(
                    compilation.errors().stream()
                            .map(NetworkSource::describe)
                            .collect(Collectors.joining("\n", "javac refuses it:\n", "\n" + text)));
        }
        return compilation;
    }

    /** The source text that the processor writes for it. */
    String generated() {
        JavaFileObject file =
                compile()
                        .generatedSourceFile(modelName())
                        .orElseThrow(() -> new AssertionError("no " + modelName() + " is written"));
        try {
            return file.getCharContent(false).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The message, and the line that it is about, which may be of the generated class. */
    private static String describe(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        if (error.getSource() == null) {
            return message;
        }
        try {
            String text = error.getSource().getCharContent(true).toString();
            return "%s:%d: %s%n%s"
                    .formatted(
                            error.getSource().getName(),
                            error.getLineNumber(),
                            message,
                            text.lines().skip(error.getLineNumber() - 1).findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
