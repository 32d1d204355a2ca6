/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** The compiler: an annotation processor that turns declared networks into Java code. */
module org.intaglio.processor {
    requires java.compiler;
    requires com.palantir.javapoet;
    requires org.intaglio.annotations;
    // The plugin, and what is written where javac knows no value; other compilers do without.
    requires static jdk.compiler;

    provides javax.annotation.processing.Processor with
            org.intaglio.processor.GuardedProcessor;
}
