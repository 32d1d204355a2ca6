/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.ReservedNames;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
        for (LayerNode layer : spec.layers()) {
            List<String> parameters =
                    layer.spec().usedParameters().stream().map(Parameter::name).toList();
            if (!parameters.isEmpty()
                    && !ReservedNames.contains(layer.name())
                    && taken.add(ModelApi.weightsType(layer.name()))) {
                type.addMethod(api.weightsMethod(layer.name(), FAIL));
                type.addType(ModelApi.weightsRecord(layer.name(), parameters));
            }
        }
        List<String> inputs =
                usable(spec.layers().stream().filter(l -> l.spec() instanceof LayerSpec.Input));
        List<String> outputs = usable(spec.layers().stream().filter(this::isOutput));
        type.addMethods(api.predict(inputs, outputs, FAIL));
        if (outputs.size() > 1) {
            type.addType(ModelApi.prediction(outputs));
        }
        return api.file(type.build());
    }

    /**
     * As many names as layers, so that callers find the method that they call: a name that cannot
     * be used, or is used already, is replaced.
     */
    private static List<String> usable(Stream<LayerNode> layers) {
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

    /** A guess: wiring may be what is wrong. */
    private boolean isOutput(LayerNode layer) {
        if (layer.loss().isPresent()) {
            return true;
        }
        List<LayerNode> layers = spec.layers();
        int index = layers.indexOf(layer);
        boolean readByNext =
                index + 1 < layers.size()
                        && namesNone(layers.get(index + 1).from())
                        && !(layers.get(index + 1).spec() instanceof LayerSpec.Input);
        return !(layer.spec() instanceof LayerSpec.Input)
                && !readByNext
                && layers.stream().noneMatch(other -> other.from().contains(layer.name()));
    }

    /** Whether a layer reads the field above it, or, by mistake, nothing. */
    private static boolean namesNone(List<String> from) {
        return from.isEmpty() || from.getFirst().isEmpty();
    }
}
