/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.meanOfSteps;
import static org.intaglio.processor.Layers.shared;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.Passes;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.FuseRelu;
import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Lowering;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.lower.WinogradGeometry;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.Schedule.Samples;
import org.intaglio.processor.schedule.Schedule.Task;
import org.intaglio.processor.schedule.Schedule.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ScheduleTest {
    @Test
    void chainIsOnePhaseBetweenPreparationAndGradients() {
        assertThat(titles(SampleNetworks.chain()))
                .containsExactly("prepare", "samples", "gradients")
                .inOrder();
    }

    @Test
    void firstLayerNeedsNoPreparation() {
        assertThat(titles(Declaration.input(3).layer("y", dense(2))))
                .containsExactly("samples", "gradients")
                .inOrder();
    }

    /** Before it, if need be, weights are brought into another form, once for many predictions. */
    @Test
    void predictionIsOnePhase() {
        for (Declaration declaration : SampleNetworks.all().values()) {
            Schedule schedule = Schedule.of(lowered(Passes.prediction(declaration.network())));
            List<Schedule.Phase> phases = schedule.phases();
            assertThat(phases.getLast()).isInstanceOf(Samples.class);
            for (Schedule.Phase before : phases.subList(0, phases.size() - 1)) {
                assertThat(((Schedule.Tasks) before).kind()).isEqualTo(Schedule.Tasks.Kind.PREPARE);
            }
            assertThat(phases.size()).isAtMost(2);
        }
    }

    @Test
    void normalisationIsABarrierInBothDirections() {
        Declaration declaration =
                Declaration.input(3)
                        .layer("a", dense(3))
                        .layer("norm", batchNorm())
                        .layer("y", dense(2));
        assertThat(titles(declaration))
                .containsExactly(
                        "prepare",
                        "samples",
                        "statistics",
                        "samples",
                        "statistics",
                        "samples",
                        "gradients")
                .inOrder();
    }

    @Test
    void parallelBranchesShareTheirBarriers() {
        Declaration declaration =
                Declaration.input(3)
                        .layer("a", dense(3), "input")
                        .layer("normA", batchNorm())
                        .layer("b", dense(3), "input")
                        .layer("normB", batchNorm())
                        .layer("sum", new LayerSpec.Add(), "normA", "normB");
        Schedule schedule = schedule(declaration);
        List<Tasks> statistics = statistics(schedule);
        assertThat(statistics).hasSize(2);
        for (Tasks tasks : statistics) {
            assertThat(tasks.tasks()).hasSize(2);
        }
    }

    /** Two tasks would move one average in a race. */
    @Test
    void usesOfASharedNormalisationMoveItsAveragesInOneTask() {
        List<Task> tasks = statistics(schedule(SampleNetworks.sharedNorm())).get(0).tasks();
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).ops().stream().map(StepInstruction::layer))
                .containsExactly("norm", "again")
                .inOrder();
    }

    /** A range means rows to a product over the batch, elements to sums of parts. */
    @Test
    void oneTaskHasOneKindOfOperation() {
        Declaration declaration =
                Declaration.input(5, 3)
                        .layer("many", new LayerSpec.Input(Shape.of(20, 3)))
                        .layer("first", dense(4), "input")
                        .layer("again", shared("first"), "many")
                        .layer("a", meanOfSteps(), "first")
                        .layer("b", meanOfSteps(), "again")
                        .layer("y", new LayerSpec.Add(), "a", "b");
        Tasks gradients = (Tasks) schedule(declaration).phases().getLast();
        assertThat(gradients.tasks().stream().map(t -> t.ops().getFirst().getClass()).toList())
                .containsExactly(StepInstruction.SumParts.class, StepInstruction.SumParts.class);
        Task kernel = gradients.tasks().getFirst();
        List<StepInstruction> mixed =
                List.of(
                        kernel.ops().getFirst(),
                        new StepInstruction.DenseBiasGradient(
                                "first", kernel.weights(), 1, new Value(0, "dY", 4)));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Task(mixed, 0, 0));
        assertThat(e).hasMessageThat().contains("one kind of operation for a task");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 24, 25, 100, 784, 1000, 5000})
    void tasksShareTheRowsOfAKernelOut(int in) {
        Tasks gradients =
                (Tasks) schedule(Declaration.input(in).layer("y", dense(500))).phases().getLast();
        List<Task> kernel =
                gradients.tasks().stream()
                        .filter(t -> t.ops().get(0) instanceof StepInstruction.DenseKernelGradient)
                        .sorted(Comparator.comparingInt(Task::from))
                        .toList();
        int next = 0;
        for (Task task : kernel) {
            assertThat(task.from()).isEqualTo(next);
            assertThat(task.to()).isGreaterThan(task.from());
            next = task.to();
        }
        assertThat(next).isEqualTo(in);
        assertThat(kernel.size()).isAtMost(64);
    }

    /** An optimizer that saw a range twice, or never, would not do what it says. */
    @Test
    void gradientsOfEveryParameterAreCompletedOnce() {
        for (Declaration declaration : declarations()) {
            Instructions code = code(declaration.network());
            Map<Weights, BitSet> completed = new HashMap<>();
            for (Schedule.Phase phase : Schedule.of(code).phases()) {
                if (phase instanceof Tasks tasks && tasks.kind() == Tasks.Kind.GRADIENTS) {
                    for (Task task : tasks.tasks()) {
                        BitSet elements =
                                completed.computeIfAbsent(task.weights(), w -> new BitSet());
                        int from = task.firstElement();
                        assertThat(elements.nextSetBit(from)).isEqualTo(-1);
                        elements.set(from, task.lastElement());
                    }
                }
            }
            for (Weights weights : code.weights()) {
                BitSet elements = completed.getOrDefault(weights, new BitSet());
                assertThat(elements.cardinality())
                        .isEqualTo(weights.spec().trainable() ? weights.size() : 0);
                assertThat(elements.length()).isEqualTo(elements.cardinality());
            }
        }
    }

    @Test
    void gradientsOfASharedKernelAddUpInEachTask() {
        Declaration declaration =
                Declaration.empty()
                        .in("left", 500)
                        .in("right", 500)
                        .layer("trunk", dense(100), "left")
                        .layer("again", shared("trunk"), "right")
                        .layer("sum", new LayerSpec.Add(), "trunk", "again");
        Tasks gradients = (Tasks) schedule(declaration).phases().getLast();
        for (Task task : gradients.tasks()) {
            assertThat(task.ops()).hasSize(2);
        }
    }

    @Test
    void everythingRunsOnceAfterWhatItReads() {
        for (Declaration declaration : declarations()) {
            checkOrder(declaration.network());
        }
    }

    private static List<Declaration> declarations() {
        List<Declaration> declarations = new ArrayList<>(SampleNetworks.all().values());
        for (long seed = 0; seed < 100; seed++) {
            declarations.add(RandomNetworks.of(seed));
        }
        return declarations;
    }

    private static void checkOrder(ShapedNetwork network) {
        Instructions code = code(network);
        Map<Resource, Integer> writers = new HashMap<>();
        code.list().forEach(op -> op.writes().forEach(w -> writers.merge(w, 1, Integer::sum)));
        Set<Instruction> done = new HashSet<>();
        Map<Resource, Integer> written = new HashMap<>();
        for (Schedule.Phase phase : Schedule.of(code).phases()) {
            switch (phase) {
                case Samples samples -> {
                    for (Instruction op : samples.ops()) {
                        assertThat(done.add(op)).isTrue();
                        checkReads(op, writers, written);
                        op.writes().forEach(w -> written.merge(w, 1, Integer::sum));
                    }
                }
                case Tasks tasks -> {
                    Set<Instruction> here = new HashSet<>();
                    // Tasks run in any order: none reads what another of its phase writes.
                    for (Task task : tasks.tasks()) {
                        for (StepInstruction op : task.ops()) {
                            checkReads(op, writers, written);
                            here.add(op);
                        }
                    }
                    here.forEach(op -> {
                        assertThat(done.add(op)).isTrue();
                        op.writes().forEach(w -> written.merge(w, 1, Integer::sum));
                    });
                }
            }
        }
        assertThat(done).containsExactlyElementsIn(code.list());
    }

    private static void checkReads(
            Instruction op, Map<Resource, Integer> writers, Map<Resource, Integer> written) {
        for (Resource r : op.reads()) {
            assertThat(written.get(r)).isEqualTo(writers.get(r));
        }
    }

    private static List<Tasks> statistics(Schedule schedule) {
        return schedule.phases().stream()
                .filter(Tasks.class::isInstance)
                .map(Tasks.class::cast)
                .filter(t -> t.title().equals("statistics"))
                .toList();
    }

    private static List<String> titles(Declaration declaration) {
        return schedule(declaration).phases().stream()
                .map(phase -> phase instanceof Tasks tasks ? tasks.title() : "samples")
                .toList();
    }

    private static Instructions lowered(Graph graph) {
        return new FuseRelu().apply(Lowering.of(graph, WinogradGeometry.LARGEST_TILE));
    }

    private static Schedule schedule(Declaration declaration) {
        return Schedule.of(code(declaration.network()));
    }

    private static Instructions code(ShapedNetwork network) {
        return lowered(Passes.step(network));
    }
}
