/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds losses and derivatives to the forward half of a training step. {@link Reverse} knows the
 * derivative of each operation.
 */
public final class Derivatives {
    private final ShapedNetwork network;
    private final Graph forward;
    private final List<Graph.Gradient> gradients = new ArrayList<>();
    private final Reverse reverse;
    private int ids;

    private Derivatives(ShapedNetwork network, Graph forward) {
        this.network = network;
        this.forward = forward;
        this.ids = forward.nextId();
        this.reverse = new Reverse(() -> ids++, wanted(), new Gradients());
    }

    /** The whole training step, from the forward half. */
    public static Graph of(ShapedNetwork network, Graph forward) {
        return new Derivatives(network, forward).build();
    }

    /** Trainable parameters, and inputs whose gradient is asked for. */
    private Set<Operand> wanted() {
        Set<Operand> wanted = new HashSet<>();
        forward.weights().stream().filter(w -> w.spec().trainable()).forEach(wanted::add);
        if (network.spec().inputGradients()) {
            forward.inputs().stream()
                    .filter(x -> x.type() == Tensor.Type.FLOAT)
                    .forEach(wanted::add);
        }
        return wanted;
    }

    private final class Gradients implements Reverse.ForWeights {
        @Override
        public void add(Weights weights, Tensor derivative, Op op) {
            reverse.add(op);
            made(weights, derivative);
        }

        @Override
        public void made(Weights weights, Tensor derivative) {
            gradients.add(new Graph.Gradient(weights, derivative));
        }
    }

    private Graph build() {
        reverse.follow(forward.ops());
        for (Op op : forward.ops()) {
            if (op instanceof ElementOp.Penalty penalty) {
                reverse.contribute(penalty.x(), penalty.dX());
            }
        }
        Map<String, Tensor> masks = Losses.masks(network, forward);
        masks.replaceAll((layer, mask) -> balanced(layer, mask));
        for (LossOp loss : Losses.of(network, forward, masks, ids)) {
            reverse.add(loss);
            reverse.contribute(loss.x(), loss.dX());
            ids++;
        }
        reverse.run(forward.ops());
        List<Optional<Tensor>> inputGradients = new ArrayList<>();
        if (network.spec().inputGradients()) {
            forward.inputs().forEach(x -> inputGradients.add(reverse.total(x.name(), x)));
        }
        checkComplete();
        List<Op> ops = new ArrayList<>(forward.ops().stream().map(reverse::current).toList());
        ops.addAll(reverse.backward());
        return new Graph(
                forward.inputs(),
                forward.outputs(),
                forward.weights(),
                ops,
                gradients,
                inputGradients);
    }

    /** The mean loss of all steps of the batch is that of those that count. */
    private Tensor balanced(String layer, Tensor mask) {
        Tensor y = new Tensor(ids++, layer + " weights", mask.shape(), mask.type(), mask.scope());
        reverse.add(new ReductionOp.DivideByMean(layer, mask, y));
        return y;
    }

    private void checkComplete() {
        Set<Weights> derived = new HashSet<>();
        gradients.forEach(gradient -> derived.add(gradient.weights()));
        for (Weights weights : forward.weights()) {
            if (weights.spec().trainable() && !derived.contains(weights)) {
                throw new IllegalStateException(
                        "no gradient for " + weights.layer() + "." + weights.spec().name());
            }
        }
    }
}
