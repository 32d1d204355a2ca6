/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredLayer;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives every layer its shape. A layer that does not fit, and whatever reads it, has none: the
 * result holds the others, so that they too can be validated.
 */
public final class ShapeInference {
    private final WiredNetwork network;
    private final Diagnostics diagnostics;
    private final Map<String, ShapedLayer> shaped = new LinkedHashMap<>();
    private final Set<String> images = new HashSet<>();

    private ShapeInference(WiredNetwork network, Diagnostics diagnostics) {
        this.network = network;
        this.diagnostics = diagnostics;
    }

    /** The network with its shapes; without the layers whose shapes are unknown. */
    public static ShapedNetwork infer(WiredNetwork network, Diagnostics diagnostics) {
        return new ShapeInference(network, diagnostics).infer();
    }

    private ShapedNetwork infer() {
        for (WiredLayer layer : network.layers()) {
            if (!diagnostics.isBroken(layer.name())
                    && !diagnostics.isBroken(fieldOf(layer.name()))
                    && layer.inputs().stream().allMatch(shaped::containsKey)) {
                infer(layer);
                checkEntries(layer.name());
            }
        }
        List<OutputSpec> outputs = new ArrayList<>();
        for (WiredNetwork.Output output : network.outputs()) {
            ShapedLayer layer = shaped.get(output.layer());
            if (layer != null) {
                outputs.add(new OutputSpec(output.layer(), layer.shape(), output.loss()));
            }
        }
        ShapedNetwork result =
                new ShapedNetwork(network.spec(), List.copyOf(shaped.values()), outputs);
        checkShared(result);
        return result;
    }

    /** The field of a layer: of one in a network that a field uses, that field. */
    private static String fieldOf(String name) {
        return name.split("\\.", 2)[0];
    }

    private void checkEntries(String source) {
        if (shaped.containsKey(source)) {
            for (WiredNetwork.Entry entry : network.entries()) {
                if (entry.source().equals(source)) {
                    EntryCheck.check(
                            entry,
                            operand(source),
                            ShapeTrace.upTo(shaped.values(), source),
                            diagnostics);
                }
            }
        }
    }

    private void checkShared(ShapedNetwork result) {
        for (ShapedLayer layer : shaped.values()) {
            ShapedLayer owner = shaped.get(layer.owner());
            if (owner != null && !layer.name().equals(owner.name())) {
                List<Operand> inputs = layer.inputs().stream().map(this::operand).toList();
                List<ParameterSpec> needed =
                        LayerRules.of(layer.spec()).parameters(layer.spec(), inputs);
                SharedShapes.check(layer, owner, needed, result, diagnostics);
            }
        }
    }

    private void infer(WiredLayer layer) {
        List<Operand> inputs = layer.inputs().stream().map(this::operand).toList();
        LayerRule<LayerFacts> rule = LayerRules.of(layer.spec());
        switch (numbers(rule, layer, inputs).orElseGet(() -> rule.shape(layer.spec(), inputs))) {
            case Verdict.Fits fits -> accept(layer, inputs, rule, fits.shape());
            case Verdict.Misfit misfit ->
                    diagnostics.addBreaking(
                            layer.name(),
                            misfit.id()
                                    .at(
                                            layer.node().origin().at(misfit.attribute()),
                                            "'" + layer.name() + "' " + misfit.message(),
                                            ShapeTrace.of(shaped.values(), layer, misfit.need()),
                                            misfit.remedy()));
        }
    }

    /** Why a layer that reads numbers cannot read indices; empty if it does not. */
    private static Optional<Verdict> numbers(
            LayerRule<LayerFacts> rule, WiredLayer layer, List<Operand> inputs) {
        if (rule.readsIndices()) {
            return Optional.empty();
        }
        for (int i = 0; i < inputs.size(); i++) {
            Operand input = inputs.get(i);
            if (input.isIndex()) {
                return Optional.of(
                        new Verdict.Misfit(
                                DiagnosticId.INDICES,
                                layer.spec().inputs().attribute(i),
                                "reads numbers, but '%s' holds indices".formatted(input.name()),
                                "needs numbers",
                                "Put @Embedding(inputDim = %s, outputDim = ...) above it."
                                        .formatted(input.below())));
            }
        }
        return Optional.empty();
    }

    private void accept(
            WiredLayer layer, List<Operand> inputs, LayerRule<LayerFacts> rule, Shape shape) {
        if (isTooLarge(shape)) {
            tooLarge(layer, shape, "a result of " + shape);
            return;
        }
        if (isImage(layer.spec(), inputs, rule, shape)) {
            images.add(layer.name());
        }
        long largest = rule.largest(layer.spec(), inputs);
        if (largest > Integer.MAX_VALUE) {
            tooLarge(layer, shape, largest + " numbers between its input and its result");
            return;
        }
        boolean owner = layer.owner().equals(layer.name());
        List<ParameterSpec> all = rule.parameters(layer.spec(), inputs);
        for (ParameterSpec parameter : all) {
            if (isTooLarge(parameter.shape())) {
                tooLarge(layer, shape, "a " + parameter.name() + " of " + parameter.shape());
                return;
            }
        }
        List<ParameterSpec> parameters = owner ? constrained(layer, all) : List.of();
        if (layer.node().isFrozen()) {
            parameters = parameters.stream().map(ParameterSpec::frozen).toList();
        }
        shaped.put(
                layer.name(),
                new ShapedLayer(
                        layer.node(),
                        layer.spec(),
                        layer.owner(),
                        layer.inputs(),
                        inputs.stream().map(Operand::shape).toList(),
                        shape,
                        parameters,
                        rule.multiplyAdds(layer.spec(), inputs, shape)));
    }

    private static List<ParameterSpec> constrained(WiredLayer layer, List<ParameterSpec> all) {
        return all.stream()
                .map(p ->
                        layer.spec()
                                .parameter(p.name())
                                .map(layer.node()::constraint)
                                .map(p::constrained)
                                .orElse(p))
                .toList();
    }

    private static boolean isTooLarge(Shape shape) {
        return Sizes.product(shape.dimensions()) > Integer.MAX_VALUE;
    }

    private void tooLarge(WiredLayer layer, Shape shape, String what) {
        diagnostics.addBreaking(
                layer.name(),
                DiagnosticId.TOO_LARGE.at(
                        layer.node().origin(),
                        "'%s' has %s: more than the 2³¹ - 1 numbers of a Java array"
                                .formatted(layer.name(), what),
                        ShapeTrace.of(shaped.values(), layer, shape.toString()),
                        "Make it smaller, for instance with a pooling layer above it."));
    }

    private static boolean isImage(
            LayerSpec spec, List<Operand> inputs, LayerRule<LayerFacts> rule, Shape shape) {
        return shape.rank() == 3
                && rule.keepsImages()
                && (spec instanceof LayerSpec.Input || inputs.stream().anyMatch(Operand::image));
    }

    private Operand operand(String name) {
        ShapedLayer layer = shaped.get(name);
        return new Operand(name, layer.shape(), images.contains(name), layer.spec().indicesBelow());
    }
}
