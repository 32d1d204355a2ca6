/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program without its memory: instructions in an order in which they can run.
 *
 * @param inputs the values of the inputs, in the order of declaration
 * @param outputs the values of the outputs, in the order of declaration
 * @param weights all parameters
 * @param list the instructions
 */
public record Instructions(
        List<Value> inputs, List<Value> outputs, List<Weights> weights, List<Instruction> list) {
    /** Copies the lists. */
    public Instructions {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = List.copyOf(weights);
        list = List.copyOf(list);
    }

    /** These instructions, and those within loops where that is meant, after a peephole. */
    public Instructions after(Peephole peephole) {
        if (!peephole.isForLoops()) {
            return peephole.apply(this);
        }
        List<Instruction> inside = new ArrayList<>();
        for (Instruction instruction : list) {
            inside.add(
                    instruction instanceof Loop loop
                            ? new Loop(
                                    loop.layer(),
                                    loop.steps(),
                                    loop.reversed(),
                                    loop.starts(),
                                    loop.body().after(peephole))
                            : instruction);
        }
        return peephole.apply(with(inside));
    }

    /** The same with other instructions. */
    Instructions with(List<Instruction> list) {
        return new Instructions(inputs, outputs, weights, list);
    }

    /** An id that no value and no region has. */
    int nextId() {
        return 1
                + Stream.concat(inputs.stream(), list.stream().flatMap(i -> i.writes().stream()))
                        .mapToInt(Resource::id)
                        .max()
                        .orElse(-1);
    }

    /** Whether an instruction comes after a loss, that is, computes derivatives. */
    public boolean isBackward(Instruction instruction) {
        return list.stream()
                .takeWhile(other -> !other.equals(instruction))
                .anyMatch(other -> other instanceof Direct d && d.op() instanceof LossOp);
    }

    /** For each resource, the instructions that read it. */
    public Map<Resource, List<Instruction>> readers() {
        return list.stream()
                .flatMap(i -> i.reads().stream().distinct().map(r -> Map.entry(r, i)))
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
