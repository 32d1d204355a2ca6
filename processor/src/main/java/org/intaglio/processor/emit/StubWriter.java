/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.ReservedNames;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the stub of a declaration with errors. It has the methods that the model would have, as
 * far as the declaration tells, so that the compiler's errors are about the declaration and not
 * about everybody who uses the model. It never runs: a compilation with errors makes no program.
 */
final class StubWriter {
    private static final CodeBlock FAIL =
            CodeBlock.of(
                    "throw new $T($S);\n",
                    IllegalStateException.class,
                    "the declaration of this network has errors");

    private final NetworkSpec spec;
    private final ModelApi api;

    StubWriter(NetworkSpec spec) {
        this.spec = spec;
        this.api = new ModelApi(spec);
    }

    /**
     * The stub. Names that cannot be used, or not twice, are reported at their fields; here they
     * are left out, because a stub that does not compile would bury that report.
     */
    JavaFile write() {
        TypeSpec.Builder type =
                api.type(CodeBlock.of("null"))
                        .addJavadoc(
                                "Stands in for the model of {@code $L}, whose declaration has"
                                        + " errors.\n",
                                spec.name());
        Set<String> taken = new HashSet<>();
        WeightsTree tree = new WeightsTree();
        add(spec, "", tree);
        for (WeightsTree.Node node : tree.nodes()) {
            if (!ReservedNames.contains(node.name())
                    && taken.add(ModelApi.weightsType(node.name()))) {
                type.addMethod(api.weightsMethod(node.name(), FAIL));
                type.addType(ModelApi.weightsRecord(node));
            }
        }
        List<String> names = usable(spec.inputs());
        List<ParameterSpec> inputs = new ArrayList<>();
        for (LayerNode input : spec.inputs()) {
            String name = names.get(inputs.size());
            inputs.add(ModelApi.input(name, (LayerSpec.Input) input.spec()));
        }
        List<String> outputs = usable(spec.outputs());
        type.addMethods(api.predict(inputs, outputs, FAIL));
        if (outputs.size() > 1) {
            type.addType(ModelApi.prediction(outputs));
        }
        return api.file(type.build());
    }

    private static void add(NetworkSpec network, String prefix, WeightsTree tree) {
        for (LayerNode layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.Use use) {
                add(use.value(), prefix + layer.name() + ".", tree);
            }
            for (Parameter parameter : layer.spec().usedParameters()) {
                tree.add(prefix + layer.name(), parameter.name());
            }
        }
    }

    /**
     * As many names as layers, so that callers find the method that they call: a name that cannot
     * be used, or is used already, is replaced.
     */
    private static List<String> usable(List<LayerNode> layers) {
        Set<String> names = new LinkedHashSet<>();
        layers.forEach(layer -> {
            String name = layer.name();
            while (ReservedNames.contains(name) || names.contains(name)) {
                name += "_";
            }
            names.add(name);
        });
        return List.copyOf(names);
    }
}
