/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import com.palantir.javapoet.JavaFile;

import org.intaglio.NeuralNetwork;
import org.intaglio.processor.emit.Backend;
import org.intaglio.processor.emit.JavaBackend;
import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.read.DiagnosticPrinter;
import org.intaglio.processor.read.NetworkReader;
import org.intaglio.processor.read.SourceText;
import org.intaglio.processor.read.StrayLayers;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.schedule.CodeOptions;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Generates a model for every class with a {@link NeuralNetwork} annotation. Compilers find {@link
 * GuardedProcessor}, which hands on to this one where Java is new enough.
 */
public final class NetworkProcessor extends AbstractProcessor {
    private NetworkCompiler compiler;

    /**
     * Classes with a superclass which another processor may generate in a later round. Their models
     * do not wait for it: what is generated in the last round comes too late for javac.
     */
    private final Set<Name> incomplete = new LinkedHashSet<>();

    /** Classes with a constant that another processor may generate in a later round. */
    private final Set<Name> deferred = new LinkedHashSet<>();

    private SourceText source = SourceText.UNKNOWN;

    /** For the Java compiler, which calls it through {@link GuardedProcessor}. */
    public NetworkProcessor() {}

    NetworkProcessor(Backend backend) {
        this.compiler = new NetworkCompiler(backend, CodeOptions.DEFAULT);
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        source = SourceText.of(environment);
        if (compiler == null) {
            compiler = new NetworkCompiler(new JavaBackend(), Options.of(environment));
        }
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.names();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("org.intaglio.*", "org.intaglio.layer.*");
    }

    /**
     * Claims the annotations: javac's {@code -Xlint:processing} warns of those that nobody claims,
     * and a user's {@code -Werror} must not fail because of ours.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Elements elements = processingEnv.getElementUtils();
        for (Name name : Set.copyOf(incomplete)) {
            checkInheritance(elements.getTypeElement(name));
        }
        Set<Name> again = Set.copyOf(deferred);
        deferred.clear();
        for (Name name : again) {
            compile(elements.getTypeElement(name), round.processingOver());
        }
        for (Element element : round.getElementsAnnotatedWith(NeuralNetwork.class)) {
            compile((TypeElement) element, false);
        }
        StrayLayers.find(elements, round).forEach(stray -> print(stray, null));
        return true;
    }

    /**
     * Reads and compiles a class.
     *
     * @param last whether what is unknown now will never be known
     */
    private void compile(TypeElement type, boolean last) {
        Diagnostics diagnostics = new Diagnostics();
        NetworkSpec spec =
                new NetworkReader(processingEnv.getElementUtils(), type, source, diagnostics)
                        .read();
        if (diagnostics.isWorthAnotherRound() && !last) {
            deferred.add(type.getQualifiedName());
            return;
        }
        JavaFile file = compiler.compile(spec, diagnostics);
        write(file, type, diagnostics, spec);
        diagnostics.all().forEach(d -> print(d, type));
        if (NetworkReader.isIncomplete(type)) {
            incomplete.add(type.getQualifiedName());
        }
    }

    private void checkInheritance(TypeElement type) {
        if (!NetworkReader.isIncomplete(type)) {
            incomplete.remove(type.getQualifiedName());
            Diagnostics diagnostics = new Diagnostics();
            new NetworkReader(processingEnv.getElementUtils(), type, source, diagnostics)
                    .checkInheritance();
            diagnostics.all().forEach(d -> print(d, type));
        }
    }

    private void write(JavaFile file, TypeElement type, Diagnostics diagnostics, NetworkSpec spec) {
        String simpleName = file.typeSpec().name();
        String name =
                file.packageName().isEmpty() ? simpleName : file.packageName() + "." + simpleName;
        try (Writer writer = processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
            file.writeTo(writer);
        } catch (FilerException taken) {
            diagnostics.add(
                    NetworkReader.isGenerated(processingEnv.getElementUtils(), name)
                            ? ourOwn(name, type, spec)
                            : DiagnosticId.NAME_TAKEN.at(
                                    spec.origin(),
                                    "the model of '%s' would be '%s', which exists already"
                                            .formatted(type.getSimpleName(), name),
                                    "Rename one of the two."));
        } catch (IOException failure) {
            diagnostics.add(
                    DiagnosticId.INTERNAL_ERROR.at(
                            spec.origin(),
                            "cannot write '" + name + "': " + failure.getMessage(),
                            "Look at the disk and at the folder for generated sources."));
        }
    }

    private static Diagnostic ourOwn(String name, TypeElement type, NetworkSpec spec) {
        return DiagnosticId.NAME_TAKEN.at(
                spec.origin(),
                "the model of '%s' is among what is compiled already: Intaglio wrote '%s' in an earlier run"
                        .formatted(type.getSimpleName(), name),
                "Leave the folder of generated sources out of the sources, or empty the folder of"
                        + " classes: the model is written anew each time.");
    }

    private void print(Diagnostic diagnostic, Element declaration) {
        new DiagnosticPrinter(processingEnv.getMessager(), declaration).print(diagnostic);
    }
}
