/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.RecurrentOp.Carry;
import org.intaglio.processor.graph.RecurrentOp.Delay;
import org.intaglio.processor.graph.RecurrentOp.Scan;
import org.intaglio.processor.graph.RecurrentOp.Slice;
import org.intaglio.processor.graph.RecurrentOp.Stack;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.lower.Value.Layout;
import org.intaglio.processor.lower.Value.Step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How this CPU runs loops over the steps of a sequence: slice by slice, the samples of a slice in
 * each step, what a step leaves in one block behind that of the step before. A value that steps
 * hand on and leave has one block more, for what the first is handed: so the blocks that the steps
 * read are as contiguous as those that they write, and a product over all of them is one.
 */
final class LoopLowering {
    private final Resources resources;
    private final Code code;
    private final Bodies bodies;
    private final Map<Tensor, Value> handedOn = new HashMap<>();

    /** What lowers the operations of a body. */
    interface Bodies {
        Lowering of(Resources own, Code code, List<Op> ops);
    }

    /**
     * @param bodies what lowers the operations of a body
     */
    LoopLowering(Resources resources, Code code, Bodies bodies) {
        this.resources = resources;
        this.code = code;
        this.bodies = bodies;
    }

    /** What the steps of an earlier loop were handed: what they have handed on, a block before. */
    void delay(Delay d) {
        int width = d.x().size() / d.x().shape().dimension(0);
        Value all = handedOn.get(d.x());
        resources.put(
                d.y(),
                resources.view(
                        all,
                        d.reversed() ? width : 0,
                        d.y().size(),
                        Layout.STEPS,
                        Optional.empty()));
    }

    void lower(Scan scan) {
        new Body(scan).lower();
    }

    private final class Body {
        private final Scan scan;
        private final Code inner;
        private final Resources own;
        private final List<Loop.Start> starts = new ArrayList<>();
        private final List<Forward.Copy> copies = new ArrayList<>();
        private final List<Forward.Copy> ends = new ArrayList<>();
        private final List<Value> outputs = new ArrayList<>();
        private final Map<Tensor, List<Stack>> stacks = new HashMap<>();

        Body(Scan scan) {
            this.scan = scan;
            this.inner = code.ofBody();
            this.own = resources.ofBody(inner);
            for (Stack stack : scan.stacks()) {
                stacks.computeIfAbsent(stack.step(), s -> new ArrayList<>()).add(stack);
            }
        }

        void lower() {
            for (Slice slice : scan.slices()) {
                Value sequence = resources.steps(slice.sequence());
                own.put(slice.step(), block(sequence, slice.step(), 0, false));
            }
            scan.carries().forEach(this::carry);
            for (Stack stack : scan.stacks()) {
                if (!handedOn.containsKey(stack.sequence())) {
                    Value sequence = resources.steps(stack.sequence());
                    write(stack.step(), block(sequence, stack.step(), 0, false));
                }
            }
            bodies.of(own, inner, scan.body()).lowerAll();
            copies.forEach(inner::add);
            code.add(
                    new Loop(
                            scan.layer(),
                            scan.steps(),
                            scan.reversed(),
                            starts,
                            new Instructions(List.of(), outputs, List.of(), inner.body())));
            ends.forEach(code::add);
        }

        /** Blocks for all steps and one more if what is handed on is left too; two if not. */
        private void carry(Carry carry) {
            Tensor after = carry.after();
            int width = after.size();
            int steps = scan.steps();
            boolean reversed = scan.reversed();
            List<Stack> left = stacks.getOrDefault(after, List.of());
            boolean alternating = left.isEmpty();
            Value all = resources.sequence(after.name(), (alternating ? 2 : steps + 1) * width);
            int first = !alternating && reversed ? steps : 0;
            int last;
            if (alternating) {
                own.put(carry.before(), block(all, carry.before(), reversed ? steps - 1 : 0, true));
                write(after, block(all, after, reversed ? steps : 1, true));
                last = steps & 1;
            } else {
                own.put(carry.before(), block(all, carry.before(), reversed ? 1 : 0, false));
                write(after, block(all, after, reversed ? 0 : 1, false));
                last = reversed ? 0 : steps;
                for (Stack stack : left) {
                    handedOn.put(stack.sequence(), all);
                    resources.put(
                            stack.sequence(),
                            resources.view(
                                    all,
                                    reversed ? 0 : width,
                                    steps * width,
                                    Layout.STEPS,
                                    Optional.empty()));
                }
            }
            starts.add(
                    new Loop.Start(
                            plain(all, first * width, width), carry.initial().map(resources::of)));
            int lastBlock = last;
            carry.last()
                    .ifPresent(t ->
                            ends.add(
                                    new Forward.Copy(
                                            scan.layer(),
                                            plain(all, lastBlock * width, width),
                                            resources.of(t))));
        }

        /** Says where the body writes a value: once, and from there into other places. */
        private void write(Tensor step, Value to) {
            Optional<Value> known = own.known(step);
            if (known.isPresent()) {
                copies.add(new Forward.Copy(scan.layer(), known.get(), to));
            } else {
                own.put(step, to);
            }
            outputs.add(to);
        }

        private Value plain(Value all, int offset, int size) {
            return resources.view(all, offset, size, Layout.SAMPLES, Optional.empty());
        }

        private Value block(Value sequence, Tensor step, int shift, boolean alternating) {
            int width = step.size();
            return resources.view(
                    sequence,
                    0,
                    width,
                    Layout.SAMPLES,
                    Optional.of(new Step(width, shift, alternating)));
        }
    }
}
