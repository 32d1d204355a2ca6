/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.lower.Value;
import org.intaglio.processor.schedule.MemoryPlan;
import org.intaglio.processor.schedule.Place;

/** The code for where a value lies: an array and an offset. */
final class PlaceCode {
    private PlaceCode() {}

    /** As two arguments of a call. Within a loop, {@code t} is the number of the step. */
    static CodeBlock of(MemoryPlan plan, Value value) {
        CodeBlock base = of(plan.place(value.base()), value.base());
        return value.view().map(view -> CodeBlock.of("$L$L", base, within(view))).orElse(base);
    }

    private static CodeBlock of(Place place, Value value) {
        return switch (place) {
            case Place.Input i ->
                    CodeBlock.of("f.input[$L],$Wf.rowAt($L)", i.index(), value.size());
            case Place.Output o ->
                    CodeBlock.of("f.output[$L],$Wf.rowAt($L)", o.index(), value.size());
            case Place.Batch b ->
                    CodeBlock.of("f.batchArena,$Wf.batchAt($L,$W$L)", b.offset(), value.size());
            case Place.Slice s -> CodeBlock.of("f.sliceArena,$Wf.sliceAt($L)", s.offset());
            case Place.Shared s -> throw new IllegalStateException(value + " at " + s);
            case Place.Part p -> throw new IllegalStateException(value + " at " + p);
        };
    }

    /** How far behind the beginning of the other value. */
    private static CodeBlock within(Value.View view) {
        CodeBlock offset =
                view.offset() == 0 ? CodeBlock.of("") : CodeBlock.of(" + f.n * $L", view.offset());
        return view.step()
                .map(step -> CodeBlock.of("$L + f.n * $L * $L", offset, block(step), step.stride()))
                .orElse(offset);
    }

    private static CodeBlock block(Value.Step step) {
        CodeBlock number =
                step.shift() == 0 ? CodeBlock.of("t") : CodeBlock.of("t + $L", step.shift());
        return step.alternating() || step.shift() != 0
                ? CodeBlock.of(step.alternating() ? "($L & 1)" : "($L)", number)
                : number;
    }
}
