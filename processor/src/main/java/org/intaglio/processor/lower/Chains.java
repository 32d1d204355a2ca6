/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.ElementOp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instructions that are read by one other each, and what a rewrite makes of them. */
final class Chains {
    private final Instructions code;
    private final Map<Resource, List<Instruction>> readers;
    private final Set<Value> outputs;
    private final Map<Instruction, Instruction> replacements = new HashMap<>();
    private final Set<Instruction> removed = new HashSet<>();

    Chains(Instructions code) {
        this.code = code;
        this.readers = code.readers();
        this.outputs = new HashSet<>(code.outputs());
    }

    /** The instruction that reads a value, if there is only one and the value is no output. */
    Optional<Instruction> onlyReader(Value value) {
        List<Instruction> all = readers.getOrDefault(value, List.of());
        return all.size() == 1 && !outputs.contains(value)
                ? Optional.of(all.get(0))
                : Optional.empty();
    }

    /** The same, if it is a ReLU. */
    Optional<Direct> onlyRelu(Value value) {
        return onlyReader(value)
                .filter(Direct.class::isInstance)
                .map(Direct.class::cast)
                .filter(d ->
                        d.op() instanceof ElementOp.Activate a && a.curve().equals(Curve.RELU));
    }

    /** Puts an instruction in the place of another. */
    void replace(Instruction op, Instruction by) {
        replacements.put(op, by);
    }

    /** Leaves an instruction out. */
    void remove(Instruction op) {
        removed.add(op);
    }

    /** The code with all that was replaced and left out. */
    Instructions result() {
        List<Instruction> ops = new ArrayList<>();
        for (Instruction op : code.list()) {
            if (!removed.contains(op)) {
                ops.add(replacements.getOrDefault(op, op));
            }
        }
        return code.with(ops);
    }
}
