/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.Backward;
import org.intaglio.processor.lower.Direct;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.schedule.MemoryPlan;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The code of users' own layers: calls of their objects. */
final class CustomCode {
    private final Constants constants;
    private final MemoryPlan plan;

    CustomCode(Constants constants, MemoryPlan plan) {
        this.constants = constants;
        this.plan = plan;
    }

    OpCode forward(CustomOp.Custom op, Direct d) {
        Call call = new Call(op, "forward");
        Iterator<Value> xs = d.arguments().iterator();
        Iterator<Value> results = d.results().iterator();
        op.xs().forEach(x -> call.value("x", xs.next()));
        op.parameters().forEach(call::parameter);
        call.value("y", results.next());
        op.kept().ifPresent(kept -> call.value("kept", results.next()));
        return call.code(op.layer(), op.layer() + ": " + op.spec().kind());
    }

    OpCode backward(Backward.Custom g) {
        CustomOp.Custom of = g.op().of();
        Call call = new Call(of, "backward");
        Iterator<Value> arguments = g.arguments().iterator();
        if (of.spec().value().readsX()) {
            of.xs().forEach(x -> call.value("x", arguments.next()));
        }
        if (of.spec().value().readsY()) {
            call.value("y", arguments.next());
        }
        of.kept().ifPresent(kept -> call.value("kept", arguments.next()));
        call.value("dY", arguments.next());
        of.parameters().forEach(call::parameter);
        for (int i = 0; i < g.dXs().size(); i++) {
            call.derivative(g.dXs().get(i), g.op().dXs().get(i));
        }
        int unwanted = 0;
        for (int i = 0; i < g.sums().size(); i++) {
            Optional<Region> sums = g.sums().get(i);
            if (sums.isPresent()) {
                call.sums(
                        CodeBlock.of(
                                "f.parts,$Wf.partAt($L)",
                                constants.of(sums.get(), plan.place(sums.get()))),
                        true);
            } else {
                call.sums(CodeBlock.of("f.scratch,$Wf.scratchAt() + $L", unwanted), false);
                unwanted += of.parameters().get(i).size();
            }
        }
        return call.code(
                of.layer() + "Gradient",
                "%s: the derivatives of %s".formatted(of.layer(), of.spec().kind()));
    }

    /** A call in the making: the places of its values, in the order of the runtime's call. */
    private final class Call {
        private final List<Argument> arguments = new ArrayList<>();
        private final CodeBlock.Builder places = CodeBlock.builder();
        private final CodeBlock layer;
        private final String method;
        private int xs;
        private int dXs;

        Call(CustomOp.Custom op, String method) {
            this.layer = CodeBlock.of("f.custom($L)", constants.of(op));
            this.method = method;
        }

        void value(String name, Value value) {
            String unique = name.equals("x") ? "x" + xs++ : name;
            arguments.add(new Argument(unique, value));
            places.add("\n.$L($L, $LAt)", name, unique, unique);
        }

        void parameter(Weights weights) {
            places.add("\n.parameter($L)", constants.at(weights));
        }

        void derivative(Value dX, Optional<Tensor> wanted) {
            String unique = "dX" + dXs++;
            arguments.add(new Argument(unique, dX));
            places.add("\n.dX($L, $LAt, $L)", unique, unique, wanted.isPresent());
        }

        void sums(CodeBlock at, boolean wanted) {
            places.add("\n.dParameter($L,$W$L)", at, wanted);
        }

        OpCode code(String name, String comment) {
            CodeBlock body =
                    CodeBlock.builder()
                            .add("$L$>$>$L\n.$L();\n$<$<", layer, places.build(), method)
                            .build();
            return new OpCode(name, comment, arguments, body);
        }
    }
}
