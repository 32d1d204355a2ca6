/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.InputType;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.Programs;

import java.util.ArrayList;
import java.util.List;

/** Writes the class of a model that works. */
final class ModelWriter {
    private final Programs programs;
    private final ShapedNetwork network;
    private final ModelApi api;

    ModelWriter(Programs programs) {
        this.programs = programs;
        this.network = programs.network();
        this.api = new ModelApi(network.spec());
    }

    JavaFile write() {
        Identifiers identifiers = new Identifiers();
        Constants constants = new Constants(identifiers, programs.weights());
        TypeSpec code =
                new CodeClass(programs, identifiers, constants)
                        .write(
                                new ArchitectureCode(programs, identifiers),
                                new OperationsCode(programs, constants));
        TypeSpec.Builder type =
                api.type(CodeBlock.of("new Code()"))
                        .addJavadoc(
                                "The model of {@$L $L}.\n\n<pre>{@code\n$L}</pre>\n",
                                linkTag(),
                                network.spec().name(),
                                SummaryTable.of(programs))
                        .addFields(constants.fields());
        addWeights(type);
        addPrediction(type);
        return api.file(type.addType(code).build());
    }

    /** The name of a nested class, {@code Outer_Net}, is not one that Javadoc can follow. */
    private String linkTag() {
        return network.spec().name().indexOf('_') < 0 ? "link" : "code";
    }

    private void addWeights(TypeSpec.Builder type) {
        WeightsTree tree = new WeightsTree();
        for (ShapedLayer layer : network.layers()) {
            layer.parameters().forEach(parameter -> tree.add(layer.name(), parameter.name()));
        }
        for (WeightsTree.Node node : tree.nodes()) {
            type.addMethod(
                    api.weightsMethod(
                            node.name(), CodeBlock.of("return $L;\n", weights(node, ""))));
            type.addType(ModelApi.weightsRecord(node));
        }
    }

    /** {@code new BaseWeights(new BaseWeights.EdgesWeights(parameter(0), parameter(1)))}. */
    private static CodeBlock weights(WeightsTree.Node node, String outer) {
        String name = outer + node.type();
        List<CodeBlock> arguments = new ArrayList<>();
        node.parameters()
                .forEach((p, index) -> arguments.add(CodeBlock.of("parameter($L)", index)));
        node.children().forEach(child -> arguments.add(weights(child, name + ".")));
        return CodeBlock.of("new $L($L)", name, CodeBlock.join(arguments, ", "));
    }

    private void addPrediction(TypeSpec.Builder type) {
        List<ShapedLayer> inputs = network.inputs();
        List<String> outputs = network.outputs().stream().map(OutputSpec::layer).toList();
        NameAllocator names = new NameAllocator();
        inputs.forEach(input -> names.newName(input.name()));
        String results = names.newName("results");
        List<ParameterSpec> parameters = new ArrayList<>();
        List<CodeBlock> arguments = new ArrayList<>();
        for (ShapedLayer input : inputs) {
            var spec = (LayerSpec.Input) input.spec();
            parameters.add(ModelApi.input(input.name(), spec));
            arguments.add(
                    spec.type() == InputType.INDEX
                            ? CodeBlock.of("indices($L, $L)", arguments.size(), input.name())
                            : CodeBlock.of("$L", input.name()));
        }
        CodeBlock call = CodeBlock.of("predictOne($L)", CodeBlock.join(arguments, ", "));
        List<CodeBlock> each = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            each.add(CodeBlock.of("$L[$L]", results, i));
        }
        CodeBlock body =
                outputs.size() == 1
                        ? CodeBlock.of("return $L[0];\n", call)
                        : CodeBlock.of(
                                "float[][] $L = $L;\nreturn new Prediction($L);\n",
                                results,
                                call,
                                CodeBlock.join(each, ", "));
        type.addMethods(api.predict(parameters, outputs, body));
        if (outputs.size() > 1) {
            type.addType(ModelApi.prediction(outputs));
        }
    }
}
