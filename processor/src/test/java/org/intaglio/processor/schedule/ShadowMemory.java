/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Loop;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.lower.Value;
import org.intaglio.runtime.kernel.Arena;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs a schedule on memory whose cells hold, instead of numbers, which value, sample and element
 * was written there last, in an order of slices that threads could choose; an operation that reads
 * anything but what it asked for fails. Addresses are the runtime's own: those of {@link Frame}.
 */
final class ShadowMemory {
    /** Less than the plan's, to have several slices a part without thousands of samples. */
    private static final int SLICE = 3;

    private static final int THREADS = 3;

    private final Instructions code;
    private final Schedule schedule;
    private final MemoryPlan memory;
    private final Plan plan;
    private final int batch;
    private final int capacity;
    private final Random random;
    private final long[] batchArena;
    private final long[] shared;
    private final long[] parts;
    private final Map<Integer, long[]> inputs = new HashMap<>();
    private final Map<Integer, long[]> outputs = new HashMap<>();

    /** Whether something lies step by step in the batch's memory: slices are the plan's then. */
    private final boolean keepsSlices;

    /** Any up to what the plan allows: values must find their places whatever it is. */
    private int sliceOfPhase;

    /** The step of the loop that is running. */
    private int step;

    ShadowMemory(Instructions code, int batch, long seed) {
        this.code = code;
        this.schedule = Schedule.of(code);
        this.memory = MemoryPlan.of(code, schedule);
        this.keepsSlices =
                code.list().stream()
                        .flatMap(op -> op.writes().stream())
                        .anyMatch(this::isKeptStepByStep);
        this.plan =
                new Plan(
                        memory.batchFloats(),
                        memory.sliceFloats(),
                        memory.scratchFloats(),
                        memory.sharedFloats(),
                        memory.partFloats(),
                        memory.gradientFloats(),
                        keepsSlices ? memory.slice() : Math.min(SLICE, memory.slice()),
                        List.of());
        this.batch = batch;
        this.capacity = batch + 2;
        this.random = new Random(seed);
        this.batchArena = new long[Arena.START + plan.batchFloats() * capacity];
        this.shared = new long[plan.sharedFloats()];
        this.parts = new long[plan.partFloats() * plan.parts(batch)];
    }

    private boolean isKeptStepByStep(Resource resource) {
        return resource instanceof Value v
                && v.base().layout() == Value.Layout.STEPS
                && memory.place(v.base()) instanceof Place.Batch;
    }

    /** Runs all phases, then looks whether the outputs are still there. */
    void run() {
        Frame whole = frame(0, batch, 0);
        long[] slice = new long[0];
        for (int i = 0; i < code.inputs().size(); i++) {
            inputs.put(i, new long[code.inputs().get(i).size() * capacity]);
            write(code.inputs().get(i), whole, slice);
        }
        for (int i = 0; i < code.outputs().size(); i++) {
            outputs.put(i, new long[code.outputs().get(i).size() * capacity]);
        }
        for (int i = 0; i < schedule.phases().size(); i++) {
            switch (schedule.phases().get(i)) {
                case Schedule.Samples samples -> {
                    sliceOfPhase = Math.min(plan.slice(), memory.slices().get(i));
                    sliceOfPhase = keepsSlices ? sliceOfPhase : 1 + random.nextInt(sliceOfPhase);
                    samples(samples.ops());
                }
                case Schedule.Tasks tasks -> tasks(tasks.tasks());
            }
        }
        for (Value output : code.outputs()) {
            read("the runtime", output, whole, slice);
        }
    }

    /** A thread: the slices of the parts it has taken, and where it stands. */
    private final class Worker {
        final long[] slice = new long[Arena.START + plan.sliceFloats()];
        final Deque<Frame> slices = new ArrayDeque<>();
        int next;

        boolean isIdle() {
            return slices.isEmpty();
        }

        void step(List<SampleInstruction> ops) {
            execute(ops.get(next++), slices.peek(), slice);
            if (next == ops.size()) {
                slices.remove();
                next = 0;
            }
        }
    }

    /** Threads take parts, and do an operation whenever it is their turn. */
    private void samples(List<SampleInstruction> ops) {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            workers.add(new Worker());
        }
        int part = 0;
        while (true) {
            List<Worker> busy = new ArrayList<>();
            for (Worker worker : workers) {
                if (worker.isIdle() && part < plan.parts(batch)) {
                    slicesOf(part++, worker.slices);
                }
                if (!worker.isIdle()) {
                    busy.add(worker);
                }
            }
            if (busy.isEmpty()) {
                return;
            }
            busy.get(random.nextInt(busy.size())).step(ops);
        }
    }

    private void slicesOf(int part, Deque<Frame> slices) {
        int end = plan.firstSample(batch, part + 1);
        for (int first = plan.firstSample(batch, part); first < end; first += sliceOfPhase) {
            Frame frame = frame(first, Math.min(sliceOfPhase, end - first), part);
            frame.slice = sliceOfPhase;
            slices.add(frame);
        }
    }

    private void tasks(List<Schedule.Task> tasks) {
        List<Schedule.Task> shuffled = new ArrayList<>(tasks);
        Collections.shuffle(shuffled, random);
        for (Schedule.Task task : shuffled) {
            for (StepInstruction op : task.ops()) {
                execute(op, frame(0, batch, 0), new long[0]);
            }
        }
    }

    private void execute(Instruction op, Frame frame, long[] slice) {
        if (op instanceof Loop loop) {
            loop(loop, frame, slice);
            return;
        }
        op.reads().forEach(r -> read(op.layer() + ": " + op, r, frame, slice));
        op.writes().forEach(w -> onlyReplaces(op, w, frame));
        op.writes().forEach(w -> write(w, frame, slice));
    }

    private void loop(Loop loop, Frame frame, long[] slice) {
        for (Loop.Start start : loop.starts()) {
            start.from()
                    .ifPresent(from -> read("the start of " + loop.layer(), from, frame, slice));
            write(start.to(), frame, slice);
        }
        for (int i = 0; i < loop.steps(); i++) {
            step = loop.reversed() ? loop.steps() - 1 - i : i;
            loop.body().list().forEach(op -> execute(op, frame, slice));
        }
    }

    /** A result may share cells with no argument but the one that it may replace, and exactly. */
    private void onlyReplaces(Instruction op, Resource written, Frame frame) {
        if (!(written instanceof Value y)) {
            return;
        }
        for (Resource other : op.reads()) {
            if (other instanceof Value x && overlap(x, y, frame)) {
                assertWithMessage("%s overwrites %s with %s", op, x, y)
                        .that(op.replaceable().orElse(null))
                        .isEqualTo(x);
                assertWithMessage("place of %s and %s", x, y)
                        .that(memory.place(y.base()))
                        .isEqualTo(memory.place(x.base()));
                assertWithMessage("size of %s and %s", x, y).that(y.size()).isEqualTo(x.size());
            }
        }
    }

    private boolean overlap(Value a, Value b, Frame frame) {
        return memoryOf(a).equals(memoryOf(b))
                && at(a, frame) < at(b, frame) + frame.n * b.size()
                && at(b, frame) < at(a, frame) + frame.n * a.size();
    }

    /** Which array a value is in. */
    private Object memoryOf(Value v) {
        Place place = memory.place(v.base());
        return switch (place) {
            case Place.Input i -> place;
            case Place.Output o -> place;
            default -> place.getClass();
        };
    }

    private void read(String reader, Resource r, Frame frame, long[] slice) {
        switch (r) {
            case Value v -> {
                long[] cells = array(v, slice);
                int at = at(v, frame);
                for (int i = 0; i < frame.n * v.size(); i++) {
                    expect(reader, r, cells[at + i], stamp(v, frame, i));
                }
            }
            case Region region -> {
                switch (memory.place(region)) {
                    case Place.Shared s -> {
                        for (int i = 0; i < region.size(); i++) {
                            expect(reader, r, shared[s.offset() + i], stamp(region, i));
                        }
                    }
                    case Place.Part p -> {
                        for (int part = 0; part < plan.parts(batch); part++) {
                            int at = part * plan.partFloats() + p.offset();
                            for (int i = 0; i < region.size(); i++) {
                                expect(reader, r, parts[at + i], stamp(region, i));
                            }
                        }
                    }
                    default -> throw new AssertionError(region + " at " + memory.place(region));
                }
            }
        }
    }

    private void write(Resource w, Frame frame, long[] slice) {
        switch (w) {
            case Value v -> {
                long[] cells = array(v, slice);
                int at = at(v, frame);
                for (int i = 0; i < frame.n * v.size(); i++) {
                    cells[at + i] = stamp(v, frame, i);
                }
            }
            case Region region -> {
                boolean part = region.kind() == Region.Kind.PART;
                long[] cells = part ? parts : shared;
                int at =
                        switch (memory.place(region)) {
                            case Place.Shared s -> s.offset();
                            case Place.Part p -> frame.partAt(p.offset());
                            default -> throw new AssertionError(region.toString());
                        };
                for (int i = 0; i < region.size(); i++) {
                    // Regions are added to, so nobody else may have been there.
                    if (cells[at + i] != 0) {
                        expect("adding to it", region, cells[at + i], stamp(region, i));
                    }
                    cells[at + i] = stamp(region, i);
                }
            }
        }
    }

    /** Where a slice of a value lies, as generated code has it. */
    private long[] array(Value v, long[] slice) {
        return switch (memory.place(v.base())) {
            case Place.Input i -> inputs.get(i.index());
            case Place.Output o -> outputs.get(o.index());
            case Place.Batch b -> batchArena;
            case Place.Slice s -> slice;
            default -> throw new AssertionError(v + " at " + memory.place(v.base()));
        };
    }

    private int at(Value v, Frame frame) {
        return baseAt(v.base(), frame) + within(v, frame);
    }

    /** How far behind the beginning of its base a value starts. */
    private int within(Value v, Frame frame) {
        return v.view().map(view -> frame.n * (view.offset() + block(view))).orElse(0);
    }

    private int block(Value.View view) {
        return view.step()
                .map(s -> {
                    int number = step + s.shift();
                    return s.stride() * (s.alternating() ? number & 1 : number);
                })
                .orElse(0);
    }

    private int baseAt(Value v, Frame frame) {
        return switch (memory.place(v)) {
            case Place.Input i -> frame.rowAt(v.size());
            case Place.Output o -> frame.rowAt(v.size());
            case Place.Batch b -> frame.batchAt(b.offset(), v.size());
            case Place.Slice s -> frame.sliceAt(s.offset());
            default -> throw new AssertionError(v + " at " + memory.place(v));
        };
    }

    /** What the cell of a value has in it: where the base has it, step by step for this slice. */
    private long stamp(Value v, Frame frame, int element) {
        Value base = v.base();
        int ofSlice = base.layout() == Value.Layout.STEPS ? frame.n : 0;
        int at = frame.first * base.size() + within(v, frame) + element;
        return stamp(base, at) ^ (long) ofSlice << 48;
    }

    private static long stamp(Resource resource, int element) {
        return (resource.id() + 1L) << 32 | element;
    }

    private void expect(String reader, Resource resource, long found, long expected) {
        if (found != expected) {
            assertWithMessage(
                            "%s reads %s (id %s, place %s); element",
                            reader,
                            resource.name(),
                            resource.id(),
                            memory.place(resource instanceof Value v ? v.base() : resource))
                    .that("id %d element %d".formatted((found >> 32) - 1, (int) found))
                    .isEqualTo("id %d element %d".formatted((expected >> 32) - 1, (int) expected));
        }
    }

    private Frame frame(int first, int n, int part) {
        Frame frame = new Frame(null, plan);
        frame.first = first;
        frame.n = n;
        frame.batch = batch;
        frame.capacity = capacity;
        frame.part = part;
        return frame;
    }
}
