/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Instructions as they are found: forms of kernels first, then the program, then what ends it. */
final class Code {
    private final Map<Object, StepInstruction.Prepare> prepared;
    private final List<Instruction> body = new ArrayList<>();
    private final List<StepInstruction.Finish> finish;
    private final Map<Weights, Region> sums;

    /** For what ends a program with a product over the batch: how parts would sum it up. */
    private final Map<StepInstruction.Finish, Function<Region, Instruction>> inParts;

    private final Resources resources;

    Code() {
        this.prepared = new LinkedHashMap<>();
        this.finish = new ArrayList<>();
        this.sums = new HashMap<>();
        this.inParts = new HashMap<>();
        this.resources = new Resources(this);
    }

    private Code(Code outer) {
        this.prepared = outer.prepared;
        this.finish = outer.finish;
        this.sums = outer.sums;
        this.inParts = outer.inParts;
        this.resources = outer.resources;
    }

    /** What the program is about. */
    Resources resources() {
        return resources;
    }

    /** The body of a loop. What it needs once a step is prepared outside. */
    Code ofBody() {
        return new Code(this);
    }

    /** What is between preparation and end. */
    List<Instruction> body() {
        return body;
    }

    void add(Instruction instruction) {
        body.add(instruction);
    }

    void finish(StepInstruction.Finish instruction) {
        finish.add(instruction);
    }

    /**
     * A gradient that is best taken over the whole batch at the end. Where another use of the same
     * layer sums up by parts, it has to do so, too: one task completes a parameter, in one way.
     *
     * @param inParts the same gradient, added to the part's sums of {@link #sumsFor}
     */
    void finish(StepInstruction.Finish whole, Function<Region, Instruction> inParts) {
        finish.add(whole);
        this.inParts.put(whole, inParts);
    }

    /** A form of a kernel: once a step however often its layer is used. */
    Region prepared(
            Object key, String name, int size, Function<Region, StepInstruction.Prepare> how) {
        return prepared.computeIfAbsent(key, k -> how.apply(resources.shared(name, size))).to();
    }

    /** The part sums of a parameter: one region however often its layer is used. */
    Region sumsFor(String layer, Weights weights) {
        return sums.computeIfAbsent(
                weights,
                w -> {
                    Region region = resources.part(w.layer() + " ∂" + w.spec().name(), w.size());
                    finish.add(new StepInstruction.SumParts(layer, w, region));
                    return region;
                });
    }

    List<Instruction> all() {
        List<Instruction> all = new ArrayList<>(prepared.values());
        all.addAll(body);
        List<Instruction> end = new ArrayList<>();
        for (StepInstruction.Finish f : finish) {
            Region region = sums.get(f.weights());
            if (region != null && inParts.containsKey(f)) {
                all.add(inParts.get(f).apply(region));
            } else {
                end.add(f);
            }
        }
        all.addAll(end);
        return all;
    }
}
