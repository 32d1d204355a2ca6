/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.processor.graph.SampleOp.Binary;
import org.intaglio.processor.graph.SampleOp.Pieces;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Adds losses and derivatives to the forward half of a training step, by reverse accumulation: the
 * one place that holds the derivative of every operation. Derivatives that nobody asks for, such as
 * that of the network's input, are not computed.
 */
public final class Derivatives {
    private final ShapedNetwork network;
    private final Graph forward;
    private final List<Op> backward = new ArrayList<>();
    private final List<Op> finish = new ArrayList<>();
    private final Map<Value, List<Value>> contributions = new HashMap<>();
    private final Set<Value> wanted = new HashSet<>();

    private final Map<Weights, StepOp.Prepare> prepared = new LinkedHashMap<>();
    private final Map<StepOp.KernelToPoints.Key, StepOp.Prepare> preparedPoints =
            new LinkedHashMap<>();
    private final Map<Weights, Region> sums = new HashMap<>();
    private final Set<Weights> derived = new HashSet<>();
    private int ids;

    private Derivatives(ShapedNetwork network, Graph forward) {
        this.network = network;
        this.forward = forward;
        this.ids = forward.nextId();
    }

    /** The whole training step, from the forward half. */
    public static Graph of(ShapedNetwork network, Graph forward) {
        return new Derivatives(network, forward).build();
    }

    private Graph build() {
        findWanted();
        addLosses();
        for (Op op : forward.ops().reversed()) {
            if (op instanceof ForwardOp f) {
                Value dY = total(f.layer(), f.y());
                if (dY != null) {
                    derive(f, dY);
                }
            }
        }
        if (network.spec().inputGradients()) {
            List<ShapedLayer> inputs = network.inputs();
            for (int i = 0; i < inputs.size(); i++) {
                String name = inputs.get(i).name();
                Value dX = total(name, forward.inputs().get(i));
                if (dX != null) {
                    backward.add(new GradientOp.InputGradient(name, i, dX));
                }
            }
        }
        for (Weights weights : forward.weights()) {
            if (weights.spec().trainable() && !derived.contains(weights)) {
                throw new IllegalStateException(
                        "no gradient for " + weights.layer() + "." + weights.spec().name());
            }
        }
        List<Op> ops = new ArrayList<>(prepared.values());
        ops.addAll(preparedPoints.values());
        ops.addAll(forward.ops());
        ops.addAll(backward);
        ops.addAll(finish);
        return forward.with(ops);
    }

    /**
     * Values on which a trainable parameter, or an input whose gradient is asked for, has a say.
     */
    private void findWanted() {
        if (network.spec().inputGradients()) {
            wanted.addAll(forward.inputs());
        }
        for (Op op : forward.ops()) {
            if (op instanceof ForwardOp f && (hasTrainable(f) || readsWanted(f))) {
                wanted.add(f.y());
            }
        }
    }

    private boolean readsWanted(ForwardOp op) {
        return op.reads().stream().anyMatch(r -> r instanceof Value v && wanted.contains(v));
    }

    private static boolean hasTrainable(ForwardOp op) {
        return switch (op) {
            case ForwardOp.Dense d -> true;
            case ForwardOp.Conv2D c -> true;
            case ForwardOp.PooledConv2D c -> true;
            case ForwardOp.DepthwiseConv2D c -> true;
            case ForwardOp.Normalize n -> n.norm().gamma() != null || n.norm().beta() != null;
            default -> false;
        };
    }

    private void addLosses() {
        for (LossOp loss : Losses.of(network, forward)) {
            backward.add(loss);
            contribute(loss.x(), loss.dX());
            ids++;
        }
    }

    private void derive(ForwardOp op, Value dY) {
        switch (op) {
            case ForwardOp.Dense d -> dense(d, dY);
            case ForwardOp.Conv2D c -> conv(c, dY);
            case ForwardOp.PooledConv2D c -> pooledConv(c, dY);
            case ForwardOp.DepthwiseConv2D c -> depthwise(c, dY);
            case ForwardOp.Pad p ->
                    result(
                            p.x(),
                            dX ->
                                    new GradientOp.Crop(
                                            p.layer(),
                                            p.height(),
                                            p.width(),
                                            p.channels(),
                                            p.border(),
                                            dY,
                                            dX));
            case ForwardOp.Pool p -> {
                Value x = p.max() ? p.x() : null;
                Value y = p.max() ? p.y() : null;
                result(
                        p.x(),
                        dX -> new GradientOp.Pool(p.layer(), p.max(), p.geometry(), x, y, dY, dX));
            }
            case ForwardOp.GlobalPool p -> {
                Value x = p.max() ? p.x() : null;
                Value y = p.max() ? p.y() : null;
                result(
                        p.x(),
                        dX ->
                                new GradientOp.GlobalPool(
                                        p.layer(),
                                        p.max(),
                                        p.positions(),
                                        p.channels(),
                                        x,
                                        y,
                                        dY,
                                        dX));
            }
            case ForwardOp.Activate a ->
                    result(
                            a.x(),
                            dX ->
                                    new GradientOp.Activate(
                                            a.layer(),
                                            a.curve(),
                                            a.curve().fromResult() ? a.y() : a.x(),
                                            dY,
                                            dX));
            case ForwardOp.Softmax s ->
                    result(
                            s.x(),
                            dX ->
                                    new GradientOp.Softmax(
                                            s.layer(), s.rows(), s.columns(), s.y(), dY, dX));
            case ForwardOp.Normalize n -> normalize(n, dY);
            // The same mask and the same factor: dropout of dY.
            case ForwardOp.Dropout d ->
                    result(
                            d.x(),
                            dX -> new ForwardOp.Dropout(d.layer(), d.rate(), d.stream(), dY, dX));
            case ForwardOp.Scale s ->
                    result(s.x(), dX -> new ForwardOp.Scale(s.layer(), s.scale(), 0, dY, dX));
            case ForwardOp.Merge m -> merge(m, dY);
            case ForwardOp.Concatenate c -> {
                for (int i = 0; i < c.xs().size(); i++) {
                    Pieces pieces = c.pieces().get(i);
                    result(c.xs().get(i), dX -> new GradientOp.Slice(c.layer(), pieces, dY, dX));
                }
            }
            case ForwardOp.Copy c -> contribute(c.x(), dY);
        }
    }

    private void dense(ForwardOp.Dense d, Value dY) {
        finish.add(
                new StepOp.DenseKernelGradient(
                        d.layer(), d.kernel(), d.positions(), d.in(), d.out(), d.x(), dY));
        derived.add(d.kernel());
        if (d.bias() != null) {
            finish.add(new StepOp.DenseBiasGradient(d.layer(), d.bias(), d.positions(), dY));
            derived.add(d.bias());
        }
        if (wanted.contains(d.x())) {
            Region transposed =
                    prepared.computeIfAbsent(
                                    d.kernel(),
                                    k ->
                                            new StepOp.Transpose(
                                                    k.layer(),
                                                    k,
                                                    d.in(),
                                                    d.out(),
                                                    shared(k.layer() + " transposed", k.size())))
                            .to();
            result(
                    d.x(),
                    dX ->
                            new GradientOp.DenseInput(
                                    d.layer(), d.positions(), d.in(), d.out(), transposed, dY, dX));
        }
    }

    private void conv(ForwardOp.Conv2D c, Value dY) {
        WinogradGeometry winograd = c.winograd();
        Region sums = sumsFor(c.layer(), c.kernel());
        backward.add(new GradientOp.ConvKernel(c.layer(), c.geometry(), winograd, c.x(), dY, sums));
        if (c.bias() != null) {
            backward.add(
                    new GradientOp.ConvBias(
                            c.layer(),
                            c.geometry().positions(),
                            c.geometry().filters(),
                            dY,
                            sumsFor(c.layer(), c.bias())));
        }
        if (wanted.contains(c.x())) {
            Region transposed = transposedWindows(c.kernel(), c.geometry(), winograd);
            result(
                    c.x(),
                    dX ->
                            new GradientOp.ConvInput(
                                    c.layer(), c.geometry(), winograd, transposed, dY, dX));
        }
    }

    private void pooledConv(ForwardOp.PooledConv2D c, Value dY) {
        ConvGeometry geometry = c.geometry();
        WinogradGeometry winograd = c.winograd();
        Region sums = sumsFor(c.layer(), c.kernel());
        backward.add(
                new GradientOp.PooledConvKernel(
                        c.layer(), geometry, c.pool(), winograd, c.x(), c.winners(), dY, sums));
        if (c.bias() != null) {
            int filters = geometry.filters();
            backward.add(
                    new GradientOp.PooledConvBias(
                            c.layer(),
                            c.y().size() / filters,
                            filters,
                            c.winners(),
                            dY,
                            sumsFor(c.layer(), c.bias())));
        }
        if (wanted.contains(c.x())) {
            Region transposed = transposedWindows(c.kernel(), geometry, winograd);
            result(
                    c.x(),
                    dX ->
                            new GradientOp.PooledConvInput(
                                    c.layer(),
                                    geometry,
                                    c.pool(),
                                    winograd,
                                    transposed,
                                    c.winners(),
                                    dY,
                                    dX));
        }
    }

    private void depthwise(ForwardOp.DepthwiseConv2D c, Value dY) {
        DepthwiseGeometry g = c.geometry();
        Region sums = sumsFor(c.layer(), c.kernel());
        backward.add(new GradientOp.DepthwiseKernel(c.layer(), g, c.x(), dY, sums));
        if (c.bias() != null) {
            backward.add(
                    new GradientOp.ConvBias(
                            c.layer(),
                            g.positions(),
                            g.filters(),
                            dY,
                            sumsFor(c.layer(), c.bias())));
        }
        result(c.x(), dX -> new GradientOp.DepthwiseInput(c.layer(), g, c.kernel(), dY, dX));
    }

    /** A convolution's kernel turned round: once a step however often its layer is used. */
    private Region transposedWindows(
            Weights kernel, ConvGeometry geometry, WinogradGeometry winograd) {
        if (winograd != null) {
            return preparedPoints
                    .computeIfAbsent(
                            new StepOp.KernelToPoints.Key(kernel, winograd.tile()),
                            k ->
                                    new StepOp.KernelToPoints(
                                            kernel.layer(),
                                            kernel,
                                            winograd,
                                            true,
                                            shared(
                                                    kernel.layer() + " transposed points",
                                                    winograd.kernelSize())))
                    .to();
        }
        return prepared.computeIfAbsent(
                        kernel,
                        k ->
                                new StepOp.TransposeWindows(
                                        k.layer(),
                                        k,
                                        geometry,
                                        shared(k.layer() + " transposed", k.size())))
                .to();
    }

    /** The part sums of a parameter: one region however often its layer is used. */
    private Region sumsFor(String layer, Weights weights) {
        derived.add(weights);
        return sums.computeIfAbsent(
                weights,
                w -> {
                    Region region =
                            new Region(
                                    ids++,
                                    w.layer() + " ∂" + w.spec().name(),
                                    Region.Kind.PART,
                                    w.size());
                    finish.add(new StepOp.SumParts(layer, w, region));
                    return region;
                });
    }

    private void normalize(ForwardOp.Normalize n, Value dY) {
        int channels = n.norm().channels();
        String layer = n.layer();
        Region sums = new Region(ids++, layer + " ∂ sums", Region.Kind.PART, 2 * channels);
        Region totals = shared(layer + " ∂ totals", 2 * channels);
        backward.add(new GradientOp.NormSums(layer, n.norm(), n.statistics(), n.x(), dY, sums));
        backward.add(new StepOp.CombineSums(layer, channels, sums, totals));
        if (n.norm().beta() != null) {
            finish.add(new StepOp.TakeTotals(layer, n.norm().beta(), totals, 0));
            derived.add(n.norm().beta());
        }
        if (n.norm().gamma() != null) {
            finish.add(new StepOp.TakeTotals(layer, n.norm().gamma(), totals, channels));
            derived.add(n.norm().gamma());
        }
        result(
                n.x(),
                dX ->
                        new GradientOp.NormInput(
                                layer, n.norm(), n.statistics(), totals, n.x(), dY, dX));
    }

    private void merge(ForwardOp.Merge m, Value dY) {
        String layer = m.layer();
        switch (m.binary()) {
            case ADD -> {
                contribute(m.a(), dY);
                contribute(m.b(), dY);
            }
            case SUBTRACT -> {
                contribute(m.a(), dY);
                result(m.b(), dB -> new ForwardOp.Scale(layer, -1, 0, dY, dB));
            }
            case MULTIPLY -> {
                result(m.a(), dA -> new ForwardOp.Merge(layer, Binary.MULTIPLY, dY, m.b(), dA));
                result(m.b(), dB -> new ForwardOp.Merge(layer, Binary.MULTIPLY, dY, m.a(), dB));
            }
            case MAXIMUM -> {
                Value dA = value("∂" + m.a().name(), m.a().size());
                Value dB = value("∂" + m.b().name(), m.b().size());
                backward.add(new GradientOp.Maximum(layer, m.a(), m.b(), dY, dA, dB));
                contribute(m.a(), dA);
                contribute(m.b(), dB);
            }
        }
    }

    /** Adds the operation that computes the derivative for x, if anybody wants it. */
    private void result(Value x, Function<Value, Op> op) {
        if (wanted.contains(x)) {
            Value dX = value("∂" + x.name(), x.size());
            backward.add(op.apply(dX));
            contribute(x, dX);
        }
    }

    private void contribute(Value x, Value dX) {
        if (wanted.contains(x)) {
            contributions.computeIfAbsent(x, k -> new ArrayList<>()).add(dX);
        }
    }

    /** The derivative for a value: the sum of what its readers contributed; null if none did. */
    private Value total(String layer, Value x) {
        List<Value> all = contributions.getOrDefault(x, List.of());
        Value total = null;
        for (Value dX : all) {
            if (total == null) {
                total = dX;
            } else {
                Value sum = value("∂" + x.name(), x.size());
                backward.add(new GradientOp.Accumulate(layer, total, dX, sum));
                total = sum;
            }
        }
        return total;
    }

    private Value value(String name, int size) {
        return new Value(ids++, name, size);
    }

    private Region shared(String name, int size) {
        return new Region(ids++, name, Region.Kind.SHARED, size);
    }
}
