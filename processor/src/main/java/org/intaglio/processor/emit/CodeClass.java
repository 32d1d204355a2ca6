/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.graph.SampleOp;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.Value;
import org.intaglio.processor.optimize.MemoryPlan;
import org.intaglio.processor.optimize.Place;
import org.intaglio.processor.optimize.Schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that holds the code: a method for each operation, which knows sizes, and
 * a method for each phase, which knows places. An operation that a training step and a prediction
 * have in common is written once.
 */
final class CodeClass {
    /**
     * Calls a method at most. A call takes about 35 bytes of bytecode, and HotSpot never compiles a
     * method of more than 8,000.
     */
    private static final int MAX_CALLS = 100;

    private static final TypeName FLOATS = TypeName.get(float[].class);

    private final Compiled compiled;
    private final Identifiers identifiers;
    private final Constants constants;
    private final Map<OpKey, String> opMethods = new HashMap<>();
    private final List<MethodSpec> phaseMethods = new ArrayList<>();
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /** What makes two operations share a method: everything but the places. */
    private record OpKey(String method, List<String> arguments, String body) {}

    CodeClass(Compiled compiled, Identifiers identifiers, Constants constants) {
        this.compiled = compiled;
        this.identifiers = identifiers;
        this.constants = constants;
    }

    TypeSpec write(CodeBlock architecture) {
        MethodSpec infer = infer();
        MethodSpec step = step();
        return TypeSpec.classBuilder("Code")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.PROGRAM_TYPE)
                .addJavadoc(
                        "The code of the network. Symbols: x argument, y result, dX and dY the"
                                + " derivatives of the loss\nfor them; p.n samples of a slice.\n")
                .addField(
                        FieldSpec.builder(
                                        RuntimeTypes.ARCHITECTURE,
                                        "ARCHITECTURE",
                                        Modifier.PRIVATE,
                                        Modifier.STATIC,
                                        Modifier.FINAL)
                                .initializer(architecture)
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("architecture")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(RuntimeTypes.ARCHITECTURE)
                                .addStatement("return ARCHITECTURE")
                                .build())
                .addMethod(infer)
                .addMethod(step)
                .addMethods(phaseMethods)
                .addMethods(methods.values())
                .build();
    }

    private MethodSpec infer() {
        Compiled.Program program = compiled.inference();
        List<CodeBlock> calls = new ArrayList<>();
        for (Schedule.Phase phase : program.schedule().phases()) {
            calls.addAll(calls((Schedule.Samples) phase, program));
        }
        return overriding("infer").addCode(split("infer", calls)).build();
    }

    private MethodSpec step() {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (phase)");
        List<Schedule.Phase> phases = compiled.training().schedule().phases();
        for (int i = 0; i < phases.size(); i++) {
            String method =
                    switch (phases.get(i)) {
                        case Schedule.Samples samples -> samplesMethod(samples, i);
                        case Schedule.Tasks tasks -> tasksMethod(tasks);
                    };
            body.add("case $L -> $L(p);\n", i, method);
        }
        body.add(
                "default -> throw new $T($S + phase);\n",
                IllegalArgumentException.class,
                "no phase ");
        body.endControlFlow();
        MethodSpec.Builder step =
                MethodSpec.methodBuilder("step")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(int.class, "phase")
                        .addParameter(RuntimeTypes.PASS, "p");
        return step.addCode(body.build()).build();
    }

    private String samplesMethod(Schedule.Samples samples, int phase) {
        String name = identifiers.method("samples" + phase);
        List<CodeBlock> calls = calls(samples, compiled.training());
        phaseMethods.add(
                helper(name)
                        .addJavadoc("Phase $L, slice by slice.\n", phase)
                        .addCode(split(name, calls))
                        .build());
        return name;
    }

    private List<CodeBlock> calls(Schedule.Samples samples, Compiled.Program program) {
        SampleCode code = new SampleCode(constants, program.plan());
        List<CodeBlock> calls = new ArrayList<>();
        for (SampleOp op : samples.ops()) {
            OpCode opCode = code.of(op, program.graph().isBackward(op));
            calls.add(call(opCode, program.plan(), CodeBlock.of("")));
        }
        return calls;
    }

    private String tasksMethod(Schedule.Tasks tasks) {
        String name = identifiers.method(tasks.title());
        MemoryPlan plan = compiled.training().plan();
        TaskCode code = new TaskCode(constants, plan);
        List<CodeBlock> cases = new ArrayList<>();
        for (int i = 0; i < tasks.tasks().size(); i++) {
            Schedule.Task task = tasks.tasks().get(i);
            CodeBlock.Builder body = CodeBlock.builder();
            for (int j = 0; j < task.ops().size(); j++) {
                StepOp op = task.ops().get(j);
                CodeBlock rows =
                        op instanceof StepOp.DenseKernelGradient
                                ? CodeBlock.of(",$W$L,$W$L", task.from(), task.to())
                                : CodeBlock.of("");
                body.add(call(code.of(op, j > 0), plan, rows));
            }
            cases.add(
                    task.ops().size() == 1
                            ? CodeBlock.of("case $L -> $L", i, body.build())
                            : CodeBlock.of("case $L -> {\n$>$L$<}\n", i, body.build()));
        }
        phaseMethods.add(tasks(name, cases));
        return name;
    }

    /** A switch over the task, in several methods where there are many. */
    private MethodSpec tasks(String name, List<CodeBlock> cases) {
        CodeBlock.Builder body = CodeBlock.builder();
        if (cases.size() <= MAX_CALLS) {
            body.beginControlFlow("switch (p.part)");
            cases.forEach(body::add);
            body.add("default -> throw new $T($S + p.part);\n", AssertionError.class, "no task ");
            body.endControlFlow();
        } else {
            for (int from = 0; from < cases.size(); from += MAX_CALLS) {
                int to = Math.min(cases.size(), from + MAX_CALLS);
                String part = identifiers.method(name + "From" + from);
                phaseMethods.add(tasks(part, cases.subList(from, to)));
                body.add(
                        from == 0
                                ? CodeBlock.of("if (p.part < $L) {\n", to)
                                : CodeBlock.of("} else if (p.part < $L) {\n", to));
                body.add("$>$L(p);\n$<", part);
            }
            body.add("}\n");
        }
        return helper(name).addCode(body.build()).build();
    }

    /** Calls one after the other, in several methods where there are many. */
    private CodeBlock split(String name, List<CodeBlock> calls) {
        if (calls.size() <= MAX_CALLS) {
            return CodeBlock.join(calls, "");
        }
        CodeBlock.Builder body = CodeBlock.builder();
        for (int from = 0; from < calls.size(); from += MAX_CALLS) {
            String part = identifiers.method(name + "From" + from);
            phaseMethods.add(
                    helper(part)
                            .addCode(
                                    CodeBlock.join(
                                            calls.subList(
                                                    from, Math.min(calls.size(), from + MAX_CALLS)),
                                            ""))
                            .build());
            body.add("$L(p);\n", part);
        }
        return body.build();
    }

    /** A call of an operation's method, which is written if it has not been. */
    private CodeBlock call(OpCode code, MemoryPlan plan, CodeBlock rows) {
        boolean hasRows = !rows.isEmpty();
        OpKey key =
                new OpKey(
                        code.method(),
                        code.arguments().stream().map(OpCode.Argument::name).toList(),
                        code.body().toString());
        String name = opMethods.computeIfAbsent(key, k -> method(code, hasRows));
        CodeBlock.Builder call = CodeBlock.builder().add("$L(p$L", name, rows);
        for (OpCode.Argument argument : code.arguments()) {
            call.add(",$W$L", place(plan.place(argument.value()), argument.value()));
        }
        return call.add(");\n").build();
    }

    private String method(OpCode code, boolean hasRows) {
        String name = identifiers.method(code.method());
        MethodSpec.Builder method = helper(name).addJavadoc("$L.\n", code.comment());
        if (hasRows) {
            method.addParameter(int.class, "from").addParameter(int.class, "to");
        }
        for (OpCode.Argument argument : code.arguments()) {
            method.addParameter(FLOATS, argument.name())
                    .addParameter(int.class, argument.name() + "At");
        }
        methods.put(name, method.addCode(code.body()).build());
        return name;
    }

    /** The array and the offset of a value. */
    private static CodeBlock place(Place place, Value value) {
        return switch (place) {
            case Place.Input i ->
                    CodeBlock.of("p.input[$L],$Wp.rowAt($L)", i.index(), value.size());
            case Place.Output o ->
                    CodeBlock.of("p.output[$L],$Wp.rowAt($L)", o.index(), value.size());
            case Place.Batch b ->
                    CodeBlock.of("p.batchArena,$Wp.batchAt($L,$W$L)", b.offset(), value.size());
            case Place.Slice s -> CodeBlock.of("p.sliceArena,$Wp.sliceAt($L)", s.offset());
            case Place.Shared s -> throw new IllegalStateException(value + " at " + s);
            case Place.Part p -> throw new IllegalStateException(value + " at " + p);
        };
    }

    private static MethodSpec.Builder helper(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.PASS, "p");
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.PASS, "p");
    }
}
