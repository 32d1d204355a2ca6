/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Activation;
import org.intaglio.Initializer;
import org.intaglio.Loss;
import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Wiring and shapes of networks that no Java compiler has seen. */
class NetworkCompilerTest {
    private static final LossSpec MSE =
            new LossSpec(Loss.MEAN_SQUARED_ERROR, 1, false, 0, 1, Origin.NONE);

    @Test
    void readsTheFieldAbove() {
        ShapedNetwork network = check(input("input", 4), layer("a", 5), layer("b", 6));
        assertThat(network.layer("a").inputs()).containsExactly("input");
        assertThat(network.layer("b").inputs()).containsExactly("a");
        assertThat(network.layer("b").inputShapes()).containsExactly(Shape.of(5));
        assertThat(network.outputs()).containsExactly(new OutputSpec("b", Shape.of(6), MSE));
    }

    @Test
    void ordersByWhatIsReadAndElseByDeclaration() {
        ShapedNetwork network =
                check(
                        input("left", 4),
                        layer("late", 5, "early"),
                        layer("other", 5, "left"),
                        layer("early", 5, "right"),
                        input("right", 3),
                        node("sum", new LayerSpec.Add(), "late", "other"));
        assertThat(network.layers().stream().map(ShapedLayer::name).toList())
                .containsExactly("left", "other", "right", "early", "late", "sum")
                .inOrder();
        assertThat(network.inputs().stream().map(ShapedLayer::name).toList())
                .containsExactly("left", "right")
                .inOrder();
    }

    @Test
    void sharedLayersHaveTheSpecOfTheirOwnerAndNoParameters() {
        ShapedNetwork network =
                check(
                        input("left", 4),
                        input("right", 4),
                        layer("trunk", 3, "left"),
                        node("again", new LayerSpec.Shared("trunk"), "right"),
                        node("sum", new LayerSpec.Add(), "trunk", "again"));
        ShapedLayer again = network.layer("again");
        assertThat(again.owner()).isEqualTo("trunk");
        assertThat(again.spec()).isEqualTo(network.layer("trunk").spec());
        assertThat(again.shape()).isEqualTo(Shape.of(3));
        assertThat(again.parameters()).isEmpty();
        assertThat(again.multiplyAdds()).isEqualTo(12);
        assertThat(network.layer("trunk").parameterCount()).isEqualTo(15);
    }

    @Test
    void aLayerMayBeAppliedAgainBeforeItsOwnTurn() {
        ShapedNetwork network =
                check(
                        input("input", 4),
                        node("first", new LayerSpec.Shared("second"), "input"),
                        layer("second", 4, "first"));
        assertThat(network.layers().stream().map(ShapedLayer::name).toList())
                .containsExactly("input", "first", "second")
                .inOrder();
    }

    @Test
    void mergesMayReadOneLayerTwice() {
        ShapedNetwork network = check(input("x", 4), node("double", new LayerSpec.Add(), "x", "x"));
        assertThat(network.layer("double").inputs()).containsExactly("x", "x");
    }

    @Test
    void anOutputWithoutLossTakesTheNetworksButItsOwnWeight() {
        LossSpec own = new LossSpec(Loss.NONE, 0.25f, false, 0, 1, Origin.NONE);
        ShapedNetwork network =
                check(
                        input("x", 4),
                        new LayerNode("a", dense(2), List.of(), Optional.of(own), Origin.NONE),
                        layer("b", 3, "a"));
        assertThat(network.outputs())
                .containsExactly(
                        new OutputSpec(
                                "a",
                                Shape.of(2),
                                new LossSpec(
                                        Loss.MEAN_SQUARED_ERROR, 0.25f, false, 0, 1, Origin.NONE)),
                        new OutputSpec("b", Shape.of(3), MSE))
                .inOrder();
    }

    @Test
    void longChainsAreShortened() {
        LayerNode[] nodes = new LayerNode[15];
        nodes[0] = input("x", 4);
        for (int i = 1; i < 14; i++) {
            nodes[i] = layer("a" + i, i + 1);
        }
        nodes[14] = node("cut", new LayerSpec.Reshape(List.of(3)));
        Diagnostics diagnostics = new Diagnostics();
        Passes.check(spec(nodes), diagnostics);
        assertThat(diagnostics.all()).hasSize(1);
        assertThat(diagnostics.all().getFirst().chain())
                .containsExactly(
                        "x    4",
                        "a1   Dense    2",
                        "… 7 more",
                        "a9   Dense    10",
                        "a10  Dense    11",
                        "a11  Dense    12",
                        "a12  Dense    13",
                        "a13  Dense    14",
                        "cut  Reshape  needs 3 elements")
                .inOrder();
    }

    private static ShapedNetwork check(LayerNode... nodes) {
        Diagnostics diagnostics = new Diagnostics();
        ShapedNetwork network = Passes.check(spec(nodes), diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return network;
    }

    private static NetworkSpec spec(LayerNode... nodes) {
        return new NetworkSpec(
                "demo",
                "Net",
                false,
                Arrays.asList(nodes),
                MSE,
                false,
                BudgetSpec.NONE,
                Origin.NONE);
    }

    private static LayerNode input(String name, int size) {
        return node(name, new LayerSpec.Input(Shape.of(size)));
    }

    private static LayerNode layer(String name, int units, String... from) {
        return node(name, dense(units), from);
    }

    private static LayerNode node(String name, LayerSpec spec, String... from) {
        return new LayerNode(name, spec, List.of(from), Optional.empty(), Origin.NONE);
    }

    private static LayerSpec dense(int units) {
        return new LayerSpec.Dense(
                units,
                Activation.TANH,
                true,
                InitSpec.of(Initializer.GLOROT_UNIFORM),
                InitSpec.of(Initializer.ZEROS),
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }
}
