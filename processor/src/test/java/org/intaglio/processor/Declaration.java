/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.InputType;
import org.intaglio.Loss;
import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.schedule.CodeOptions;
import org.intaglio.processor.schedule.Programs;
import org.intaglio.processor.shape.ShapeInference;
import org.intaglio.processor.wire.WiredNetwork;
import org.intaglio.processor.wire.Wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the specification of a network as {@code read} would, for tests without javac. */
public final class Declaration {
    private final List<LayerNode> layers = new ArrayList<>();
    private String name = "Net";
    private LossSpec loss = loss(Loss.MEAN_SQUARED_ERROR, false);
    private boolean inputGradients;
    private BudgetSpec budget = BudgetSpec.NONE;

    private Declaration() {}

    /** A network with one input. */
    public static Declaration input(int... shape) {
        return new Declaration()
                .layer(NetworkSpec.IMPLICIT_INPUT, new LayerSpec.Input(Shape.of(shape)));
    }

    /** A network whose inputs are fields. */
    public static Declaration empty() {
        return new Declaration();
    }

    /** Names the network. */
    public Declaration named(String name) {
        this.name = name;
        return this;
    }

    /** Sets the loss of the network, mean squared error otherwise. */
    public Declaration loss(Loss loss) {
        this.loss = loss(loss, false);
        return this;
    }

    /** Sets a loss that takes logits. */
    public Declaration lossFromLogits(Loss loss) {
        this.loss = loss(loss, true);
        return this;
    }

    /** Asks for gradients for the inputs. */
    public Declaration inputGradients() {
        this.inputGradients = true;
        return this;
    }

    /** Limits what the network may cost. */
    public Declaration budget(BudgetSpec limits) {
        this.budget = limits;
        return this;
    }

    /** Adds an input. */
    public Declaration in(String name, int... shape) {
        return layer(name, new LayerSpec.Input(Shape.of(shape)));
    }

    /** Adds an input of indices. */
    public Declaration indices(String name, int below, int... shape) {
        return layer(name, new LayerSpec.Input(Shape.of(shape), InputType.INDEX, below));
    }

    /** Adds a layer. */
    public Declaration layer(String name, LayerSpec spec, String... from) {
        layers.add(new LayerNode(name, spec, List.of(from), Optional.empty(), Origin.NONE));
        return this;
    }

    /** Adds a layer with an {@code @Output}. */
    public Declaration output(String name, Loss loss, LayerSpec spec, String... from) {
        layers.add(
                new LayerNode(
                        name, spec, List.of(from), Optional.of(loss(loss, false)), Origin.NONE));
        return this;
    }

    /** The declaration. */
    public NetworkSpec spec() {
        return new NetworkSpec(
                "org.example", name, true, layers, loss, inputGradients, budget, Origin.NONE);
    }

    /**
     * The network after wiring and shape inference, which must not complain. Without validation:
     * the passes after it have to be right for what it may one day refuse, or accept.
     */
    public ShapedNetwork network() {
        Diagnostics diagnostics = new Diagnostics();
        WiredNetwork wired = Wiring.wire(spec(), diagnostics);
        ShapedNetwork network = ShapeInference.infer(wired, diagnostics);
        assertWithMessage("diagnostics %s", diagnostics.all())
                .that(diagnostics.preventGeneration())
                .isFalse();
        return network;
    }

    /** Its programs, as the compiler makes them unless a user decides otherwise. */
    public Programs programs() {
        return Passes.programs(network(), CodeOptions.DEFAULT);
    }

    private static LossSpec loss(Loss loss, boolean fromLogits) {
        return new LossSpec(loss, 1, fromLogits, 0, 1, Origin.NONE);
    }
}
