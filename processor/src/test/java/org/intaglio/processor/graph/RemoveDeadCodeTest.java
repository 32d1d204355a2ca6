/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.graph.Graphs.all;
import static org.intaglio.processor.graph.Graphs.inference;
import static org.intaglio.processor.graph.Graphs.training;

import org.intaglio.processor.Declaration;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Shape;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RemoveDeadCodeTest {
    private final RemoveDeadCode pass = new RemoveDeadCode();

    @Test
    void nothingIsDeadInANetwork() {
        Graph graph = training(Declaration.input(4).layer("a", dense(3)));
        assertThat(pass.apply(graph)).isEqualTo(graph);
    }

    @Test
    void removesWhatNobodyReadsAndWhatOnlyThatRead() {
        Graph graph = inference(Declaration.input(4).layer("a", dense(3)).layer("b", dense(2)));
        Tensor a = dead(100);
        Tensor b = dead(101);
        List<Op> ops = new ArrayList<>(graph.ops());
        ops.add(new ElementOp.Scale("dead", 2, 0, graph.outputs().get(0), a));
        ops.add(new ElementOp.Scale("dead", 2, 0, a, b));
        assertThat(pass.apply(graph.with(ops))).isEqualTo(graph);
    }

    private static Tensor dead(int id) {
        return new Tensor(id, "dead", Shape.of(2), Tensor.Type.FLOAT, Tensor.Scope.SAMPLE);
    }

    @Test
    void keepsLossesAndMovingAverages() {
        Graph graph =
                training(
                        Declaration.input(4)
                                .layer("scaled", new LayerSpec.Rescaling(2, 1))
                                .layer("norm", batchNorm(false, false)));
        Graph after = pass.apply(graph);
        assertThat(all(after, LossOp.class)).hasSize(1);
        assertThat(all(after, ReductionOp.NormalizeBatch.class)).hasSize(1);
    }

    @Test
    void keepsTheGradientsOfParametersAndInputs() {
        Graph graph = training(Declaration.input(4).layer("a", dense(3)).inputGradients());
        Graph after = pass.apply(graph);
        assertThat(all(after, ProductOp.Multiply.class)).hasSize(3);
        assertThat(all(after, ProductOp.SumRows.class)).hasSize(1);
    }
}
