/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;

import org.intaglio.Initializer;
import org.intaglio.InputType;
import org.intaglio.Loss;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.model.ConstraintSpec;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossOption;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.MaskedLayers;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.processor.schedule.Schedule;
import org.intaglio.processor.schedule.WeightsLayout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/** Writes the constant that tells the runtime what the compiler knows. */
final class ArchitectureCode {
    /** More layers than this are not all named in the title of a phase. */
    private static final int MAX_TITLE_LAYERS = 12;

    /**
     * Elements of a list that one method builds: one takes 50 to 80 bytes of bytecode, and the
     * initializer of a class, like any method, has no more than 65,535.
     */
    private static final int MAX_ELEMENTS = 32;

    /** Characters of a string constant; a class file has no room for more than 65,535 bytes. */
    private static final int MAX_TEXT = 20_000;

    private final Programs programs;
    private final Identifiers identifiers;
    private final List<MethodSpec> methods = new ArrayList<>();

    ArchitectureCode(Programs programs, Identifiers identifiers) {
        this.programs = programs;
        this.identifiers = identifiers;
    }

    /** The methods that build what {@link #constant} has no room for; known after it. */
    List<MethodSpec> methods() {
        return methods;
    }

    /** The value of the constant. */
    CodeBlock constant() {
        ShapedNetwork network = programs.network();
        WeightsLayout layout = programs.weights();
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeTypes.ARCHITECTURE)
                .add("$S,\n", network.spec().name())
                .add("$L,\n", Literals.list(inputs(network)))
                .add("$L,\n", Literals.list(outputs(network)))
                .add("$L,\n", list("layers", type("Layer"), layers(network)))
                .add(
                        "$L,\n",
                        list(
                                "parameters",
                                type("Weights"),
                                layout.all().stream().map(w -> weights(w, layout)).toList()))
                .add("$L,\n", layout.trainable())
                .add("$L,\n", layout.state())
                .add(layout.moving() == layout.state() ? "" : layout.moving() + ",\n")
                .add("$L,\n", plan(programs.training().plan(), phases()))
                .add("$L,\n", plan(programs.inference().plan(), List.of()))
                .add("$L,\n", plan(programs.evaluation().plan(), List.of()))
                .add("$L$<$<)", CodeBlock.of("$>$>$L$<$<", lines(SummaryTable.of(programs))))
                .build();
    }

    private static List<CodeBlock> inputs(ShapedNetwork network) {
        return network.inputs().stream()
                .map(layer -> input(layer, network.spec().inputGradients()))
                .toList();
    }

    private static CodeBlock input(ShapedLayer layer, boolean gradients) {
        LayerSpec.Input spec = (LayerSpec.Input) layer.spec();
        return Literals.call(
                "new $T($S, $L, $L, $T.$L, $L)",
                type("Input"),
                layer.name(),
                Literals.of(layer.shape()),
                gradients && spec.type() == InputType.NUMBER,
                type("Type"),
                spec.type() == InputType.NUMBER ? "FLOAT" : "INDEX",
                spec.below());
    }

    private static List<CodeBlock> outputs(ShapedNetwork network) {
        List<CodeBlock> outputs = new ArrayList<>();
        List<OutputSpec> masked = MaskedLayers.outputs(network);
        for (OutputSpec output : network.outputs()) {
            outputs.add(
                    Literals.call(
                            "new $T($S, $L, $L, $T.$L, $L, $L, $L, $L$L)$L",
                            type("Output"),
                            output.layer(),
                            Literals.of(output.shape()),
                            Literals.of(target(output)),
                            Loss.class,
                            output.loss().loss(),
                            Literals.of(output.loss().weight()),
                            output.loss().fromLogits(),
                            Literals.of(output.loss().labelSmoothing()),
                            Literals.of(output.loss().huberDelta()),
                            options(output.loss()),
                            masked.contains(output) ? ".masked()" : ""));
        }
        return outputs;
    }

    /** What this loss has and others have not; nothing for most. */
    private static CodeBlock options(LossSpec loss) {
        List<LossOption> options = LossOption.of(loss.loss());
        if (options.isEmpty()) {
            return CodeBlock.of("");
        }
        return CodeBlock.of(
                ", $T.of($L)",
                Map.class,
                options.stream()
                        .map(o -> CodeBlock.of("$S, $L", o.attribute(), loss.option(o)))
                        .collect(CodeBlock.joining(", ")));
    }

    /** Class indices stand for the last axis. */
    private static Shape target(OutputSpec output) {
        List<Integer> dimensions = output.shape().dimensions();
        return output.loss().loss().targets() == Loss.Targets.CLASS
                ? new Shape(dimensions.subList(0, dimensions.size() - 1))
                : output.shape();
    }

    private static List<CodeBlock> layers(ShapedNetwork network) {
        List<CodeBlock> layers = new ArrayList<>();
        for (ShapedLayer layer : network.layers()) {
            layers.add(
                    Literals.call(
                            "new $T($S, $S, $T.of($L), $L, $LL, $LL)",
                            type("Layer"),
                            layer.name(),
                            layer.node().spec().kind(),
                            List.class,
                            layer.inputs().stream()
                                    .map(name -> CodeBlock.of("$S", name))
                                    .collect(CodeBlock.joining(", ")),
                            Literals.of(layer.shape()),
                            layer.parameterCount(),
                            layer.multiplyAdds()));
        }
        return layers;
    }

    private static CodeBlock weights(Weights w, WeightsLayout layout) {
        return Literals.call(
                "new $T($S, $S, $L, $L, $L, $T.$L, $L, $L, $L, $L$L)"
                        + (w.spec().init().forgetGate() ? ".withForgetGate()" : ""),
                type("Weights"),
                w.layer(),
                w.spec().name(),
                Literals.of(w.spec().shape()),
                w.spec().trainable(),
                layout.offset(w),
                Initializer.class,
                w.spec().init().kind(),
                Literals.of(w.spec().init().a()),
                Literals.of(w.spec().init().b()),
                Literals.of(w.spec().regularizer().l1()),
                Literals.of(w.spec().regularizer().l2()),
                constraint(w.spec()));
    }

    /** Nothing for most: a parameter that is free. */
    private static CodeBlock constraint(ParameterSpec w) {
        ConstraintSpec constraint = w.constraint();
        if (!constraint.holds() || !w.trainable()) {
            return CodeBlock.of("");
        }
        if (!constraint.isOfNorms()) {
            return Literals.call(", $T.nonNegative()", type("Constraint"));
        }
        List<Integer> axes = constraint.axesOf(w.shape());
        return Literals.call(
                ", $T.norm($L, $L, $L, $L, $L)",
                type("Constraint"),
                Literals.of(constraint.least()),
                Literals.of(constraint.most()),
                Literals.of(constraint.rate()),
                product(w.shape(), axes.getFirst(), axes.getLast() + 1),
                product(w.shape(), axes.getLast() + 1, w.shape().rank()));
    }

    private static int product(Shape shape, int from, int to) {
        return shape.dimensions().subList(from, to).stream().reduce(1, (a, b) -> a * b);
    }

    private CodeBlock plan(MemoryPlan plan, List<CodeBlock> phases) {
        return Literals.call(
                "new $T($L, $L, $L, $L, $L, $L, $L, $L)",
                RuntimeTypes.PLAN,
                plan.batchFloats(),
                plan.sliceFloats(),
                plan.scratchFloats(),
                plan.sharedFloats(),
                plan.partFloats(),
                plan.gradientFloats(),
                plan.slice(),
                list("phases", RuntimeTypes.PHASE, phases));
    }

    private List<CodeBlock> phases() {
        List<CodeBlock> phases = new ArrayList<>();
        Programs.Program training = programs.training();
        for (int i = 0; i < training.schedule().phases().size(); i++) {
            switch (training.schedule().phases().get(i)) {
                case Schedule.Samples s ->
                        phases.add(phase("SAMPLES", training.plan().slices().get(i), title(s)));
                case Schedule.Tasks t ->
                        phases.add(phase(kind(t.kind()), t.tasks().size(), t.title()));
            }
        }
        return phases;
    }

    /** The runtime's name of a kind of tasks. */
    private static String kind(Schedule.Tasks.Kind kind) {
        return switch (kind) {
            case PREPARE -> "PREPARE";
            case BARRIER -> "TASKS";
            case GRADIENTS -> "GRADIENTS";
        };
    }

    private static CodeBlock phase(String kind, int size, String title) {
        return Literals.call(
                "new $T($T.$L, $L, $S)",
                RuntimeTypes.PHASE,
                RuntimeTypes.PHASE_KIND,
                kind,
                size,
                title);
    }

    /** The layers of a phase, for profiles. */
    private static String title(Schedule.Samples samples) {
        List<String> layers = samples.ops().stream().map(Instruction::layer).distinct().toList();
        return layers.size() <= MAX_TITLE_LAYERS
                ? String.join(", ", layers)
                : layers.get(0) + ", ..., " + layers.getLast();
    }

    private static ClassName type(String name) {
        return RuntimeTypes.ARCHITECTURE.nestedClass(name);
    }

    /** A list; of a long one, a method builds each portion. */
    private CodeBlock list(String name, ClassName type, List<CodeBlock> elements) {
        if (elements.size() <= MAX_ELEMENTS) {
            return Literals.list(elements);
        }
        List<CodeBlock> portions = new ArrayList<>();
        for (int from = 0; from < elements.size(); from += MAX_ELEMENTS) {
            String method = identifiers.method(name + "From" + from);
            int to = Math.min(elements.size(), from + MAX_ELEMENTS);
            methods.add(
                    MethodSpec.methodBuilder(method)
                            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                            .returns(ParameterizedTypeName.get(ClassName.get(List.class), type))
                            .addStatement("return $L", Literals.list(elements.subList(from, to)))
                            .build());
            portions.add(CodeBlock.of("$L()", method));
        }
        return CodeBlock.of(
                "$T.of(\n$>$>$L$<$<)\n.flatMap($T::stream)\n.toList()",
                Stream.class,
                CodeBlock.join(portions, ",\n"),
                List.class);
    }

    /** A text of several lines, a literal a line. */
    private static CodeBlock lines(String text) {
        List<CodeBlock> constants = new ArrayList<>();
        List<CodeBlock> lines = new ArrayList<>();
        int length = 0;
        for (String line : text.lines().toList()) {
            if (length + line.length() > MAX_TEXT) {
                constants.add(CodeBlock.join(lines, "\n+ "));
                lines.clear();
                length = 0;
            }
            lines.add(CodeBlock.of("$S", line + "\n"));
            length += line.length();
        }
        constants.add(CodeBlock.join(lines, "\n+ "));
        return constants.size() == 1
                ? constants.get(0)
                : CodeBlock.of(
                        "$T.join(\n$S,\n$L)", String.class, "", CodeBlock.join(constants, ",\n"));
    }
}
