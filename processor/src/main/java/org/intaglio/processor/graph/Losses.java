/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Loss;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.processor.model.MaskedLayers;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The losses of a network's outputs: the one place that decides how a loss is computed, for
 * training and for evaluation.
 *
 * <p>A cross-entropy of what a softmax or a sigmoid has made is computed from the logits, whoever
 * else reads the output: the only form that stays exact where a probability underflows, and what
 * Keras does. Elsewhere, probabilities are clipped.
 */
public final class Losses {
    private Losses() {}

    /** The graph of a prediction with its losses, whose derivatives nobody reads. */
    public static Graph evaluation(ShapedNetwork network) {
        Graph prediction = GraphBuilder.evaluation(network);
        List<Op> ops = new ArrayList<>(prediction.ops());
        // A batch is known only to who asks: what masked losses are divided by is left to it.
        ops.addAll(of(network, prediction, masks(network, prediction), prediction.nextId()));
        return prediction.with(ops);
    }

    /** The masks of outputs that have one, by the output's layer. */
    static Map<String, Tensor> masks(ShapedNetwork network, Graph forward) {
        Map<String, Tensor> masks = new LinkedHashMap<>();
        int at = network.outputs().size();
        for (OutputSpec output : MaskedLayers.outputs(network)) {
            masks.put(output.layer(), forward.outputs().get(at++));
        }
        return masks;
    }

    /**
     * An operation an output, in their order.
     *
     * @param masks what losses of steps are multiplied by, by the output's layer
     * @param nextId the ids that the derivatives have, from this on
     */
    static List<LossOp> of(
            ShapedNetwork network, Graph forward, Map<String, Tensor> masks, int nextId) {
        List<LossOp> losses = new ArrayList<>();
        int id = nextId;
        for (int i = 0; i < network.outputs().size(); i++) {
            OutputSpec output = network.outputs().get(i);
            Tensor y = forward.outputs().get(i);
            int columns = output.loss().isOfSamples() ? y.size() : output.shape().dimension(-1);
            Optional<Tensor> logits = logits(forward, y, output.loss(), columns);
            Tensor x = logits.orElse(y);
            losses.add(
                    new LossOp(
                            output.layer(),
                            i,
                            output.loss(),
                            y.size() / columns,
                            columns,
                            logits.isPresent(),
                            x,
                            Optional.ofNullable(masks.get(output.layer())),
                            Optional.empty(),
                            new Tensor(id++, "∂" + x.name(), x.shape(), x.type(), x.scope())));
        }
        return losses;
    }

    /** What the loss takes instead of {@code y}, if there is anything better. */
    private static Optional<Tensor> logits(Graph forward, Tensor y, LossSpec spec, int columns) {
        if (spec.fromLogits()) {
            return Optional.empty();
        }
        return switch (source(forward, y)) {
            // Softmax over each of two rows of three is not softmax over six.
            case ElementOp.Softmax s when isCategorical(spec.loss()) && s.columns() == columns ->
                    Optional.of(s.x());
            case ElementOp.Activate a
                    when spec.loss() == Loss.BINARY_CROSSENTROPY
                            && a.curve().kernel().equals("sigmoid") ->
                    Optional.of(a.x());
            case null, default -> Optional.empty();
        };
    }

    /** What has computed a value, behind views of it and behind one that two outputs hold. */
    private static Op source(Graph forward, Tensor y) {
        return switch (forward.writer(y).orElse(null)) {
            case ShapeOp.View view -> source(forward, view.x());
            case ShapeOp.Copy copy -> source(forward, copy.x());
            case null -> null;
            case Op op -> op;
        };
    }

    private static boolean isCategorical(Loss loss) {
        return loss == Loss.CATEGORICAL_CROSSENTROPY
                || loss == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
    }
}
