/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.flatten;
import static org.intaglio.processor.Layers.shared;
import static org.intaglio.processor.graph.Graphs.all;
import static org.intaglio.processor.graph.Graphs.layers;
import static org.intaglio.processor.graph.Graphs.only;
import static org.intaglio.processor.graph.Graphs.training;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.model.LayerSpec;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The form of the derivatives; that their numbers are right, finite differences show. */
class DerivativesTest {
    @Test
    void noDerivativeForTheInput() {
        Graph graph = training(Declaration.input(4).layer("a", dense(3)).layer("b", dense(2)));
        assertThat(inputDerivatives(graph)).containsExactly("b");
    }

    @Test
    void noDerivativeForWhatComesBeforeTheFirstParameter() {
        Graph graph =
                training(
                        Declaration.input(6, 6, 1)
                                .layer("scaled", new LayerSpec.Rescaling(0.5f, 0))
                                .layer("conv", conv(2, 3, Padding.SAME, Activation.RELU))
                                .layer("flat", flatten())
                                .layer("y", dense(2)));
        assertThat(all(graph, ConvolutionOp.ConvolveInput.class)).isEmpty();
        assertThat(layers(graph, ElementOp.Scale.class)).containsExactly("scaled");
    }

    @Test
    void derivativeForTheInputWhereItIsWanted() {
        Graph graph =
                training(
                        Declaration.input(4)
                                .inputGradients()
                                .layer("a", dense(3))
                                .layer("b", dense(2)));
        assertThat(inputDerivatives(graph)).containsExactly("b", "a").inOrder();
        assertThat(graph.inputGradients().getFirst().orElseThrow().size()).isEqualTo(4);
    }

    /** The derivative of a product is two of itself, with what was transposed turned round. */
    @Test
    void aProductHasTwoProducts() {
        Graph graph = training(Declaration.input(7, 4).layer("a", dense(3)).inputGradients());
        List<ProductOp.Multiply> products = all(graph, ProductOp.Multiply.class);
        assertThat(products).hasSize(3);
        Product forInput = products.get(1).product();
        assertThat(forInput.rows()).isEqualTo(7);
        assertThat(forInput.inner()).isEqualTo(3);
        assertThat(forInput.columns()).isEqualTo(4);
        assertThat(forInput.b().transposed()).isTrue();
        assertThat(forInput.overSamples()).isFalse();
        Product forKernel = products.get(2).product();
        assertThat(forKernel.rows()).isEqualTo(4);
        assertThat(forKernel.inner()).isEqualTo(7);
        assertThat(forKernel.columns()).isEqualTo(3);
        assertThat(forKernel.a().transposed()).isTrue();
        assertThat(forKernel.overSamples()).isTrue();
        assertThat(products.get(2).y().scope()).isEqualTo(Tensor.Scope.BATCH);
    }

    @Test
    void everyTrainableParameterHasAGradient() {
        for (Declaration declaration : networks()) {
            Graph graph = training(declaration);
            Set<Weights> derived = new HashSet<>();
            graph.gradients()
                    .forEach(g -> {
                        assertThat(g.value().shape()).isEqualTo(g.weights().shape());
                        derived.add(g.weights());
                    });
            List<Weights> trainable =
                    graph.weights().stream().filter(w -> w.spec().trainable()).toList();
            assertThat(derived).containsExactlyElementsIn(trainable);
        }
    }

    @Test
    void everyValueIsWrittenOnceAndBeforeItIsRead() {
        for (Declaration declaration : networks()) {
            Graph graph = training(declaration);
            Set<Operand> written = new HashSet<>(graph.inputs());
            written.addAll(graph.weights());
            Set<Integer> ids = new HashSet<>();
            graph.inputs().forEach(v -> ids.add(v.id()));
            for (Op op : graph.ops()) {
                for (Operand r : op.reads()) {
                    assertWithMessage("%s reads %s", op, r).that(written).contains(r);
                }
                for (Tensor r : op.writes()) {
                    assertWithMessage("id of %s", r).that(ids.add(r.id())).isTrue();
                    written.add(r);
                }
            }
            graph.results().forEach(r -> assertThat(written).contains(r));
        }
    }

    /** An addition hands its derivative on: nothing is computed for it. */
    @Test
    void additionCopiesNothing() {
        Graph graph =
                training(
                        Declaration.input(3)
                                .layer("a", dense(3), "input")
                                .layer("b", dense(3), "input")
                                .layer("sum", new LayerSpec.Add(), "a", "b"));
        Tensor loss = only(graph, LossOp.class).dX();
        for (ProductOp.SumRows sum : all(graph, ProductOp.SumRows.class)) {
            assertThat(sum.x()).isEqualTo(loss);
        }
        assertThat(layers(graph, ElementOp.Merge.class)).containsExactly("sum");
    }

    @Test
    void contributionsOfSeveralReadersAddUp() {
        Graph graph =
                training(
                        Declaration.input(3)
                                .layer("a", dense(3))
                                .layer("b", dense(3), "a")
                                .layer("c", dense(3), "a")
                                .layer("sum", new LayerSpec.Add(), "a", "b", "c"));
        assertThat(layers(graph, ElementOp.Merge.class))
                .containsExactly("sum", "sum", "a", "a")
                .inOrder();
    }

    /** A factor that no parameter has a say in gets no derivative. */
    @Test
    void deadContributionsAreAbsent() {
        Graph graph =
                training(
                        Declaration.input(3)
                                .layer("gate", new LayerSpec.Rescaling(2, 0))
                                .layer("a", dense(3), "input")
                                .layer("gated", new LayerSpec.Multiply(), "a", "gate"));
        assertThat(layers(graph, ElementOp.Merge.class)).containsExactly("gated", "gated");
    }

    @Test
    void aSharedLayerHasTwoContributions() {
        Graph graph =
                training(
                        Declaration.empty()
                                .in("left", 4, 4, 1)
                                .in("right", 4, 4, 1)
                                .layer("conv", conv(2, 3, Padding.VALID, Activation.LINEAR), "left")
                                .layer("again", shared("conv"), "right")
                                .layer("sum", new LayerSpec.Add(), "conv", "again"));
        assertThat(layers(graph, ConvolutionOp.ConvolveKernel.class))
                .containsExactly("again", "conv")
                .inOrder();
        assertThat(graph.gradients().stream().map(g -> g.weights().spec().name()))
                .containsExactly("bias", "kernel", "bias", "kernel");
    }

    @Test
    void normalisationWithoutParametersBeforeEverythingHasNoDerivative() {
        Graph graph =
                training(
                        Declaration.input(3)
                                .layer("norm", batchNorm(false, false))
                                .layer("y", dense(2)));
        assertThat(all(graph, ReductionOp.NormalizeGradient.class)).isEmpty();
    }

    private static List<String> inputDerivatives(Graph graph) {
        return all(graph, ProductOp.Multiply.class).stream()
                .filter(m -> m.product().b().transposed())
                .map(ProductOp.Multiply::layer)
                .toList();
    }

    private static List<Declaration> networks() {
        List<Declaration> networks = new ArrayList<>(SampleNetworks.all().values());
        for (long seed = 0; seed < 100; seed++) {
            networks.add(RandomNetworks.of(seed));
        }
        return networks;
    }
}
