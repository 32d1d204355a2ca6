/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.LookupOp;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.ProductOp;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.lower.Direct;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.Loop;

import java.util.List;

/** The code of what sequences need: tables, attention, steps of a loop. */
final class SequenceCode {
    private final Constants constants;

    SequenceCode(Constants constants) {
        this.constants = constants;
    }

    OpCode gather(LookupOp.Gather g, Direct d) {
        return new OpCode(
                g.layer(),
                "%s: %s rows of a table of %s".formatted(g.layer(), g.rows(), g.table().shape()),
                DirectCode.named(d, "x", "y"),
                Literals.call(
                        "f.kernels.embedding().gather($L, $L, x, xAt, $L, y, yAt);\n",
                        SampleCode.times("f.n", g.rows()),
                        g.width(),
                        constants.at(g.table())));
    }

    OpCode product(ProductOp.Multiply m, Direct d, String suffix) {
        Product p = m.product();
        return new OpCode(
                m.layer() + suffix + "Product",
                "%s: %s of %s×%s by %s×%s"
                        .formatted(
                                m.layer(),
                                p.batches(),
                                p.rows(),
                                p.inner(),
                                p.inner(),
                                p.columns()),
                DirectCode.named(d, "a", "b", "y"),
                Literals.call(
                        "f.kernels.matrix().multiply($L, f.n, a, aAt, b, bAt, f.scratch,"
                                + " f.scratchAt(), y, yAt, false);\n",
                        constants.of(m)));
    }

    OpCode toSteps(Forward.ToSteps s, String method) {
        return new OpCode(
                method + "Steps",
                "%s: %s steps of %s values, from sample by sample to step by step"
                        .formatted(s.layer(), s.steps(), s.width()),
                SampleCode.xy(s.x(), s.y()),
                Literals.call(
                        "for (int t = 0; t < $1L; t++) {\n"
                                + "$>f.kernels.elementwise().copy(f.n, $2L, x, xAt + t * $2L, $3L,"
                                + " y, yAt + f.n * t * $2L, $2L, false);\n$<}\n",
                        s.steps(),
                        s.width(),
                        s.steps() * s.width()));
    }

    OpCode fromSteps(Forward.FromSteps s, String method) {
        return new OpCode(
                method + "Samples",
                "%s: %s steps of %s values, from step by step to sample by sample"
                        .formatted(s.layer(), s.steps(), s.width()),
                SampleCode.xy(s.x(), s.y()),
                Literals.call(
                        "for (int t = 0; t < $1L; t++) {\n"
                                + "$>f.kernels.elementwise().copy(f.n, $2L, x, xAt + f.n * t * $2L,"
                                + " $2L, y, yAt + t * $2L, $3L, false);\n$<}\n",
                        s.steps(),
                        s.width(),
                        s.steps() * s.width()));
    }

    OpCode cell(RecurrentOp.LstmCell c, Direct d) {
        return new OpCode(
                c.layer() + "Cell",
                "%s: gates, cells and outputs of %s units".formatted(c.layer(), c.units()),
                DirectCode.named(d, "z", "c", "h", "next", "gates"),
                Literals.call(
                        "f.kernels.recurrent().lstm(f.n, $L, z, zAt, c, cAt, gates, gatesAt, next,"
                                + " nextAt, h, hAt);\n",
                        c.units()));
    }

    OpCode cell(RecurrentOp.LstmCellGradient c, Direct d) {
        return new OpCode(
                c.layer() + "CellGradient",
                c.layer() + ": the derivatives of gates and cells",
                DirectCode.named(d, "gates", "c", "next", "dH", "dNext", "dZ", "dC"),
                Literals.call(
                        "f.kernels.recurrent().lstmGradient(f.n, $L, gates, gatesAt, c, cAt, next,"
                                + " nextAt, dH, dHAt, dNext, dNextAt, dZ, dZAt, dC, dCAt);\n",
                        c.units()));
    }

    /** What brings the first step of a loop what it is handed. */
    static OpCode start(Loop loop, Loop.Start start) {
        int width = start.to().size();
        return start.from()
                .map(from ->
                        new OpCode(
                                loop.layer() + "Start",
                                loop.layer() + ": what the first step is handed",
                                SampleCode.xy(from, start.to()),
                                SampleCode.copy("1", SampleCode.times("f.n", width))))
                .orElseGet(() ->
                        new OpCode(
                                loop.layer() + "Start",
                                loop.layer() + ": zeros for the first step",
                                List.of(new Argument("y", start.to())),
                                Literals.call(
                                        "$T.fill(y, yAt, yAt + $L, 0f);\n",
                                        java.util.Arrays.class,
                                        SampleCode.times("f.n", width))));
    }
}
