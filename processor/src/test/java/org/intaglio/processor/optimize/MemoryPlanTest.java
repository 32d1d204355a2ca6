/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.maxPool;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.Passes;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.ForwardBuilder;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Losses;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.Value;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class MemoryPlanTest {
    /** One slice, less than one, several parts of one, several slices a part with an odd end. */
    private static final int[] BATCHES = {1, 2, 10, 53};

    static Stream<String> networks() {
        return SampleNetworks.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyReadFindsItsValue(String name) {
        check(SampleNetworks.all().get(name).network(), 0);
    }

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReadFindsItsValueInRandomNetworks(long seed) {
        check(RandomNetworks.of(seed).network(), seed);
    }

    @Test
    void everyReadFindsItsValueWhereLargeProductsAreTasks() {
        ShapedNetwork large =
                Declaration.input(300).layer("a", dense(500)).layer("b", dense(400)).network();
        assertThat(
                        compiledStep(large).ops().stream()
                                .filter(StepOp.Product.class::isInstance)
                                .count())
                .isEqualTo(3); // Both forward, and one for the input of b.
        check(large, 1);
    }

    @Test
    void everyReadFindsItsValueWhereProductsAreShares() {
        ShapedNetwork medium =
                Declaration.input(300).layer("a", dense(256)).layer("b", dense(256)).network();
        assertThat(
                        compiledStep(medium).ops().stream()
                                .filter(StepOp.ProductShares.class::isInstance)
                                .count())
                .isEqualTo(2);
        check(medium, 1);
    }

    /** As the compiler makes it. */
    private static Graph compiledStep(ShapedNetwork network) {
        return Passes.programs(network, CodeOptions.DEFAULT).training().graph();
    }

    private static void check(ShapedNetwork network, long seed) {
        Graph training = Derivatives.of(network, ForwardBuilder.training(network));
        Graph inference = ForwardBuilder.inference(network);
        for (int batch : BATCHES) {
            new ShadowMemory(training, batch, seed).run();
            new ShadowMemory(Passes.always(training), batch, seed).run();
            new ShadowMemory(inference, batch, seed).run();
            new ShadowMemory(compiledStep(network), batch, seed).run();
            new ShadowMemory(Passes.always(new FusePooling(false).apply(inference)), batch, seed)
                    .run();
            Graph fused = Passes.always(inference);
            new ShadowMemory(fused, batch, seed).run();
            Graph prediction = new FuseResidual().apply(fused);
            new ShadowMemory(prediction, batch, seed).run();
            Graph evaluation = Losses.evaluation(network, prediction);
            new ShadowMemory(new FuseLoss().apply(evaluation), batch, seed).run();
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void needsNoMoreThanEverythingSideBySide(String name) {
        Graph graph = training(SampleNetworks.all().get(name).network());
        MemoryPlan plan = plan(graph);
        int all =
                graph.ops().stream()
                        .flatMap(op -> op.writes().stream())
                        .filter(Value.class::isInstance)
                        .distinct()
                        .mapToInt(r -> r.size())
                        .sum();
        assertThat(plan.batchFloats() + plan.sliceFloats() / plan.slice()).isAtMost(all);
    }

    @Test
    void deepChainPredictsInTheSpaceOfTwoNeighbours() {
        Declaration deep = Declaration.input(10);
        for (int i = 0; i < 50; i++) {
            deep.layer("layer" + i, dense(10 + i % 7, Activation.GELU));
        }
        ShapedNetwork network = deep.network();
        MemoryPlan plan = plan(Passes.always(ForwardBuilder.inference(network)));
        assertThat(plan.batchFloats()).isEqualTo(0);
        // A little more than 16 + 15: the largest go first, which leaves holes for the others.
        assertThat(plan.sliceFloats()).isAtMost(34 * plan.slice());
    }

    @Test
    void chainWithoutKernelsKeepsNothingForTheBatch() {
        ShapedNetwork network =
                Declaration.input(9).layer("a", new LayerSpec.Rescaling(2, 0)).network();
        MemoryPlan plan = plan(training(network));
        assertThat(plan.batchFloats()).isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void sameNetworkSamePlan(String name) {
        MemoryPlan first = plan(training(SampleNetworks.all().get(name).network()));
        MemoryPlan second = plan(training(SampleNetworks.all().get(name).network()));
        assertWithMessage(name).that(second).isEqualTo(first);
    }

    @Test
    void sliceShrinksWithTheMemoryOfASample() {
        assertThat(plan(training(SampleNetworks.chain().network())).slice()).isEqualTo(32);
        ShapedNetwork wide =
                Declaration.input(10)
                        .layer("a", dense(200_000, Activation.GELU))
                        .layer("b", dense(1))
                        .network();
        assertThat(plan(training(wide)).slice()).isEqualTo(1);
    }

    /** Large kernels far back, large images in front: each phase has the slices that suit it. */
    @Test
    void slicesGrowWhereKernelsAreLarge() {
        ShapedNetwork network =
                Declaration.input(64, 64, 8)
                        .layer("wide", conv(64, 3, Padding.SAME, Activation.RELU))
                        .layer("norm", batchNorm())
                        .layer("pool1", maxPool())
                        .layer("pool2", maxPool())
                        .layer("pool3", maxPool())
                        .layer("many", conv(256, 3, Padding.SAME, Activation.RELU))
                        .layer("norm2", batchNorm())
                        .layer("most", conv(256, 3, Padding.SAME, Activation.RELU))
                        .layer("flat", new LayerSpec.Flatten())
                        .layer("out", dense(1))
                        .network();
        Graph step = compiledStep(network);
        MemoryPlan plan = plan(step);
        List<Integer> slices = plan.slices().stream().filter(s -> s > 0).toList();
        assertThat(slices.getFirst()).isEqualTo(1);
        assertThat(slices).contains(8);
        assertThat(plan.slice()).isEqualTo(slices.stream().max(Integer::compare).orElseThrow());
    }

    /** A slice that somebody wants too large is as large as an array allows, not an overflow. */
    @Test
    void slicesFitIntoAnArray() {
        ShapedNetwork wide =
                Declaration.input(10)
                        .layer("a", dense(1_000_000, Activation.GELU))
                        .layer("b", dense(1))
                        .network();
        Graph graph = training(wide);
        MemoryPlan plan = MemoryPlan.of(graph, Schedule.of(graph), OptionalInt.of(4096));
        assertThat(plan.slice()).isLessThan(4096);
        assertThat(plan.slice()).isGreaterThan(100);
        assertThat(plan.sliceFloats()).isGreaterThan(Integer.MAX_VALUE / 2);
    }

    private static Graph training(ShapedNetwork network) {
        return Passes.always(Derivatives.of(network, ForwardBuilder.training(network)));
    }

    private static MemoryPlan plan(Graph graph) {
        return MemoryPlan.of(graph, Schedule.of(graph));
    }
}
