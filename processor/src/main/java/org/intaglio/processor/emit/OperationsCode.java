/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;

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
import java.util.Set;

import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that tells what the programs compute: a call for each operation of their
 * graphs, of the method that has the name of its record. It is a class of its own so that a model
 * that nobody asks does not load it.
 */
final class OperationsCode {
    private static final String NAME = "Graph";

    /** A call without its arguments. */
    private static final int CALL_BYTES = 6;

    private static final CodeBlock NO_BODY = CodeBlock.of("");

    private final Programs programs;
    private final Identifiers identifiers = new Identifiers();
    private final List<MethodSpec> parts = new ArrayList<>();

    /** The methods for bodies of loops, by their code: a step's are often a prediction's. */
    private final Map<String, String> bodies = new HashMap<>();

    OperationsCode(Programs programs) {
        this.programs = programs;
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
        List<Piece> prediction = pieces(programs.inference().graph());
        List<Piece> evaluation = pieces(programs.evaluation().graph());
        List<Piece> step = pieces(programs.training().graph());
        // What begins all three is told once, and so is what two have in common.
        int both = common(prediction, evaluation);
        int all = Math.min(both, common(prediction, step));
        Piece forward = call("forward");
        Piece onward = call("onward");
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(method("forward", prediction.subList(0, all)));
        if (all < both) {
            methods.add(method("onward", prediction.subList(all, both)));
        }
        List<Piece> begin = all < both ? List.of(forward, onward) : List.of(forward);
        methods.add(method("prediction", behind(begin, prediction, both)));
        methods.add(method("evaluation", behind(begin, evaluation, both)));
        methods.add(method("step", behind(List.of(forward), step, all)));
        return TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What the code computes, operation by operation.\n")
                .addMethods(methods)
                .addMethods(parts)
                .build();
    }

    /** How many pieces both begin with. */
    private static int common(List<Piece> a, List<Piece> b) {
        int count = 0;
        while (count < Math.min(a.size(), b.size())
                && a.get(count).code().equals(b.get(count).code())) {
            count++;
        }
        return count;
    }

    private static Piece call(String method) {
        return new Piece(CodeBlock.of("$L(o);\n", method), CALL_BYTES);
    }

    private static List<Piece> behind(List<Piece> begin, List<Piece> pieces, int from) {
        List<Piece> all = new ArrayList<>(begin);
        all.addAll(pieces.subList(from, pieces.size()));
        return all;
    }

    /** All that a program is: inputs, operations, outputs, derivatives. */
    private List<Piece> pieces(Graph graph) {
        ValueNames names = new ValueNames(graph);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < graph.inputs().size(); i++) {
            Tensor x = graph.inputs().get(i);
            names.write(x);
            OperationArguments arguments = new OperationArguments(names, Set.of(x), NO_BODY);
            CodeBlock value = arguments.value(x);
            pieces.add(
                    new Piece(
                            Literals.call("o.input($L, $L);\n", i, value),
                            CALL_BYTES + arguments.bytes()));
        }
        graph.ops().forEach(op -> pieces.add(piece(op, names)));
        for (int i = 0; i < graph.outputs().size(); i++) {
            pieces.add(told("o.output($L, $S);\n", i, names.of(graph.outputs().get(i))));
        }
        for (Graph.Gradient gradient : graph.gradients()) {
            pieces.add(
                    told(
                            "o.gradient($S, $S);\n",
                            ValueNames.of(gradient.weights()),
                            names.of(gradient.value())));
        }
        for (int i = 0; i < graph.inputGradients().size(); i++) {
            int input = i;
            graph.inputGradients()
                    .get(i)
                    .ifPresent(dX ->
                            pieces.add(told("o.inputGradient($L, $S);\n", input, names.of(dX))));
        }
        return pieces;
    }

    private static Piece told(String format, Object... arguments) {
        return new Piece(Literals.call(format, arguments), 2 * CALL_BYTES);
    }

    private Piece piece(Op op, ValueNames names) {
        Set<Tensor> written = new HashSet<>(op.writes());
        for (Tensor value : ValueNames.handed(op)) {
            names.write(value);
            written.add(value);
        }
        CodeBlock body = op instanceof RecurrentOp.Scan scan ? body(scan.body(), names) : NO_BODY;
        op.writes().forEach(names::write);
        OperationArguments arguments = new OperationArguments(names, written, body);
        List<CodeBlock> all = arguments.of(op);
        String method = op.getClass().getSimpleName().replaceFirst("Op$", "");
        return new Piece(
                CodeBlock.of(
                        "o.$L($L);\n",
                        Character.toLowerCase(method.charAt(0)) + method.substring(1),
                        CodeBlock.join(all, ",$W")),
                CALL_BYTES + arguments.bytes());
    }

    /** A reference to the method that tells the body of a loop. */
    private CodeBlock body(List<Op> ops, ValueNames names) {
        List<Piece> pieces = ops.stream().map(op -> piece(op, names)).toList();
        String name =
                bodies.computeIfAbsent(
                        Piece.join(pieces).toString(),
                        code -> {
                            String made = identifiers.method(ops.getFirst().layer() + "Loop");
                            parts.add(method(made, pieces));
                            return made;
                        });
        return CodeBlock.of("$L::$L", NAME, name);
    }

    private MethodSpec method(String name, List<Piece> pieces) {
        List<List<Piece>> portions = Piece.portions(pieces);
        CodeBlock.Builder code = CodeBlock.builder();
        if (portions.size() <= 1) {
            code.add(Piece.join(pieces));
        } else {
            int from = 0;
            for (List<Piece> portion : portions) {
                String part = identifiers.method(name + "From" + from);
                parts.add(helper(part).addCode(Piece.join(portion)).build());
                code.add("$L(o);\n", part);
                from += portion.size();
            }
        }
        return helper(name).addCode(code.build()).build();
    }

    private static MethodSpec.Builder helper(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.OPERATIONS, "o");
    }
}
