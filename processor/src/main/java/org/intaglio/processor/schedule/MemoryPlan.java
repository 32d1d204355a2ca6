/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.lower.Access;
import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.lower.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Gives every value and every region a place.
 *
 * <p>A value that is written and read within one phase lives in a thread's slice memory, which
 * stays in the cache; one that crosses a barrier, or that a task reads, is kept for the whole
 * batch. Values whose lives do not overlap share memory, and an operation that may overwrite its
 * argument does so when nobody reads the argument afterwards.
 *
 * @param places of every value and region
 * @param batchFloats for each sample of the batch
 * @param sliceFloats for each thread: what a slice's samples need
 * @param scratchFloats for each thread
 * @param sharedFloats once
 * @param partFloats for each part of the batch
 * @param zeroedFloats the first of these that have to be zero before the part's first slice
 * @param gradientFloats for each thread: derivatives of the parameters that a task is about
 * @param slices samples of a slice, at most, for each phase; 0 for tasks
 */
public record MemoryPlan(
        Map<Resource, Place> places,
        int batchFloats,
        int sliceFloats,
        int scratchFloats,
        int sharedFloats,
        int partFloats,
        int zeroedFloats,
        int gradientFloats,
        List<Integer> slices) {
    /** What an array can hold, with what comes before the first value: see the runtime's Arena. */
    private static final int MOST_FLOATS = Integer.MAX_VALUE - 64;

    /** Samples of a slice of any phase, at most. */
    public int slice() {
        return slices.stream().mapToInt(s -> s).reduce(1, Math::max);
    }

    /** The place of a resource. */
    public Place place(Resource resource) {
        Place place = places.get(resource);
        if (place == null) {
            throw new IllegalStateException("no place for " + resource);
        }
        return place;
    }

    /** Plans scheduled instructions, with slices of the size that suits the cache. */
    public static MemoryPlan of(Instructions code, Schedule schedule) {
        return of(code, schedule, OptionalInt.empty());
    }

    /**
     * Plans scheduled instructions.
     *
     * @param slice samples of a slice, if somebody wants to decide it
     */
    public static MemoryPlan of(Instructions code, Schedule schedule, OptionalInt slice) {
        return new Planner(code, schedule).plan(slice);
    }

    /** When a value is written and last read: phase, and operation within the phase. */
    private static final class Life {
        final int phase;
        final int from;
        int lastPhase;
        int to;
        boolean taskReads;

        Life(int phase, int from) {
            this.phase = phase;
            this.from = from;
            this.lastPhase = phase;
            this.to = from;
        }

        boolean crosses() {
            return taskReads || lastPhase != phase;
        }
    }

    private static final class Planner {
        private final Instructions code;
        private final Schedule schedule;
        private final Map<Resource, Place> places = new LinkedHashMap<>();
        private final Map<Value, Life> lives = new LinkedHashMap<>();
        private final Map<Value, Value> replaced = new HashMap<>();
        private int shared;
        private int part;
        private int zeroed;
        private int scratch;

        Planner(Instructions code, Schedule schedule) {
            this.code = code;
            this.schedule = schedule;
        }

        MemoryPlan plan(OptionalInt wanted) {
            for (int i = 0; i < code.inputs().size(); i++) {
                places.put(code.inputs().get(i), new Place.Input(i));
            }
            for (int i = 0; i < code.outputs().size(); i++) {
                places.put(code.outputs().get(i), new Place.Output(i));
            }
            findLives();
            findReplacements();
            int[] batchFloats = new int[1];
            int[] floatsOfSample = new int[schedule.phases().size()];
            int[] kept = new int[schedule.phases().size()];
            placeValues(floatsOfSample, kept, batchFloats);
            List<Integer> slices = new ArrayList<>();
            for (int i = 0; i < floatsOfSample.length; i++) {
                int slice = 0;
                if (schedule.phases().get(i) instanceof Schedule.Samples s) {
                    int chosen = wanted.orElse(SliceSize.of(floatsOfSample[i], kept[i], s.ops()));
                    slice = Math.clamp(MOST_FLOATS / Math.max(1, floatsOfSample[i]), 1, chosen);
                }
                slices.add(slice);
            }
            keepSlices(slices);
            int sliceFloats = 0;
            for (int i = 0; i < floatsOfSample.length; i++) {
                sliceFloats = Math.max(sliceFloats, slices.get(i) * floatsOfSample[i]);
            }
            return new MemoryPlan(
                    Map.copyOf(places),
                    batchFloats[0],
                    sliceFloats,
                    scratch,
                    shared,
                    part,
                    zeroed,
                    gradients(),
                    List.copyOf(slices));
        }

        /** What lies step by step for each slice has to be read by the same slices. */
        private void keepSlices(List<Integer> slices) {
            boolean changes = true;
            while (changes) { // Lives that overlap shorten each other's slices.
                changes = false;
                for (Map.Entry<Value, Life> kept : lives.entrySet()) {
                    if (kept.getKey().layout() == Value.Layout.STEPS && kept.getValue().crosses()) {
                        changes |= keepSlices(kept.getKey(), kept.getValue(), slices);
                    }
                }
            }
        }

        /** Makes slices equal while a value lives; returns whether any became shorter. */
        private static boolean keepSlices(Value value, Life life, List<Integer> slices) {
            if (life.taskReads) {
                throw new IllegalStateException("a task reads steps of slices: " + value);
            }
            int least = Integer.MAX_VALUE;
            for (int phase = life.phase; phase <= life.lastPhase; phase++) {
                least = slices.get(phase) == 0 ? least : Math.min(least, slices.get(phase));
            }
            boolean changes = false;
            for (int phase = life.phase; phase <= life.lastPhase; phase++) {
                changes |= slices.get(phase) > least;
                slices.set(phase, Math.min(slices.get(phase), least));
            }
            return changes;
        }

        private int gradients() {
            int most = 0;
            for (Schedule.Phase phase : schedule.phases()) {
                if (phase instanceof Schedule.Tasks tasks
                        && tasks.kind() == Schedule.Tasks.Kind.GRADIENTS) {
                    for (Schedule.Task task : tasks.tasks()) {
                        most = Math.max(most, task.lastElement() - task.firstElement());
                    }
                }
            }
            return most;
        }

        private void findLives() {
            Map<Region, Boolean> sums = new LinkedHashMap<>();
            for (int phase = 0; phase < schedule.phases().size(); phase++) {
                List<? extends Instruction> ops = ops(schedule.phases().get(phase));
                for (int i = 0; i < ops.size(); i++) {
                    Instruction op = ops.get(i);
                    scratch = Math.max(scratch, op.scratch());
                    for (Resource r : op.reads()) {
                        if (r instanceof Value v && lives.containsKey(v.base())) {
                            Life life = lives.get(v.base());
                            life.lastPhase = phase;
                            life.to = i;
                            life.taskReads |= op instanceof StepInstruction;
                        }
                    }
                    for (Resource r : op.writes()) {
                        switch (r) {
                            case Value v -> lives.put(v.base(), new Life(phase, i));
                            case Region region when region.kind() == Region.Kind.PART ->
                                    sums.putIfAbsent(
                                            region, !(op instanceof Access.Sums s && s.begins()));
                            case Region region -> placeShared(region);
                        }
                    }
                }
            }
            sums.forEach((region, zero) -> {
                if (zero) {
                    placeSums(region, true);
                }
            });
            zeroed = part;
            sums.forEach((region, zero) -> {
                if (!zero) {
                    placeSums(region, false);
                }
            });
        }

        private static List<? extends Instruction> ops(Schedule.Phase phase) {
            return switch (phase) {
                case Schedule.Samples s -> s.ops();
                case Schedule.Tasks t -> t.tasks().stream().flatMap(k -> k.ops().stream()).toList();
            };
        }

        private void placeSums(Region region, boolean zero) {
            places.put(region, new Place.Part(part, zero));
            part = Math.addExact(part, region.size());
        }

        private void placeShared(Region region) {
            if (!places.containsKey(region)) {
                int start = CacheLines.align(shared, region.size());
                places.put(region, new Place.Shared(start));
                shared = Math.addExact(start, region.size());
            }
        }

        /** Lets results take the place of arguments that die with the operation. */
        private void findReplacements() {
            for (int phase = 0; phase < schedule.phases().size(); phase++) {
                List<? extends Instruction> ops = ops(schedule.phases().get(phase));
                for (int i = 0; i < ops.size(); i++) {
                    Instruction op = ops.get(i);
                    if (op.replaceable().isEmpty()) {
                        continue;
                    }
                    Value x = op.replaceable().get();
                    Value y = (Value) op.writes().get(0);
                    boolean apart = x.view().isPresent() || y.layout() != x.layout();
                    if (apart || places.containsKey(x) || places.containsKey(y)) {
                        continue;
                    }
                    Life lifeOfX = lives.get(x);
                    Life lifeOfY = lives.get(y);
                    boolean dies =
                            !lifeOfX.taskReads && lifeOfX.lastPhase == phase && lifeOfX.to == i;
                    if (dies && x.size() == y.size() && lifeOfX.crosses() == lifeOfY.crosses()) {
                        replaced.put(y, x);
                    }
                }
            }
        }

        /** The value whose memory a value uses: its own, or that of the one it replaces. */
        private Value root(Value v) {
            Value root = v;
            while (replaced.containsKey(root)) {
                root = replaced.get(root);
            }
            return root;
        }

        /**
         * @param floatsOfSample receives what a sample of a slice needs in each phase
         * @param kept receives what each phase writes for each sample into the batch's memory
         */
        private void placeValues(int[] floatsOfSample, int[] kept, int[] batchFloats) {
            Map<Value, List<Value>> groups = new LinkedHashMap<>();
            for (Value v : lives.keySet()) {
                if (!places.containsKey(v)) {
                    groups.computeIfAbsent(root(v), k -> new ArrayList<>()).add(v);
                }
            }
            Map<Integer, Arena> arenas = new HashMap<>();
            // Slices of one phase run at the same time, so memory of the batch is shared only
            // between values that no phase has in common.
            Arena batch = new Arena();
            groups.forEach((root, group) -> {
                Life first = lives.get(root);
                if (first.crosses()) {
                    int last = group.stream().mapToInt(v -> end(lives.get(v))).max().orElseThrow();
                    batch.add(root, root.size(), first.phase, last);
                    group.stream()
                            .mapToInt(v -> lives.get(v).phase)
                            .distinct()
                            .forEach(phase -> kept[phase] += root.size());
                } else {
                    int last = group.stream().mapToInt(v -> lives.get(v).to).max().orElseThrow();
                    arenas.computeIfAbsent(first.phase, k -> new Arena())
                            .add(root, root.size(), first.from, last);
                }
            });
            Map<Object, Integer> batchOffsets = batch.layOut(batchFloats);
            Map<Object, Integer> sliceOffsets = new HashMap<>();
            arenas.forEach((phase, arena) -> {
                int[] floats = new int[1];
                sliceOffsets.putAll(arena.layOut(floats));
                floatsOfSample[phase] = floats[0];
            });
            groups.forEach((root, group) -> {
                Place place =
                        lives.get(root).crosses()
                                ? new Place.Batch(batchOffsets.get(root))
                                : new Place.Slice(sliceOffsets.get(root));
                group.forEach(v -> places.put(v, place));
            });
        }

        private int end(Life life) {
            return life.taskReads ? schedule.phases().size() : life.lastPhase;
        }
    }
}
