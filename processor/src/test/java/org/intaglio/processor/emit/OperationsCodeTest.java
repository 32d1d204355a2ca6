/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.palantir.javapoet.JavaFile;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.Layers;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.interpreter.Opened;
import org.intaglio.processor.interpreter.ToldGraph;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.operation.Operations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Program;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations that a model tells are those of its graphs. */
class OperationsCodeTest {
    private static Program program(Class<? extends Model> model) {
        Opened device = new Opened();
        try {
            Method create = model.getMethod("create", Device.class);
            create.setAccessible(true);
            assertThat(create.invoke(null, device)).isNotNull();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(model.getName(), e);
        }
        return device.program();
    }

    private static Program program(Declaration declaration) {
        JavaFile file = new JavaBackend().model(declaration.programs());
        String name = file.packageName() + "." + file.typeSpec().name();
        return program(Javac.load(Javac.compile(List.of(file)), name));
    }

    @Test
    void tellsTheGraphs() {
        List<Programs> networks = new ArrayList<>();
        List<JavaFile> files = new ArrayList<>();
        List<Declaration> declarations = new ArrayList<>(SampleNetworks.all().values());
        for (long seed = 0; seed < 40; seed++) {
            declarations.add(RandomNetworks.of(seed));
        }
        declarations.add(deep());
        for (Declaration declaration : declarations) {
            networks.add(declaration.named("Told" + networks.size()).programs());
            files.add(new JavaBackend().model(networks.getLast()));
        }
        var classes = Javac.compile(files);
        for (int i = 0; i < networks.size(); i++) {
            String name = files.get(i).packageName() + "." + files.get(i).typeSpec().name();
            Program program = program(Javac.load(classes, name));
            Programs network = networks.get(i);
            ToldGraph.check(network.inference().graph(), program::describePrediction);
            ToldGraph.check(network.evaluation().graph(), program::describeEvaluation);
            ToldGraph.check(network.training().graph(), program::describeStep);
        }
    }

    /** More operations than one method has room for. */
    private static Declaration deep() {
        Declaration deep = Declaration.input(6);
        for (int i = 0; i < 150; i++) {
            deep.layer("layer" + i, Layers.dense(5 + i % 3));
        }
        return deep;
    }

    /** An operation without a method would break the build of users, not ours. */
    @Test
    void everyOperationHasAMethod() {
        Set<String> told =
                Arrays.stream(Operations.class.getMethods())
                        .map(Method::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (Class<?> kind : operations(Op.class).toList()) {
            String name = kind.getSimpleName().replaceFirst("Op$", "");
            assertWithMessage("methods of Operations")
                    .that(told)
                    .contains(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        }
    }

    private static Stream<Class<?>> operations(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(OperationsCodeTest::operations)
                : Stream.of(type);
    }

    /** A reader that knows no operation. */
    private static class Inputs implements Operations {
        @Override
        public void input(int input, Value x) {}

        @Override
        public void output(int output, String y) {}
    }

    @Test
    void aReaderRefusesWhatItDoesNotKnow() {
        Program program = program(SampleNetworks.chain());
        assertThat(
                        assertThrows(
                                UnsupportedOperationException.class,
                                () -> program.describePrediction(new Inputs())))
                .hasMessageThat()
                .isEqualTo(
                        "layer 'first' needs the operation multiply, which "
                                + Inputs.class.getName()
                                + " does not have");
    }

    @Test
    void aReaderMayHaveOneAnswerForAllOperations() {
        List<String> kinds = new ArrayList<>();
        program(SampleNetworks.chain())
                .describePrediction(
                        new Inputs() {
                            @Override
                            public void unsupported(String kind, String layer) {
                                kinds.add(layer + " " + kind);
                            }
                        });
        assertThat(kinds)
                .containsExactly(
                        "first multiply",
                        "first addBias",
                        "first activate",
                        "second multiply",
                        "second addBias",
                        "second activate",
                        "third multiply",
                        "third addBias",
                        "third softmax")
                .inOrder();
    }

    /** A prediction's start does not pay for what nobody asks: it is a class of its own. */
    @Test
    void liesInAClassOfItsOwn() {
        JavaFile file = new JavaBackend().model(SampleNetworks.chain().programs());
        String name = file.packageName() + "." + file.typeSpec().name();
        var classes = Javac.compile(List.of(file));
        assertThat(classes).containsKey(name + "$Code$Graph");
        classes.remove(name + "$Code$Graph");
        Program program = program(Javac.load(classes, name));
        assertThat(
                        assertThrows(
                                NoClassDefFoundError.class,
                                () -> program.describePrediction(new Inputs())))
                .hasMessageThat()
                .contains("$Code$Graph");
    }
}
