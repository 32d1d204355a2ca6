/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.ConvolutionOp.Convolve;
import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.ElementOp.Activate;
import org.intaglio.processor.graph.ElementOp.ActivateGradient;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Operand;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.ProductOp.AddBias;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.graph.ReductionOp.Pool;
import org.intaglio.processor.graph.ReductionOp.PoolMaximumGradient;
import org.intaglio.processor.graph.Tensor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the convolutions that a maximum over windows follows, perhaps behind a bias and a ReLU.
 * They become one instruction, which keeps a quarter of the values for windows of 2×2 and computes
 * none that no window reads; their derivatives come from where each maximum was, and nothing else
 * of what lies in between. Windows must tile the result: those that overlap would be computed
 * twice.
 */
final class PooledConvolutions {
    /**
     * A convolution and what it takes along.
     *
     * @param bias its bias
     * @param relu whether a ReLU follows
     * @param pool the pooling
     * @param derivative in training, the derivative of the pooling
     */
    record Chain(
            Optional<AddBias> bias,
            boolean relu,
            Pool pool,
            Optional<PoolMaximumGradient> derivative) {}

    private final Graph graph;
    private final Map<Operand, List<Op>> readers;
    private final Map<Convolve, Chain> chains = new HashMap<>();
    private final Map<Tensor, Chain> byDerivative = new HashMap<>();
    private final Set<Op> absorbed = new HashSet<>();

    PooledConvolutions(Graph graph) {
        this.graph = graph;
        this.readers = graph.readers();
        for (Op op : graph.ops()) {
            if (op instanceof Convolve c && !c.geometry().isDepthwise()) {
                find(c);
            }
        }
    }

    /** What a convolution takes along, if it does. */
    Optional<Chain> of(Convolve convolve) {
        return Optional.ofNullable(chains.get(convolve));
    }

    /** The pooled convolution whose result's derivative a value would be, were it computed. */
    Optional<Chain> ofDerivative(Tensor dY) {
        return Optional.ofNullable(byDerivative.get(dY));
    }

    /** Whether an operation has gone into a pooled convolution. */
    boolean hasAbsorbed(Op op) {
        return absorbed.contains(op);
    }

    private void find(Convolve c) {
        Set<Op> with = new HashSet<>();
        Optional<AddBias> bias = only(c.y(), AddBias.class);
        bias.ifPresent(with::add);
        Tensor sum = bias.map(AddBias::y).orElse(c.y());
        Optional<Activate> relu =
                only(sum, Activate.class).filter(a -> a.curve().equals(Curve.RELU));
        relu.ifPresent(with::add);
        Tensor z = relu.map(Activate::y).orElse(sum);

        List<Op> all = readers.getOrDefault(z, List.of());
        List<Pool> pools = all(all, Pool.class).filter(PooledConvolutions::tiles).toList();
        List<PoolMaximumGradient> derivatives =
                all(all, PoolMaximumGradient.class).filter(g -> g.x().equals(z)).toList();
        List<ActivateGradient> cuts =
                relu.isPresent() ? all(all, ActivateGradient.class).toList() : List.of();
        boolean fits =
                pools.size() == 1
                        && derivatives.size() <= 1
                        && cuts.size() == (relu.isPresent() ? derivatives.size() : 0)
                        && all.size() == 1 + derivatives.size() + cuts.size()
                        && !isResult(z);
        if (!fits) {
            return;
        }
        Optional<PoolMaximumGradient> derivative = derivatives.stream().findFirst();
        if (relu.isPresent()
                && derivative.isPresent()
                && only(derivative.get().y(), ActivateGradient.class).isEmpty()) {
            return;
        }
        Chain chain = new Chain(bias, relu.isPresent(), pools.get(0), derivative);
        chains.put(c, chain);
        absorbed.addAll(with);
        absorbed.addAll(all);
        derivative.ifPresent(
                d -> byDerivative.put(cuts.isEmpty() ? d.y() : cuts.get(0).y(), chain));
    }

    /** The operation that reads a value, if it is of this kind and nobody else does. */
    private <T extends Op> Optional<T> only(Tensor value, Class<T> kind) {
        List<Op> all = readers.getOrDefault(value, List.of());
        return all.size() == 1 && !isResult(value) && kind.isInstance(all.get(0))
                ? Optional.of(kind.cast(all.get(0)))
                : Optional.empty();
    }

    private static <T extends Op> Stream<T> all(List<Op> ops, Class<T> kind) {
        return ops.stream().filter(kind::isInstance).map(kind::cast);
    }

    private boolean isResult(Tensor value) {
        return graph.results().anyMatch(value::equals);
    }

    private static boolean tiles(Pool pool) {
        PoolGeometry g = pool.geometry();
        return pool.kind() == ReductionOp.Kind.MAXIMUM
                && g.strides().equals(g.pool())
                && g.outputHeight() * g.pool().height() <= g.height()
                && g.outputWidth() * g.pool().width() <= g.width();
    }
}
