/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.budget;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.model.Width;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks for one layer whose units, filters or the like can be fewer so that a network keeps within
 * a limit, by trying. What the network answers keeps its shape.
 *
 * <p>Memory need not grow with each unit: slices hold more samples where a sample needs less, and
 * some sizes suit faster algorithms that need more. What is found then fits and the next larger
 * size does not, but one that is larger still may.
 */
final class SmallestChange {
    private final ShapedNetwork network;
    private final Cost cost;
    private final long limit;
    private final Trial trial;

    SmallestChange(ShapedNetwork network, Cost cost, long limit, Trial trial) {
        this.network = network;
        this.cost = cost;
        this.limit = limit;
        this.trial = trial;
    }

    /**
     * What to change.
     *
     * @param layer the layer's name
     * @param width the width it has
     * @param value the one to give it
     * @param total what the network costs then
     */
    record Change(String layer, Width width, int value, long total) {}

    /**
     * The change that is enough by itself.
     *
     * @param costliest the layers with costs, the largest first; of one without a width, those
     *     above are tried in its place
     */
    Optional<Change> find(List<ShapedLayer> costliest) {
        Set<ShapedLayer> candidates = new LinkedHashSet<>();
        Set<ShapedLayer> seen = new HashSet<>();
        costliest.forEach(layer -> addDeciding(layer, candidates, seen));
        return candidates.stream().flatMap(layer -> find(layer).stream()).findFirst();
    }

    /** Adds the layers that decide how large a layer is. */
    private void addDeciding(
            ShapedLayer layer, Set<ShapedLayer> candidates, Set<ShapedLayer> seen) {
        if (!seen.add(layer)) {
            return;
        }
        if (Width.of(layer.node().spec()).isPresent()) {
            candidates.add(layer);
        } else {
            layer.inputs().forEach(above -> addDeciding(network.layer(above), candidates, seen));
        }
    }

    private Optional<Change> find(ShapedLayer layer) {
        LayerNode node = layer.node();
        return Width.of(node.spec()).flatMap(width -> find(node, width));
    }

    /** Halves the distance between a width that is small enough and one that is not. */
    private Optional<Change> find(LayerNode node, Width width) {
        OptionalInt step = step(node, width);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        int enough = (width.value() - 1) / step.getAsInt();
        int last = Math.max(1, enough - cost.smallestSizes() + 1);
        Optional<Change> best = fitting(node, width, enough * step.getAsInt());
        while (best.isEmpty() && enough > last) {
            enough--;
            best = fitting(node, width, enough * step.getAsInt());
        }
        int tooMany = 0;
        while (best.isPresent() && enough - tooMany > 1) {
            int middle = tooMany + (enough - tooMany) / 2;
            Optional<Change> change = fitting(node, width, middle * step.getAsInt());
            if (change.isPresent()) {
                best = change;
                enough = middle;
            } else {
                tooMany = middle;
            }
        }
        return best;
    }

    /**
     * What a width can shrink by; empty if it is bound to stay, by a merge for instance. A group of
     * a convolution, here or in a layer that reads this one, needs as many channels as the others.
     */
    private OptionalInt step(LayerNode node, Width width) {
        for (int step = 1; step < width.value(); step++) {
            if (width.value() % step == 0
                    && changed(node, width.of(width.value() - step)).isPresent()) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /** The change that leaves so many out, if the network then keeps within the limit. */
    private Optional<Change> fitting(LayerNode node, Width width, int leftOut) {
        int value = width.value() - leftOut;
        return changed(node, width.of(value))
                .map(n -> cost.total().applyAsLong(n, trial::programs))
                .filter(total -> total <= limit)
                .map(total -> new Change(node.name(), width, value, total));
    }

    private Optional<ShapedNetwork> changed(LayerNode node, LayerSpec other) {
        NetworkSpec spec = network.spec().replace(node, node.with(other));
        return trial.check(spec).filter(n -> answers(n).equals(answers(network)));
    }

    private static List<Object> answers(ShapedNetwork network) {
        return network.outputs().stream().<Object>map(OutputSpec::shape).toList();
    }
}
