/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.layerNorm;
import static org.intaglio.processor.Layers.maxPool;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.Passes;
import org.intaglio.processor.RandomNetworks;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.GraphBuilder;
import org.intaglio.processor.lower.Forward;
import org.intaglio.processor.lower.FuseRelu;
import org.intaglio.processor.lower.Instructions;
import org.intaglio.processor.lower.Lowering;
import org.intaglio.processor.lower.SampleInstruction;
import org.intaglio.processor.lower.StepInstruction;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.lower.WinogradGeometry;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Optional;
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
                        compiledStep(large).list().stream()
                                .filter(i ->
                                        i instanceof StepInstruction.Columns
                                                || i instanceof StepInstruction.InputColumns)
                                .count())
                .isEqualTo(3); // Both forward, and one for the input of b.
        check(large, 1);
    }

    @Test
    void everyReadFindsItsValueWhereProductsAreShares() {
        ShapedNetwork medium =
                Declaration.input(300).layer("a", dense(256)).layer("b", dense(256)).network();
        assertThat(
                        compiledStep(medium).list().stream()
                                .filter(StepInstruction.ProductShares.class::isInstance)
                                .count())
                .isEqualTo(2);
        check(medium, 1);
    }

    /** Each of two values that overlap would be read by other slices than it was written by. */
    @Test
    void whatLiesStepByStepIsReadByTheSameSlices() {
        Value x = new Value(0, "x", 3);
        Value a = steps(1, "a", 3);
        Value b = steps(2, "b", 3);
        Value large = new Value(3, "large", 40 * 1024);
        Value larger = new Value(4, "larger", 80 * 1024);
        Value y = new Value(5, "y", 3);
        List<SampleInstruction> phases =
                List.of(copy(x, a), copy(x, b), copy(a, large), copy(b, larger), copy(x, y));
        Instructions code =
                new Instructions(List.of(x), List.of(y), List.of(), List.copyOf(phases));
        Schedule schedule =
                new Schedule(
                        phases.stream()
                                .map(op -> (Schedule.Phase) new Schedule.Samples(List.of(op)))
                                .toList());
        List<Integer> slices = MemoryPlan.of(code, schedule).slices();
        assertThat(slices).containsExactly(2, 2, 2, 2, 32).inOrder();
    }

    private static Value steps(int id, String name, int size) {
        return new Value(id, name, size, Value.Layout.STEPS, Optional.empty());
    }

    private static SampleInstruction copy(Value from, Value to) {
        return new Forward.Copy("layer", from, to);
    }

    /** As the compiler makes it. */
    private static Instructions compiledStep(ShapedNetwork network) {
        return Passes.programs(network, CodeOptions.DEFAULT).training().code();
    }

    private static void check(ShapedNetwork network, long seed) {
        List<Graph> graphs =
                List.of(
                        Passes.step(network),
                        Passes.prediction(network),
                        Passes.evaluation(network),
                        // What no rewrite has touched has to have its places, too.
                        Derivatives.of(network, GraphBuilder.training(network)));
        Programs programs = Passes.programs(network, CodeOptions.DEFAULT);
        for (int batch : BATCHES) {
            for (Graph graph : graphs) {
                new ShadowMemory(lowered(graph), batch, seed).run();
                new ShadowMemory(new FuseRelu().apply(lowered(graph)), batch, seed).run();
            }
            for (Programs.Program program :
                    List.of(programs.training(), programs.inference(), programs.evaluation())) {
                new ShadowMemory(program.code(), batch, seed).run();
            }
        }
    }

    private static Instructions lowered(Graph graph) {
        return Lowering.of(graph, WinogradGeometry.LARGEST_TILE);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void needsNoMoreThanEverythingSideBySide(String name) {
        Instructions code = training(SampleNetworks.all().get(name).network());
        MemoryPlan plan = plan(code);
        int all =
                code.list().stream()
                        .flatMap(op -> op.writes().stream())
                        .filter(Value.class::isInstance)
                        .map(written -> ((Value) written).base())
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
        MemoryPlan plan = plan(new FuseRelu().apply(lowered(Passes.prediction(network))));
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
        Instructions step = compiledStep(network);
        MemoryPlan plan = plan(step);
        List<Integer> slices = plan.slices().stream().filter(s -> s > 0).toList();
        assertThat(slices.getFirst()).isEqualTo(1);
        assertThat(slices).contains(8);
        assertThat(plan.slice()).isEqualTo(slices.stream().max(Integer::compare).orElseThrow());
    }

    /**
     * 128 positions a sample: with two, the sums of a large kernel's derivative are long enough.
     */
    @Test
    void slicesOfTwoWhereDenseKernelsOverPositionsAreLarge() {
        for (int units : new int[] {511, 512}) {
            ShapedNetwork network =
                    Declaration.input(128, 256)
                            .layer("wide", dense(units, Activation.TANH))
                            .layer("narrow", dense(256))
                            .network();
            assertThat(plan(training(network)).slice()).isEqualTo(units - 510);
        }
    }

    /** Sums that a product begins need not be zero before; those of γ and β must be. */
    @Test
    void sumsThatAProductBeginsAreNotZeroed() {
        MemoryPlan product =
                plan(training(Declaration.input(20, 3).layer("a", dense(5)).network()));
        assertThat(product.partFloats()).isEqualTo(3 * 5 + 5);
        assertThat(product.zeroedFloats()).isEqualTo(0);
        Declaration both = Declaration.input(20, 3).layer("norm", layerNorm()).layer("a", dense(5));
        MemoryPlan plan = plan(training(both.network()));
        assertThat(plan.partFloats()).isEqualTo(3 + 3 + 3 * 5 + 5);
        assertThat(plan.zeroedFloats()).isEqualTo(3 + 3);
        plan.places()
                .forEach((resource, place) -> {
                    if (place instanceof Place.Part(int offset, boolean zeroed)) {
                        assertWithMessage(resource.name())
                                .that(zeroed)
                                .isEqualTo(offset < plan.zeroedFloats());
                    }
                });
    }

    /** A slice that somebody wants too large is as large as an array allows, not an overflow. */
    @Test
    void slicesFitIntoAnArray() {
        ShapedNetwork wide =
                Declaration.input(10)
                        .layer("a", dense(1_000_000, Activation.GELU))
                        .layer("b", dense(1))
                        .network();
        Instructions code = training(wide);
        MemoryPlan plan = MemoryPlan.of(code, Schedule.of(code), OptionalInt.of(4096));
        assertThat(plan.slice()).isLessThan(4096);
        assertThat(plan.slice()).isGreaterThan(100);
        assertThat(plan.sliceFloats()).isGreaterThan(Integer.MAX_VALUE / 2);
    }

    private static Instructions training(ShapedNetwork network) {
        return new FuseRelu().apply(lowered(Passes.step(network)));
    }

    private static MemoryPlan plan(Instructions code) {
        return MemoryPlan.of(code, Schedule.of(code));
    }
}
