/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import java.util.Collections;
import java.util.Set;

import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * What Java compilers find: says what Java is needed where it is too old, and else is {@link
 * NetworkProcessor}.
 *
 * <p>The build compiles this class once more, for Java 17, so that an old compiler can load it and
 * print a sentence instead of an {@code UnsupportedClassVersionError}: an IDE that runs on an older
 * Java, say. For an old javac there is {@link GuardedPlugin}. So no newer syntax here, no newer
 * methods, and the other class by its name only.
 */
public final class GuardedProcessor implements Processor {
    private static final int NEEDED = 25;
    private static final String PROCESSOR = "org.intaglio.processor.NetworkProcessor";

    /** Null if Java is too old. */
    private final Processor processor;

    /** Whether this compilation may go on; known after {@link #init}. */
    private boolean enabled;

    /**
     * For the Java compiler.
     *
     * @throws IllegalStateException if the jar of the processor is incomplete
     */
    public GuardedProcessor() {
        processor = isOldJvm() ? null : load();
    }

    static boolean isOldJvm() {
        return isOld(SourceVersion.latest());
    }

    static String oldJvm() {
        return "Intaglio needs JDK 25, and this compiler runs on Java "
                + System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")
                + ". Let JAVA_HOME name a JDK 25, or choose one by a toolchain of Maven or Gradle.";
    }

    private static boolean isOld(SourceVersion version) {
        return number(version) < NEEDED;
    }

    /** The constants of newer versions do not exist in Java 17, but their order is their number. */
    @SuppressWarnings("EnumOrdinal")
    private static int number(SourceVersion version) {
        return version.ordinal();
    }

    private static Processor load() {
        try {
            return Class.forName(PROCESSOR)
                    .asSubclass(Processor.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + PROCESSOR, e);
        }
    }

    @Override
    public void init(ProcessingEnvironment environment) {
        if (processor == null) {
            error(environment, oldJvm());
        } else if (isOld(environment.getSourceVersion())) {
            error(
                    environment,
                    "Intaglio needs release 25, and this compilation is for "
                            + number(environment.getSourceVersion())
                            + ". Give javac --release 25; in Maven"
                            + " <maven.compiler.release>25</maven.compiler.release>, in Gradle"
                            + " options.release = 25.");
        } else {
            processor.init(environment);
            enabled = true;
        }
    }

    private static void error(ProcessingEnvironment environment, String text) {
        environment.getMessager().printMessage(Diagnostic.Kind.ERROR, text);
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor == null ? Collections.<String>emptySet() : processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor == null
                ? Collections.singleton("org.intaglio.*")
                : processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims annotations as {@link NetworkProcessor} does. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return !enabled || processor.process(annotations, round);
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
            Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
        return Collections.<Completion>emptyList();
    }
}
