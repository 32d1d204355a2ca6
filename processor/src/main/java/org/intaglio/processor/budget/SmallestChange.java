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

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks for one layer whose units, filters or the like can be fewer so that a network keeps within
 * a limit, by trying. What the network answers keeps its shape.
 *
 * <p>Memory need not grow with each unit: slices hold more samples where a sample needs less. The
 * size that is found then fits, but a larger one may, too.
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

    /** The change of the first of these layers that is enough by itself. */
    Optional<Change> find(List<ShapedLayer> layers) {
        return layers.stream().flatMap(layer -> find(layer).stream()).findFirst();
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
        int most = (width.value() - 1) / step.getAsInt();
        Optional<Change> best = fitting(node, width, width.value() - most * step.getAsInt());
        int tooMany = 0;
        int enough = most;
        while (best.isPresent() && enough - tooMany > 1) {
            int middle = tooMany + (enough - tooMany) / 2;
            Optional<Change> change =
                    fitting(node, width, width.value() - middle * step.getAsInt());
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

    private Optional<Change> fitting(LayerNode node, Width width, int value) {
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
