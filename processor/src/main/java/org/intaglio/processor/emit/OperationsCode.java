/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.emit.OperationSource.Written;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.schedule.Programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that tells what the programs compute: a call for each operation of their
 * graphs, of the method that has the name of its record. It is a class of its own so that a model
 * that nobody asks does not load it.
 */
final class OperationsCode {
    private static final String NAME = "Graph";

    private final Programs programs;
    private final Identifiers identifiers = new Identifiers();
    private final GraphConstants constants;
    private final List<MethodSpec> parts = new ArrayList<>();

    /** The methods for bodies of loops, by their code: a step's are often a prediction's. */
    private final Map<List<Written>, String> bodies = new HashMap<>();

    OperationsCode(Programs programs, Constants ofModel) {
        this.programs = programs;
        this.constants = new GraphConstants(ofModel);
    }

    /** The methods by which a program offers its operations. */
    List<MethodSpec> doors() {
        return List.of(
                door("describePrediction", "prediction"),
                door("describeEvaluation", "evaluation"),
                door("describeStep", "step"));
    }

    private static MethodSpec door(String name, String method) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.OPERATIONS, "o")
                .addStatement("$L.$L(o)", NAME, method)
                .build();
    }

    /** The nested class. */
    TypeSpec write() {
        List<Written> prediction = calls(programs.inference().graph());
        List<Written> evaluation = calls(programs.evaluation().graph());
        List<Written> step = calls(programs.training().graph());
        // What begins all three is told once, and so is what two have in common.
        int both = common(prediction, evaluation);
        int all = Math.min(both, common(prediction, step));
        List<Written> begin = new ArrayList<>(List.of(part("forward")));
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(method("forward", prediction.subList(0, all)));
        if (all < both) {
            methods.add(method("onward", prediction.subList(all, both)));
            begin.add(part("onward"));
        }
        methods.add(method("prediction", behind(begin, prediction, both)));
        methods.add(method("evaluation", behind(begin, evaluation, both)));
        methods.add(method("step", behind(begin.subList(0, 1), step, all)));
        return TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What the code computes, operation by operation.\n")
                .addFields(constants.fields())
                .addMethods(methods)
                .addMethods(parts)
                .build();
    }

    /** How many calls both begin with. */
    private static int common(List<Written> a, List<Written> b) {
        int count = 0;
        while (count < Math.min(a.size(), b.size()) && a.get(count).equals(b.get(count))) {
            count++;
        }
        return count;
    }

    private static Written part(String method) {
        return new Written(method + "(o);\n", List.of(), 0);
    }

    private static List<Written> behind(List<Written> begin, List<Written> calls, int from) {
        List<Written> all = new ArrayList<>(begin);
        all.addAll(calls.subList(from, calls.size()));
        return all;
    }

    /** All that a program is: inputs, operations, outputs, derivatives. */
    private List<Written> calls(Graph graph) {
        ValueNames names = new ValueNames(graph);
        List<Written> calls = new ArrayList<>();
        for (int i = 0; i < graph.inputs().size(); i++) {
            Tensor x = graph.inputs().get(i);
            names.write(x);
            calls.add(call(names, Set.of(x), "input", i, x));
        }
        graph.ops().forEach(op -> calls.add(call(op, names)));
        for (int i = 0; i < graph.outputs().size(); i++) {
            calls.add(call(names, Set.of(), "output", i, graph.outputs().get(i)));
        }
        for (Graph.Gradient g : graph.gradients()) {
            calls.add(call(names, Set.of(), "gradient", g.weights(), g.value()));
        }
        for (int i = 0; i < graph.inputGradients().size(); i++) {
            Optional<Tensor> dX = graph.inputGradients().get(i);
            if (dX.isPresent()) {
                calls.add(call(names, Set.of(), "inputGradient", i, dX.get()));
            }
        }
        return calls;
    }

    private Written call(
            ValueNames names, Set<Tensor> written, String method, Object... arguments) {
        return new OperationSource(names::of, written, constants).call(method, arguments).written();
    }

    private Written call(Op op, ValueNames names) {
        Set<Tensor> written = new HashSet<>(op.writes());
        for (Tensor value : ValueNames.handed(op)) {
            names.write(value);
            written.add(value);
        }
        String body = op instanceof RecurrentOp.Scan scan ? body(scan, names) : "";
        op.writes().forEach(names::write);
        return new OperationSource(names::of, written, constants).call(op, body).written();
    }

    /** A reference to the method that tells the body of a loop. */
    private String body(RecurrentOp.Scan scan, ValueNames names) {
        List<Written> calls = scan.body().stream().map(op -> call(op, names)).toList();
        String name = bodies.get(calls);
        if (name == null) {
            name = identifiers.method(scan.layer() + "Loop");
            bodies.put(calls, name);
            parts.add(method(name, calls));
        }
        return NAME + "::" + name;
    }

    private MethodSpec method(String name, List<Written> calls) {
        List<List<Piece>> portions = Piece.portions(calls.stream().map(Written::piece).toList());
        if (portions.size() <= 1) {
            return method(name, portions.stream().map(Piece::join).collect(CodeBlock.joining("")));
        }
        CodeBlock.Builder code = CodeBlock.builder();
        int from = 0;
        for (List<Piece> portion : portions) {
            String part = identifiers.method(name + "From" + from);
            parts.add(method(part, Piece.join(portion)));
            code.add("$L(o);\n", part);
            from += portion.size();
        }
        return method(name, code.build());
    }

    private static MethodSpec method(String name, CodeBlock code) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.OPERATIONS, "o")
                .addCode(code)
                .build();
    }
}
