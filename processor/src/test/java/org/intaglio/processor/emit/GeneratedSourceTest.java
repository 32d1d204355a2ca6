/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.dropout;
import static org.intaglio.processor.Layers.shared;

import com.palantir.javapoet.JavaFile;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.model.LayerSpec;
import org.junit.jupiter.api.Test;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the back end writes is Java that compiles without a warning, whatever the network. */
class GeneratedSourceTest {
    /** HotSpot's {@code HugeMethodLimit}: it never compiles a longer method. */
    private static final int HUGE_METHOD = 8000;

    private static final JavaBackend BACKEND = new JavaBackend();

    @Test
    void everyKindOfNetworkCompiles() {
        List<JavaFile> files = new ArrayList<>();
        for (Declaration declaration : SampleNetworks.all().values()) {
            files.add(model(declaration.named("Sample" + files.size())));
        }
        for (long seed = 0; seed < 40; seed++) {
            files.add(model(RandomNetworks.of(seed).named("Random" + seed)));
        }
        check(files);
    }

    @Test
    void namesOfLayersCannotCollideWithOurs() {
        String[] names = {
            "kernel",
            "code",
            "samples0",
            "samples1",
            "prepare",
            "step",
            "infer",
            "results",
            "x",
            "xAt",
            "p",
            "y",
            "from",
            "to",
            "s",
            "meanAt",
            "phase",
            "statistics",
            "gradients",
            "codeGradient",
            "code_",
            "a_b",
            "aB",
            "a_B",
            "kernelShape",
            "prediction",
            "model",
            "architectureFrom0",
            "Größe",
            "日本",
            "_x",
            "__",
            "value1",
            "ARCHITECTURE",
            "string",
            "list",
            "float_",
            "xInputGradient",
            "xKernelGradient",
            "predictAll",
            "record"
        };
        Declaration declaration = Declaration.empty().in("results_", 4).in("output", 4);
        String last = "output";
        for (int i = 0; i < names.length; i++) {
            declaration.layer(names[i], i % 5 == 4 ? batchNorm() : dense(4), last);
            last = names[i];
        }
        declaration.layer("join", new LayerSpec.Add(), last, "results_");
        check(List.of(model(declaration)));
    }

    @Test
    void outputsMayHaveTheNamesOfOurVariables() {
        check(
                List.of(
                        model(
                                Declaration.empty()
                                        .in("results", 3)
                                        .in("call", 3)
                                        .layer("results_", dense(2), "results")
                                        .layer("p", dense(2), "call"))));
    }

    @Test
    void deepChainHasShortMethods() {
        Declaration deep = Declaration.input(6).named("DeepChain");
        for (int i = 0; i < 300; i++) {
            deep.layer("layer" + i, dense(5 + i % 3, Activation.GELU));
        }
        check(List.of(model(deep)));
    }

    @Test
    void manyBarriersHaveShortMethods() {
        Declaration deep = Declaration.input(4).named("ManyBarriers");
        for (int i = 0; i < 220; i++) {
            deep.layer("norm" + i, batchNorm());
        }
        JavaFile file = model(deep.layer("y", dense(1)));
        check(List.of(file));
        assertThat(file.toString()).contains(" statistics2(");
        assertThat(file.toString()).doesNotContain("statistics_");
    }

    @Test
    void manyConcatenationsHaveShortMethods() {
        Declaration dense = Declaration.input(2).named("ManyConcatenations");
        List<String> sofar = new ArrayList<>(List.of("input"));
        for (int i = 0; i < 60; i++) {
            dense.layer("grow" + i, dense(2), sofar.getLast());
            sofar.add("grow" + i);
            dense.layer("join" + i, new LayerSpec.Concatenate(-1), sofar.toArray(String[]::new));
            dense.layer("next" + i, dense(2));
            sofar.set(sofar.size() - 1, "next" + i);
        }
        check(List.of(model(dense)));
    }

    @Test
    void sharedLayersCompileAtSeveralSizes() {
        check(
                List.of(
                        model(
                                Declaration.empty()
                                        .in("small", 4, 4, 2)
                                        .in("large", 9, 7, 2)
                                        .layer(
                                                "conv",
                                                conv(3, 3, Padding.SAME, Activation.RELU),
                                                "small")
                                        .layer("again", shared("conv"), "large")
                                        .layer("a", new LayerSpec.GlobalMaxPooling2D(false), "conv")
                                        .layer(
                                                "b",
                                                new LayerSpec.GlobalMaxPooling2D(false),
                                                "again")
                                        .layer("sum", new LayerSpec.Add(), "a", "b")
                                        .layer("norm", batchNorm())
                                        .layer("drop", dropout(0.5))
                                        .layer("normAgain", shared("norm")))));
    }

    @Test
    void sameNetworkSameText() {
        SampleNetworks.all()
                .forEach((name, declaration) ->
                        assertWithMessage(name)
                                .that(model(declaration).toString())
                                .isEqualTo(model(SampleNetworks.all().get(name)).toString()));
    }

    private static JavaFile model(Declaration declaration) {
        return BACKEND.model(declaration.programs());
    }

    /** Compiles without a warning, and no method is too long. */
    private static void check(List<JavaFile> files) {
        Map<String, byte[]> classes = Javac.compile(files);
        for (byte[] bytes : classes.values()) {
            ClassModel type = ClassFile.of().parse(bytes);
            for (MethodModel method : type.methods()) {
                method.findAttribute(Attributes.code())
                        .ifPresent(code ->
                                assertWithMessage(
                                                "%s.%s",
                                                type.thisClass().asInternalName(),
                                                method.methodName())
                                        .that(code.codeLength())
                                        .isAtMost(HUGE_METHOD));
            }
        }
    }
}
