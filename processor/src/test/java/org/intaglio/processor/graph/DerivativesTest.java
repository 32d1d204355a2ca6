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

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form of the derivatives; that their numbers are right, finite differences show. */
class DerivativesTest {
    @Test
    void noDerivativeForTheInput() {
        Graph graph = training(Declaration.input(4).layer("a", dense(3)).layer("b", dense(2)));
        assertThat(layers(graph, GradientOp.DenseInput.class)).containsExactly("b");
        assertThat(layers(graph, StepOp.Transpose.class)).containsExactly("b");
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
        assertThat(layers(graph, GradientOp.ConvInput.class)).isEmpty();
        assertThat(layers(graph, GradientOp.Crop.class)).isEmpty();
        assertThat(layers(graph, StepOp.TransposeWindows.class)).isEmpty();
        assertThat(layers(graph, ForwardOp.Scale.class)).containsExactly("scaled");
    }

    @Test
    void derivativeForTheInputWhereItIsWanted() {
        Graph graph =
                training(
                        Declaration.input(4)
                                .inputGradients()
                                .layer("a", dense(3))
                                .layer("b", dense(2)));
        assertThat(layers(graph, GradientOp.DenseInput.class)).containsExactly("b", "a");
        assertThat(layers(graph, GradientOp.InputGradient.class)).containsExactly("input");
    }

    @Test
    void everyTrainableParameterHasAGradient() {
        for (Declaration declaration : networks()) {
            Graph graph = training(declaration);
            Set<Weights> finished = new HashSet<>();
            for (Op op : graph.ops()) {
                if (op instanceof StepOp.Finish f) {
                    finished.add(f.weights());
                }
            }
            List<Weights> trainable =
                    graph.weights().stream().filter(w -> w.spec().trainable()).toList();
            assertThat(finished).containsExactlyElementsIn(trainable);
        }
    }

    @Test
    void everyValueIsWrittenOnceAndBeforeItIsRead() {
        for (Declaration declaration : networks()) {
            Graph graph = training(declaration);
            Set<Resource> written = new HashSet<>(graph.inputs());
            Map<Integer, Resource> ids = new HashMap<>();
            graph.inputs().forEach(v -> ids.put(v.id(), v));
            for (Op op : graph.ops()) {
                for (Resource r : op.reads()) {
                    assertWithMessage("%s reads %s", op, r).that(written).contains(r);
                }
                for (Resource r : op.writes()) {
                    assertWithMessage("id of %s", r)
                            .that(ids.putIfAbsent(r.id(), r))
                            .isAnyOf(null, r);
                    boolean first = written.add(r);
                    assertWithMessage("%s writes %s", op, r)
                            .that(first || r instanceof Region)
                            .isTrue();
                }
            }
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
        Op loss = graph.ops().stream().filter(LossOp.class::isInstance).findFirst().orElseThrow();
        for (Op op : graph.ops()) {
            if (op instanceof StepOp.DenseKernelGradient d) {
                assertThat(d.dY()).isEqualTo(((LossOp) loss).dX());
            }
        }
        assertThat(layers(graph, GradientOp.Accumulate.class)).isEmpty();
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
        assertThat(layers(graph, GradientOp.Accumulate.class)).containsExactly("a", "a");
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
        List<String> products = layers(graph, ForwardOp.Merge.class);
        assertThat(products).containsExactly("gated", "gated");
    }

    @Test
    void sharedConvolutionSumsInOneRegion() {
        Graph graph =
                training(
                        Declaration.empty()
                                .in("left", 4, 4, 1)
                                .in("right", 4, 4, 1)
                                .layer("conv", conv(2, 3, Padding.VALID, Activation.LINEAR), "left")
                                .layer("again", shared("conv"), "right")
                                .layer("sum", new LayerSpec.Add(), "conv", "again"));
        assertThat(layers(graph, GradientOp.ConvKernel.class)).containsExactly("again", "conv");
        Set<Region> sums = new HashSet<>();
        for (Op op : graph.ops()) {
            if (op instanceof GradientOp.ConvKernel c) {
                sums.add(c.sums());
            }
        }
        assertThat(sums).hasSize(1);
        assertThat(layers(graph, StepOp.SumParts.class)).hasSize(2);
    }

    @Test
    void normalisationWithoutParametersBeforeEverythingHasNoDerivative() {
        Graph graph =
                training(
                        Declaration.input(3)
                                .layer("norm", batchNorm(false, false))
                                .layer("y", dense(2)));
        assertThat(layers(graph, GradientOp.NormSums.class)).isEmpty();
        assertThat(layers(graph, GradientOp.NormInput.class)).isEmpty();
    }

    private static List<Declaration> networks() {
        List<Declaration> networks = new ArrayList<>(SampleNetworks.all().values());
        for (long seed = 0; seed < 100; seed++) {
            networks.add(RandomNetworks.of(seed));
        }
        return networks;
    }

    private static Graph training(Declaration declaration) {
        ShapedNetwork network = declaration.network();
        return Derivatives.of(network, ForwardBuilder.training(network));
    }

    private static List<String> layers(Graph graph, Class<? extends Op> type) {
        return graph.ops().stream().filter(type::isInstance).map(Op::layer).toList();
    }
}
