/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.Initializer;
import org.intaglio.Loss;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.optimize.MemoryPlan;
import org.intaglio.processor.optimize.Schedule;

import java.util.ArrayList;
import java.util.List;

/** Writes the constant that tells the runtime what the compiler knows. */
final class ArchitectureCode {
    /** More layers than this are not all named in the title of a phase. */
    private static final int MAX_TITLE_LAYERS = 12;

    private ArchitectureCode() {}

    static CodeBlock of(Compiled compiled) {
        ShapedNetwork network = compiled.network();
        List<Weights> weights = compiled.training().graph().weights();
        return CodeBlock.builder()
                .add("new $T(\n$>$>", RuntimeTypes.ARCHITECTURE)
                .add("$S,\n", network.spec().name())
                .add("$L,\n", Literals.list(inputs(network)))
                .add("$L,\n", Literals.list(outputs(network)))
                .add("$L,\n", Literals.list(layers(network)))
                .add(
                        "$L,\n",
                        Literals.list(weights.stream().map(ArchitectureCode::weights).toList()))
                .add("$L,\n", floats(weights, true))
                .add("$L,\n", floats(weights, false))
                .add("$L,\n", plan(compiled.training().plan(), phases(compiled)))
                .add("$L,\n", plan(compiled.inference().plan(), List.of()))
                .add("$L$<$<)", CodeBlock.of("$>$>$L$<$<", lines(SummaryTable.of(compiled))))
                .build();
    }

    private static List<CodeBlock> inputs(ShapedNetwork network) {
        return network.inputs().stream()
                .map(layer ->
                        Literals.call(
                                "new $T($S, $L, $L)",
                                RuntimeTypes.ARCHITECTURE.nestedClass("Input"),
                                layer.name(),
                                Literals.of(layer.shape()),
                                network.spec().inputGradients()))
                .toList();
    }

    private static List<CodeBlock> outputs(ShapedNetwork network) {
        List<CodeBlock> outputs = new ArrayList<>();
        for (OutputSpec output : network.outputs()) {
            outputs.add(
                    Literals.call(
                            "new $T($S, $L, $L, $T.$L, $L, $L, $L, $L)",
                            RuntimeTypes.ARCHITECTURE.nestedClass("Output"),
                            output.layer(),
                            Literals.of(output.shape()),
                            Literals.of(target(output)),
                            Loss.class,
                            output.loss().loss(),
                            Literals.of(output.loss().weight()),
                            output.loss().fromLogits(),
                            Literals.of(output.loss().labelSmoothing()),
                            Literals.of(output.loss().huberDelta())));
        }
        return outputs;
    }

    /** Class indices stand for the last axis. */
    private static Shape target(OutputSpec output) {
        List<Integer> dimensions = output.shape().dimensions();
        return output.loss().loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY
                ? new Shape(dimensions.subList(0, dimensions.size() - 1))
                : output.shape();
    }

    private static List<CodeBlock> layers(ShapedNetwork network) {
        List<CodeBlock> layers = new ArrayList<>();
        for (ShapedLayer layer : network.layers()) {
            layers.add(
                    Literals.call(
                            "new $T($S, $S, $T.of($L), $L, $LL, $LL)",
                            RuntimeTypes.ARCHITECTURE.nestedClass("Layer"),
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

    private static CodeBlock weights(Weights w) {
        return Literals.call(
                "new $T($S, $S, $L, $L, $L, $T.$L, $L, $L, $L, $L)",
                RuntimeTypes.ARCHITECTURE.nestedClass("Weights"),
                w.layer(),
                w.spec().name(),
                Literals.of(w.spec().shape()),
                w.spec().trainable(),
                w.offset(),
                Initializer.class,
                w.spec().init().kind(),
                Literals.of(w.spec().init().a()),
                Literals.of(w.spec().init().b()),
                Literals.of(w.spec().regularizer().l1()),
                Literals.of(w.spec().regularizer().l2()));
    }

    private static int floats(List<Weights> weights, boolean trainable) {
        return weights.stream()
                .filter(w -> w.spec().trainable() == trainable)
                .mapToInt(Weights::size)
                .sum();
    }

    private static CodeBlock plan(MemoryPlan plan, List<CodeBlock> phases) {
        return Literals.call(
                "new $T($L, $L, $L, $L, $L, $L, $L)",
                RuntimeTypes.PLAN,
                plan.batchFloats(),
                plan.sliceFloats(),
                plan.scratchFloats(),
                plan.sharedFloats(),
                plan.partFloats(),
                plan.slice(),
                Literals.list(phases));
    }

    private static List<CodeBlock> phases(Compiled compiled) {
        List<CodeBlock> phases = new ArrayList<>();
        for (Schedule.Phase phase : compiled.training().schedule().phases()) {
            switch (phase) {
                case Schedule.Samples s -> phases.add(phase("SAMPLES", 0, title(s)));
                case Schedule.Tasks t -> phases.add(phase("TASKS", t.tasks().size(), t.title()));
            }
        }
        return phases;
    }

    private static CodeBlock phase(String kind, int tasks, String title) {
        return Literals.call(
                "new $T($T.$L, $L, $S)",
                RuntimeTypes.PHASE,
                RuntimeTypes.PHASE_KIND,
                kind,
                tasks,
                title);
    }

    /** The layers of a phase, for profiles. */
    private static String title(Schedule.Samples samples) {
        List<String> layers = samples.ops().stream().map(Op::layer).distinct().toList();
        return layers.size() <= MAX_TITLE_LAYERS
                ? String.join(", ", layers)
                : layers.get(0) + ", ..., " + layers.getLast();
    }

    /** A text of several lines, a literal a line. */
    private static CodeBlock lines(String text) {
        return text.lines()
                .map(line -> CodeBlock.of("$S", line + "\n"))
                .collect(CodeBlock.joining("\n+ "));
    }
}
