/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;

import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Loop;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.processor.schedule.Schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that holds the code: a method for each operation, which knows sizes, and
 * a method for each phase, which knows places. An operation that a training step, a prediction and
 * an evaluation have in common is written once.
 */
final class CodeClass {
    /** A call without arguments but the frame, rows, and a place in a switch. */
    private static final int CALL_BYTES = 24;

    /** An array and its offset: {@code f.batchArena, f.batchAt(1_000_000, 1_000)}. */
    private static final int ARGUMENT_BYTES = 16;

    private static final ParameterSpec FRAME =
            ParameterSpec.builder(RuntimeTypes.FRAME, "f").build();

    private static final Choice PHASE =
            new Choice(
                    "phase",
                    IllegalArgumentException.class,
                    "no phase ",
                    "phase, f",
                    List.of(ParameterSpec.builder(int.class, "phase").build(), FRAME));

    private static final Choice TASK =
            new Choice("f.part", AssertionError.class, "no task ", "f", List.of(FRAME));

    private static final TypeName FLOATS = TypeName.get(float[].class);

    private final Programs programs;
    private final Identifiers identifiers;
    private final Constants constants;
    private final Map<OpKey, String> opMethods = new HashMap<>();
    private final List<MethodSpec> phaseMethods = new ArrayList<>();
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /** What a switch is about: a method has it, with the frame, as parameters. */
    private record Choice(
            String number,
            Class<?> error,
            String message,
            String arguments,
            List<ParameterSpec> parameters) {}

    /** What makes two operations share a method: everything but the places. */
    private record OpKey(String method, List<String> arguments, String body) {}

    CodeClass(Programs programs, Identifiers identifiers, Constants constants) {
        this.programs = programs;
        this.identifiers = identifiers;
        this.constants = constants;
    }

    TypeSpec write(ArchitectureCode architecture, OperationsCode operations) {
        Optional<MethodSpec> prepare = prepareInference();
        MethodSpec infer = forward("infer", programs.inference());
        MethodSpec step = step();
        MethodSpec evaluate = forward("evaluate", programs.evaluation());
        return TypeSpec.classBuilder("Code")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.PROGRAM_TYPE)
                .addJavadoc(
                        "The code of the network. Symbols: x argument, y result, dX and dY the"
                                + " derivatives of the loss\nfor them; f.n samples of a slice.\n")
                .addField(
                        FieldSpec.builder(
                                        RuntimeTypes.ARCHITECTURE,
                                        "ARCHITECTURE",
                                        Modifier.PRIVATE,
                                        Modifier.STATIC,
                                        Modifier.FINAL)
                                .initializer(architecture.constant())
                                .build())
                .addMethod(
                        MethodSpec.methodBuilder("architecture")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PUBLIC)
                                .returns(RuntimeTypes.ARCHITECTURE)
                                .addStatement("return ARCHITECTURE")
                                .build())
                .addMethods(prepare.stream().toList())
                .addMethod(infer)
                .addMethod(evaluate)
                .addMethod(step)
                .addMethods(operations.doors())
                .addMethods(phaseMethods)
                .addMethods(methods.values())
                .addMethods(architecture.methods())
                .addType(operations.write())
                .build();
    }

    /** All that a program does for a slice. */
    private MethodSpec forward(String name, Programs.Program program) {
        List<Piece> calls = new ArrayList<>();
        SampleCode code = new SampleCode(constants, program.plan());
        for (Schedule.Phase phase : program.schedule().phases()) {
            if (phase instanceof Schedule.Samples samples) {
                calls.addAll(calls(samples, program, code));
            }
        }
        return overriding(name).addCode(split(name, calls)).build();
    }

    /** What a prediction reads besides the weights, all of it in one go. */
    private Optional<MethodSpec> prepareInference() {
        Programs.Program program = programs.inference();
        TaskCode code = new TaskCode(constants, program.plan());
        List<Piece> calls = new ArrayList<>();
        for (Schedule.Phase phase : program.schedule().phases()) {
            if (phase instanceof Schedule.Tasks tasks) {
                for (Schedule.Task task : tasks.tasks()) {
                    for (StepInstruction op : task.ops()) {
                        OpCode opCode = code.of(op, false);
                        CodeBlock call = call(opCode, program.plan(), rows(task, op));
                        calls.add(new Piece(call, bytes(opCode)));
                    }
                }
            }
        }
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        overriding("prepareInference")
                                .addCode(split("prepareInference", calls))
                                .build());
    }

    private MethodSpec step() {
        List<Piece> cases = new ArrayList<>();
        List<Schedule.Phase> phases = programs.training().schedule().phases();
        MemoryPlan plan = programs.training().plan();
        SampleCode code = new SampleCode(constants, plan);
        int zeroed = plan.zeroedFloats();
        for (int i = 0; i < phases.size(); i++) {
            String method;
            switch (phases.get(i)) {
                case Schedule.Samples samples -> {
                    method = samplesMethod(samples, i, zeroed, code);
                    zeroed = 0;
                }
                case Schedule.Tasks tasks -> method = tasksMethod(tasks, i);
            }
            cases.add(new Piece(CodeBlock.of("case $L -> $L(f);\n", i, method), CALL_BYTES));
        }
        return MethodSpec.methodBuilder("step")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "phase")
                .addParameter(RuntimeTypes.FRAME, "f")
                .addCode(choose(PHASE, "step", cases))
                .build();
    }

    /** A phase over samples; the first one zeroes sums. */
    private String samplesMethod(Schedule.Samples samples, int phase, int zeroed, SampleCode code) {
        String name = identifiers.method("samples" + phase);
        List<Piece> calls = new ArrayList<>();
        if (zeroed > 0) {
            calls.add(new Piece(CodeBlock.of("f.zeroSums($L);\n", zeroed), CALL_BYTES));
        }
        calls.addAll(calls(samples, programs.training(), code));
        phaseMethods.add(
                helper(name)
                        .addJavadoc("Phase $L, slice by slice.\n", phase)
                        .addCode(split(name, calls))
                        .build());
        return name;
    }

    private List<Piece> calls(Schedule.Samples samples, Programs.Program program, SampleCode code) {
        List<Piece> calls = new ArrayList<>();
        for (SampleInstruction op : samples.ops()) {
            boolean backward = program.code().isBackward(op);
            calls.add(
                    op instanceof Loop loop
                            ? loop(loop, backward, code, program.plan())
                            : piece(code.of(op, backward), program.plan()));
        }
        return calls;
    }

    private Piece piece(OpCode code, MemoryPlan plan) {
        return new Piece(call(code, plan, CodeBlock.of("")), bytes(code));
    }

    /** What the first step is handed, then all steps. */
    private Piece loop(Loop loop, boolean backward, SampleCode code, MemoryPlan plan) {
        List<Piece> starts = new ArrayList<>();
        for (Loop.Start start : loop.starts()) {
            starts.add(piece(SequenceCode.start(loop, start), plan));
        }
        List<Piece> body = new ArrayList<>();
        for (Instruction instruction : loop.body().list()) {
            body.add(piece(code.of((SampleInstruction) instruction, backward), plan));
        }
        String header =
                loop.reversed()
                        ? "for (int t = " + (loop.steps() - 1) + "; t >= 0; t--)"
                        : "for (int t = 0; t < " + loop.steps() + "; t++)";
        CodeBlock whole =
                CodeBlock.builder()
                        .add(Piece.join(starts))
                        .beginControlFlow(header)
                        .add(Piece.join(body))
                        .endControlFlow()
                        .build();
        int bytes =
                Stream.concat(starts.stream(), body.stream()).mapToInt(Piece::bytes).sum()
                        + CALL_BYTES;
        return new Piece(whole, bytes);
    }

    private String tasksMethod(Schedule.Tasks tasks, int phase) {
        // Of these there are many; others come once or twice, which a name can tell apart.
        String title = tasks.title().equals("statistics") ? tasks.title() + phase : tasks.title();
        String name = identifiers.method(title);
        MemoryPlan plan = programs.training().plan();
        TaskCode code = new TaskCode(constants, plan);
        List<Piece> cases = new ArrayList<>();
        for (int i = 0; i < tasks.tasks().size(); i++) {
            Schedule.Task task = tasks.tasks().get(i);
            CodeBlock.Builder body = CodeBlock.builder();
            int bytes = 0;
            boolean completes = tasks.kind() == Schedule.Tasks.Kind.GRADIENTS;
            if (completes) {
                body.add(code.beginGradient(task));
            }
            for (int j = 0; j < task.ops().size(); j++) {
                StepInstruction op = task.ops().get(j);
                OpCode opCode = code.of(op, j > 0);
                body.add(call(opCode, plan, rows(task, op)));
                bytes += bytes(opCode);
            }
            if (completes) {
                body.add("f.endGradient();\n");
                bytes += 2 * CALL_BYTES;
            }
            CodeBlock whole =
                    task.ops().size() == 1 && !completes
                            ? CodeBlock.of("case $L -> $L", i, body.build())
                            : CodeBlock.of("case $L -> {\n$>$L$<}\n", i, body.build());
            cases.add(new Piece(whole, bytes));
        }
        phaseMethods.add(
                helper(name)
                        .addJavadoc("Phase $L, task by task.\n", phase)
                        .addCode(choose(TASK, name, cases))
                        .build());
        return name;
    }

    /** The rows that a task is about, for an operation that is shared out. */
    private static CodeBlock rows(Schedule.Task task, StepInstruction op) {
        return TaskCode.isShared(op)
                ? CodeBlock.of(",$W$L,$W$L", task.from(), task.to())
                : CodeBlock.of("");
    }

    /** A switch over a number, in several methods where there are many cases. */
    private CodeBlock choose(Choice choice, String name, List<Piece> cases) {
        CodeBlock.Builder body = CodeBlock.builder();
        List<List<Piece>> portions = Piece.portions(cases);
        if (portions.size() <= 1) {
            body.beginControlFlow("switch ($L)", choice.number());
            cases.forEach(piece -> body.add(piece.code()));
            body.add(
                    "default -> throw new $T($S + $L);\n",
                    choice.error(),
                    choice.message(),
                    choice.number());
            return body.endControlFlow().build();
        }
        int from = 0;
        for (List<Piece> portion : portions) {
            int to = from + portion.size();
            String part = identifiers.method(name + "From" + from);
            MethodSpec.Builder method =
                    MethodSpec.methodBuilder(part)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .addParameters(choice.parameters());
            phaseMethods.add(method.addCode(choose(choice, part, portion)).build());
            if (to < cases.size()) {
                body.add("$Lif ($L < $L) {\n", from == 0 ? "" : "} else ", choice.number(), to);
            } else {
                body.add("} else {\n");
            }
            body.add("$>$L($L);\n$<", part, choice.arguments());
            from = to;
        }
        return body.add("}\n").build();
    }

    /** Calls one after the other, in several methods where there are many. */
    private CodeBlock split(String name, List<Piece> calls) {
        List<List<Piece>> portions = Piece.portions(calls);
        if (portions.size() <= 1) {
            return Piece.join(calls);
        }
        CodeBlock.Builder body = CodeBlock.builder();
        int from = 0;
        for (List<Piece> portion : portions) {
            String part = identifiers.method(name + "From" + from);
            phaseMethods.add(helper(part).addCode(Piece.join(portion)).build());
            body.add("$L(f);\n", part);
            from += portion.size();
        }
        return body.build();
    }

    private static int bytes(OpCode code) {
        return CALL_BYTES + code.arguments().size() * ARGUMENT_BYTES;
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
        CodeBlock.Builder call = CodeBlock.builder().add("$L(f$L", name, rows);
        for (OpCode.Argument argument : code.arguments()) {
            call.add(",$W$L", PlaceCode.of(plan, argument.value()));
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

    private static MethodSpec.Builder helper(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.FRAME, "f");
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.FRAME, "f");
    }
}
