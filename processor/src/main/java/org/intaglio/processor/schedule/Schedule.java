/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.StepInstruction;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a step into phases with a barrier after each.
 *
 * <p>Between two barriers every slice of the batch runs through all operations of a phase, depth
 * first, while its values are still in the cache. An operation belongs to the earliest phase in
 * which everything it reads is there; only what has to see the whole batch (the statistics of a
 * normalisation, the product that makes a dense kernel's gradient), or would read a large kernel
 * for every slice, ends a phase.
 *
 * @param phases in order
 */
public record Schedule(List<Phase> phases) {
    /**
     * Elements of a kernel's gradient that are worth a task of their own: few, so that those of
     * most kernels stay in the first-level cache until the optimizer has read them.
     */
    private static final int TASK_ELEMENTS = 3072;

    /** Rows of a task are a multiple of this, which all register blockings divide or nearly so. */
    private static final int ROW_BLOCK = 24;

    /** Columns of a kernel that are transposed together: a cache line of its rows. */
    private static final int LINE = 16;

    /** Columns of a task are a multiple of this: the widest tile, four vectors of 512 bits. */
    private static final int COLUMN_BLOCK = 64;

    /** Enough to occupy the threads of a desktop evenly, to the last moment. */
    private static final int MAX_TASKS_A_KERNEL = 64;

    /** A stretch between two barriers. */
    public sealed interface Phase {}

    /** All operations, slice by slice. */
    public record Samples(List<SampleInstruction> ops) implements Phase {}

    /**
     * Independent tasks, each over the whole batch.
     *
     * @param kind what they may run beside
     */
    public record Tasks(Kind kind, String title, List<Task> tasks) implements Phase {
        /** What tasks may run beside. */
        public enum Kind {
            /** They read weights only: the batch may be read meanwhile. */
            PREPARE,
            /** Nothing but each other. */
            BARRIER,
            /** They read no weights: the optimizer may change them meanwhile. */
            GRADIENTS
        }
    }

    /**
     * A task: operations one after the other.
     *
     * @param ops all but the first add to what is there
     * @param from the first row, column or element of the result it is about; 0 and 0 for all
     * @param to after the last
     */
    public record Task(List<StepInstruction> ops, int from, int to) {
        /**
         * @throws IllegalArgumentException where operations are of several kinds: a range means
         *     rows to one of them and elements to another
         */
        public Task {
            if (ops.stream().map(Object::getClass).distinct().count() != 1) {
                throw new IllegalArgumentException("one kind of operation for a task: " + ops);
            }
        }

        /** The parameter whose gradient it completes, if it is of that kind, or a piece of it. */
        public Weights weights() {
            return ((StepInstruction.Finish) ops.get(0)).weights();
        }

        /** The first element of that piece. */
        public int firstElement() {
            return from * elementsOfRow();
        }

        /** After the last element of that piece. */
        public int lastElement() {
            return to == 0 ? weights().size() : to * elementsOfRow();
        }

        private int elementsOfRow() {
            return switch (ops.get(0)) {
                case StepInstruction.DenseKernelGradient d -> d.out();
                case StepInstruction.ScatterRows s -> s.width();
                default -> 1;
            };
        }
    }

    /** Schedules instructions. */
    public static Schedule of(Instructions code) {
        List<Task> prepare = new ArrayList<>();
        Map<Integer, List<SampleInstruction>> samples = new HashMap<>();
        Map<Integer, Map<Object, List<StepInstruction>>> barriers = new HashMap<>();
        Map<Weights, List<StepInstruction>> finish = new LinkedHashMap<>();
        Map<Resource, Integer> ready = new HashMap<>();
        int last = 0;
        for (Instruction op : code.list()) {
            int stage = 0;
            for (Resource r : op.reads()) {
                stage = Math.max(stage, ready.getOrDefault(r.base(), 0));
            }
            int after = stage;
            switch (op) {
                case SampleInstruction s -> {
                    samples.computeIfAbsent(stage, k -> new ArrayList<>()).add(s);
                    last = Math.max(last, stage);
                }
                case StepInstruction.Prepare p -> prepare.addAll(share(List.of(p)));
                case StepInstruction.Barrier b -> {
                    barriers.computeIfAbsent(stage, k -> new LinkedHashMap<>())
                            .computeIfAbsent(updated(b), k -> new ArrayList<>())
                            .add(b);
                    last = Math.max(last, stage);
                    after = stage + 1;
                }
                case StepInstruction.Finish f ->
                        finish.computeIfAbsent(f.weights(), k -> new ArrayList<>()).add(f);
            }
            for (Resource r : op.writes()) {
                ready.merge(r.base(), after, Math::max);
            }
        }
        List<Phase> phases = new ArrayList<>();
        if (!prepare.isEmpty()) {
            phases.add(new Tasks(Tasks.Kind.PREPARE, "prepare", prepare));
        }
        for (int stage = 0; stage <= last; stage++) {
            if (samples.containsKey(stage)) {
                phases.add(new Samples(samples.get(stage)));
            }
            if (barriers.containsKey(stage)) {
                List<Task> tasks = new ArrayList<>();
                barriers.get(stage).values().forEach(ops -> tasks.addAll(share(ops)));
                phases.add(
                        new Tasks(Tasks.Kind.BARRIER, title(barriers.get(stage).values()), tasks));
            }
        }
        if (!finish.isEmpty()) {
            // The first layer's first, as the parameters lie and in every step: the threads that
            // change a parameter find it, and what the optimizer remembers, in their caches.
            List<Task> tasks = new ArrayList<>();
            List.copyOf(finish.values()).reversed().forEach(ops -> tasks.addAll(share(ops)));
            phases.add(new Tasks(Tasks.Kind.GRADIENTS, "gradients", tasks));
        }
        return new Schedule(List.copyOf(phases));
    }

    /**
     * What a barrier changes besides its region. Uses of a shared normalisation move the same
     * averages: in one task, so that they do it in the order of the declaration and not in a race.
     */
    private static Object updated(StepInstruction.Barrier barrier) {
        return switch (barrier) {
            case StepInstruction.CombineMoments c -> c.movingMean();
            case StepInstruction.CombineSums c -> c;
            case StepInstruction.Total t -> t;
            case StepInstruction.Columns p -> p;
            case StepInstruction.InputColumns p -> p;
            case StepInstruction.ProductShares p -> p;
        };
    }

    private static String title(Collection<List<StepInstruction>> barriers) {
        return barriers.stream().allMatch(ops -> isProduct(ops.get(0))) ? "products" : "statistics";
    }

    private static boolean isProduct(StepInstruction op) {
        return op instanceof StepInstruction.Columns
                || op instanceof StepInstruction.InputColumns
                || op instanceof StepInstruction.ProductShares;
    }

    /** Shares the rows, columns or elements of a large matrix out among tasks. */
    private static List<Task> share(List<StepInstruction> ops) {
        return switch (ops.get(0)) {
            case StepInstruction.Transpose t -> share(ops, t.out(), t.in(), LINE);
            case StepInstruction.DenseKernelGradient d -> share(ops, d.in(), d.out(), ROW_BLOCK);
            case StepInstruction.Columns p -> share(ops, p.out(), p.in(), COLUMN_BLOCK);
            case StepInstruction.InputColumns p -> share(ops, p.in(), p.out(), COLUMN_BLOCK);
            case StepInstruction.ProductShares p -> inPortions(ops, p.in(), p.portion());
            case StepInstruction.ScatterRows s ->
                    share(ops, s.weights().size() / s.width(), s.width(), 1);
            case StepInstruction.SumParts s -> share(ops, s.weights().size(), 1, COLUMN_BLOCK);
            default -> List.of(new Task(List.copyOf(ops), 0, 0));
        };
    }

    private static List<Task> share(List<StepInstruction> ops, int length, int other, int block) {
        long elements = (long) length * other;
        int wanted = Math.clamp(Math.ceilDiv(elements, TASK_ELEMENTS), 1, MAX_TASKS_A_KERNEL);
        int portion = Math.ceilDiv(Math.ceilDiv(length, wanted), block) * block;
        return inPortions(ops, length, portion);
    }

    private static List<Task> inPortions(List<StepInstruction> ops, int length, int portion) {
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < length; from += portion) {
            tasks.add(new Task(ops, from, Math.min(length, from + portion)));
        }
        return tasks;
    }
}
