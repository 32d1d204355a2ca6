/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A loop over the steps of sequences, all samples of a slice in each.
 *
 * @param layer the layer it belongs to
 * @param steps how many
 * @param reversed whether the last comes first
 * @param starts what the first step is handed
 * @param body what a step does; its outputs are what is read outside of it, or by the next step
 */
public record Loop(String layer, int steps, boolean reversed, List<Start> starts, Instructions body)
        implements SampleInstruction {
    /**
     * What the first step is handed.
     *
     * @param to where it looks for it
     * @param from what is brought there; zeros if nothing is
     */
    public record Start(Value to, Optional<Value> from) {}

    /** Copies the list. */
    public Loop {
        starts = List.copyOf(starts);
    }

    @Override
    public List<Resource> reads() {
        Set<Resource> reads = new LinkedHashSet<>();
        starts.forEach(start -> start.from().ifPresent(reads::add));
        for (Instruction instruction : body.list()) {
            instruction.reads().forEach(r -> reads.add(r.base()));
        }
        writes().forEach(reads::remove);
        return List.copyOf(reads);
    }

    @Override
    public List<Resource> writes() {
        Set<Resource> writes = new LinkedHashSet<>();
        starts.forEach(start -> writes.add(start.to().base()));
        for (Instruction instruction : body.list()) {
            instruction.writes().forEach(w -> writes.add(w.base()));
        }
        return new ArrayList<>(writes);
    }

    @Override
    public int scratch() {
        return body.list().stream().mapToInt(Instruction::scratch).max().orElse(0);
    }
}
