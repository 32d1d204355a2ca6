/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.dense;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.model.ReservedNames;
import org.intaglio.runtime.Model;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A stub keeps callers compiling: it has what the model would have. */
class StubTest {
    private static final JavaBackend BACKEND = new JavaBackend();

    @Test
    void hasTheInterfaceOfTheModel() {
        List<JavaFile> models = new ArrayList<>();
        List<JavaFile> stubs = new ArrayList<>();
        for (Declaration declaration : SampleNetworks.all().values()) {
            declaration.named("Sample" + models.size());
            models.add(BACKEND.model(declaration.programs()));
            stubs.add(BACKEND.stub(declaration.spec()));
        }
        Map<String, byte[]> modelClasses = Javac.compile(models);
        Map<String, byte[]> stubClasses = Javac.compile(stubs);
        for (int i = 0; i < models.size(); i++) {
            String name = "org.example.Sample" + i + "Model";
            assertWithMessage(name)
                    .that(interfaceOf(Javac.load(stubClasses, name)))
                    .isEqualTo(interfaceOf(Javac.load(modelClasses, name)));
        }
    }

    /** The report about the names stands at the fields; the stub must not add errors of javac. */
    @Test
    void compilesWhereNamesCannotBeUsed() {
        Declaration declaration =
                Declaration.input(4)
                        .in("input", 3)
                        .layer("summary", dense(4), "input")
                        .layer("toString", batchNorm())
                        .layer("twice", dense(3))
                        .layer("Twice", dense(3), "input")
                        .layer("hashCode", dense(3), "input")
                        .layer("fine", dense(2), "input");
        JavaFile stub = BACKEND.stub(declaration.spec());
        Map<String, byte[]> classes = Javac.compile(List.of(stub));
        assertThat(interfaceOf(Javac.load(classes, "org.example.NetModel"))).contains("fine()");
    }

    /** Found at random: a Prediction was missing where no output had a name to use. */
    @Test
    void compilesWhereTheOnlyOutputHasNoUsableName() {
        Declaration declaration =
                Declaration.input(4).in("other", 4).layer("summary", dense(2), "input");
        Map<String, byte[]> classes = Javac.compile(List.of(BACKEND.stub(declaration.spec())));
        assertThat(interfaceOf(Javac.load(classes, "org.example.NetModel")))
                .contains("predict(class (F, class (F)");
    }

    /** Callers still find predictAll with two arguments. */
    @Test
    void hasAsManyInputsAndOutputsAsTheDeclaration() {
        Declaration declaration =
                Declaration.input(4)
                        .in("toString", 4)
                        .layer("summary", dense(2), "input")
                        .layer("fine", dense(2), "toString");
        Map<String, byte[]> classes = Javac.compile(List.of(BACKEND.stub(declaration.spec())));
        assertThat(interfaceOf(Javac.load(classes, "org.example.NetModel")))
                .contains("predictAll(class (F, class (F)");
    }

    @Test
    void compilesWithoutAnyLayer() {
        Declaration declaration = Declaration.input(4).in("other", 4);
        assertThat(Javac.compile(List.of(BACKEND.stub(declaration.spec())))).isNotEmpty();
    }

    /** A layer's method must not meet one of the class that it is generated into. */
    @Test
    void methodsOfModelsAreReservedNames() {
        for (Method method : Model.class.getDeclaredMethods()) {
            if (!Modifier.isPrivate(method.getModifiers())
                    && !method.isSynthetic()
                    && method.getParameterCount() == 0) {
                assertWithMessage("no layer may be called %s", method.getName())
                        .that(ReservedNames.contains(method.getName()))
                        .isTrue();
            }
        }
    }

    private static Set<String> interfaceOf(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                members.add(
                        method.getName()
                                + Arrays.toString(method.getParameterTypes())
                                        .replace('[', '(')
                                        .replace(']', ')'));
                members.add(method.toGenericString());
            }
        }
        for (Class<?> nested : type.getDeclaredClasses()) {
            if (Modifier.isPublic(nested.getModifiers())) {
                members.add(nested.getName());
                members.addAll(interfaceOf(nested));
            }
        }
        return members;
    }
}
