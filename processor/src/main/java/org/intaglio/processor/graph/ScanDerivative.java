/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.RecurrentOp.Carry;
import org.intaglio.processor.graph.RecurrentOp.Delay;
import org.intaglio.processor.graph.RecurrentOp.Scan;
import org.intaglio.processor.graph.RecurrentOp.Slice;
import org.intaglio.processor.graph.RecurrentOp.Stack;
import org.intaglio.processor.model.Shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The derivative of a loop: a loop that runs the other way round over the derivative of its body.
 * What the body computed and its derivative reads, the first loop leaves behind. Derivatives for
 * parameters leave the loop: they are one product over all steps behind it.
 */
final class ScanDerivative {
    private final Reverse outer;
    private final IntSupplier ids;
    private final Scan scan;
    private final Reverse inner;

    private final Map<Tensor, Tensor> sequences = new HashMap<>();
    private final List<Stack> saved = new ArrayList<>();
    private final List<Op> delays = new ArrayList<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final List<Hoisted> hoisted = new ArrayList<>();

    /** The derivative for a parameter as a step would compute it. */
    private record Hoisted(Weights weights, Tensor derivative, Op op) {}

    ScanDerivative(Reverse outer, IntSupplier ids, Scan scan) {
        this.outer = outer;
        this.ids = ids;
        this.scan = scan;
        Set<Operand> wanted = new HashSet<>();
        scan.slices().stream()
                .filter(slice -> outer.wants(slice.sequence()))
                .forEach(slice -> wanted.add(slice.step()));
        scan.carries().forEach(carry -> wanted.add(carry.before()));
        scan.reads().stream()
                .filter(r -> r instanceof Weights && outer.wants(r))
                .forEach(wanted::add);
        this.inner =
                new Reverse(
                        ids,
                        wanted,
                        new Reverse.ForWeights() {
                            @Override
                            public void add(Weights weights, Tensor derivative, Op op) {
                                hoisted.add(new Hoisted(weights, derivative, op));
                            }

                            @Override
                            public void made(Weights weights, Tensor derivative) {
                                throw new IllegalStateException(
                                        "a parameter of such a layer within a loop: " + weights);
                            }
                        });
    }

    void derive() {
        boolean reached =
                scan.writes().stream().anyMatch(y -> outer.total(scan.layer(), y).isPresent());
        if (!reached) {
            return;
        }
        inner.follow(scan.body());
        Map<Tensor, Slice> slices = new LinkedHashMap<>();
        Map<Carry, Tensor> incoming = new LinkedHashMap<>();
        for (Carry carry : scan.carries()) {
            Tensor fromNext = inner.derivativeOf(carry.after());
            incoming.put(carry, fromNext);
            inner.contribute(carry.after(), fromNext);
        }
        for (Stack stack : scan.stacks()) {
            outer.total(scan.layer(), stack.sequence())
                    .ifPresent(dY -> {
                        Tensor step = inner.derivativeOf(stack.step());
                        slices.put(step, new Slice(dY, step));
                        inner.contribute(stack.step(), step);
                    });
        }
        inner.run(scan.body());

        List<Carry> carries = new ArrayList<>();
        incoming.forEach((carry, fromNext) -> carries.add(carry(carry, fromNext)));
        // Of one sequence there may be several.
        List<Map.Entry<Tensor, Tensor>> forSlices = new ArrayList<>();
        for (Slice slice : scan.slices()) {
            inner.total(scan.layer(), slice.step())
                    .ifPresent(dX -> forSlices.add(Map.entry(slice.sequence(), left(dX))));
        }
        for (Tensor read : freeValues(inner.backward(), slices.keySet(), incoming.values())) {
            slices.put(read, new Slice(sequence(read), read));
        }
        List<Op> behind = hoisted.stream().map(this::overAllSteps).toList();
        if (!saved.isEmpty()) {
            List<Stack> all = new ArrayList<>(scan.stacks());
            all.addAll(saved);
            outer.replace(
                    scan,
                    new Scan(
                            scan.layer(),
                            scan.steps(),
                            scan.reversed(),
                            scan.slices(),
                            scan.carries(),
                            scan.body(),
                            all));
        }
        delays.forEach(outer::add);
        outer.add(
                new Scan(
                        scan.layer(),
                        scan.steps(),
                        !scan.reversed(),
                        List.copyOf(slices.values()),
                        carries,
                        inner.backward(),
                        stacks));
        for (int i = 0; i < behind.size(); i++) {
            outer.addForWeights(
                    hoisted.get(i).weights(), hoisted.get(i).derivative(), behind.get(i));
        }
        forSlices.forEach(d -> outer.contribute(d.getKey(), d.getValue()));
    }

    /** What a step hands to the one before it. */
    private Carry carry(Carry carry, Tensor fromNext) {
        Tensor toPrevious =
                inner.total(scan.layer(), carry.before())
                        .orElseThrow(
                                () -> new IllegalStateException("no step reads " + carry.before()));
        Optional<Tensor> forInitial = carry.initial().filter(outer::wants).map(outer::derivativeOf);
        forInitial.ifPresent(d -> outer.contribute(carry.initial().orElseThrow(), d));
        return new Carry(
                fromNext,
                toPrevious,
                carry.last().flatMap(last -> outer.total(scan.layer(), last)),
                forInitial);
    }

    /** Values that operations read and none of them writes. */
    private static Set<Tensor> freeValues(
            List<Op> ops, Set<Tensor> slices, Collection<Tensor> carried) {
        Set<Tensor> known = new HashSet<>(slices);
        known.addAll(carried);
        Set<Tensor> free = new LinkedHashSet<>();
        for (Op op : ops) {
            for (Operand read : op.reads()) {
                if (read instanceof Tensor t && !known.contains(t)) {
                    free.add(t);
                }
            }
            known.addAll(op.writes());
        }
        return free;
    }

    /** All steps of what the derivative of the body computes. */
    private Tensor left(Tensor step) {
        return sequences.computeIfAbsent(
                step,
                s -> {
                    Tensor sequence = sequenceOf(s);
                    stacks.add(new Stack(computed(s), sequence));
                    return sequence;
                });
    }

    /** A value, or a copy of one that a step is handed and hands on as it is. */
    private Tensor computed(Tensor step) {
        if (inner.backward().stream().anyMatch(op -> op.writes().contains(step))) {
            return step;
        }
        Tensor copy = inner.derivativeOf(step);
        inner.add(new ShapeOp.Copy(scan.layer(), step, copy));
        return copy;
    }

    /** All steps of a value of the body or of its derivative. */
    private Tensor sequence(Tensor step) {
        Tensor known = sequences.get(step);
        if (known != null) {
            return known;
        }
        Tensor found = find(step);
        sequences.put(step, found);
        return found;
    }

    private Tensor find(Tensor step) {
        for (Slice slice : scan.slices()) {
            if (slice.step().equals(step)) {
                return slice.sequence();
            }
        }
        for (Carry carry : scan.carries()) {
            if (carry.before().equals(step)) {
                Tensor delayed = sequenceOf(step);
                delays.add(
                        new Delay(
                                scan.layer(),
                                scan.reversed(),
                                sequence(carry.after()),
                                carry.initial(),
                                delayed));
                return delayed;
            }
        }
        if (inner.backward().stream().anyMatch(op -> op.writes().contains(step))) {
            Tensor sequence = sequenceOf(step);
            stacks.add(new Stack(step, sequence));
            return sequence;
        }
        for (Stack stack : scan.stacks()) {
            if (stack.step().equals(step)) {
                return stack.sequence();
            }
        }
        Tensor sequence = sequenceOf(step);
        saved.add(new Stack(step, sequence));
        return sequence;
    }

    private Tensor sequenceOf(Tensor step) {
        List<Integer> dimensions = new ArrayList<>(step.shape().dimensions());
        dimensions.addFirst(scan.steps());
        return new Tensor(
                ids.getAsInt(), step.name(), new Shape(dimensions), step.type(), step.scope());
    }

    /** The derivative for a parameter over all steps at once. */
    private Op overAllSteps(Hoisted h) {
        return switch (h.op()) {
            case ProductOp.Multiply m ->
                    new ProductOp.Multiply(
                            m.layer(),
                            m.product().overSteps(scan.steps()),
                            sequence((Tensor) m.a()),
                            sequence((Tensor) m.b()),
                            m.y());
            case ProductOp.SumRows s ->
                    new ProductOp.SumRows(
                            s.layer(),
                            s.rows() * scan.steps(),
                            s.columns(),
                            s.row(),
                            sequence(s.x()),
                            s.y());
            default ->
                    throw new IllegalStateException(
                            "a parameter of such a layer within a loop: " + h.op());
        };
    }
}
