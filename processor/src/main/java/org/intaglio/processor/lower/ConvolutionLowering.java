/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Border;
import org.intaglio.processor.graph.Convolution;
import org.intaglio.processor.graph.ConvolutionOp.Convolve;
import org.intaglio.processor.graph.ConvolutionOp.ConvolveInput;
import org.intaglio.processor.graph.ConvolutionOp.ConvolveKernel;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.ProductOp.AddBias;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.PooledConvolutions.Chain;
import org.intaglio.processor.model.Window;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How this CPU convolves: images with their zeros around them, by Winograd's minimal filtering
 * where that pays (see {@link WinogradGeometry#of}), with the pooling behind in one; each channel
 * for itself where groups say so.
 */
final class ConvolutionLowering {
    /** The only windows of a pooling that goes with Winograd's algorithm. */
    private static final Window POOL = new Window(2, 2);

    private final Resources resources;
    private final Code code;
    private final PooledConvolutions pooled;
    private final int largestTile;
    private final Map<Padded, Value> padded = new HashMap<>();

    /** An image with zeros around it. */
    private record Padded(Tensor x, Border border) {}

    ConvolutionLowering(
            Resources resources, Code code, PooledConvolutions pooled, int largestTile) {
        this.resources = resources;
        this.code = code;
        this.pooled = pooled;
        this.largestTile = largestTile;
    }

    /** The forward half, with the bias that follows it. */
    void forward(Convolve c, Optional<AddBias> bias) {
        Optional<Weights> added = bias.map(AddBias::bias);
        Optional<Chain> chain = pooled.of(c);
        Value y =
                resources.of(
                        chain.map(p -> p.pool().y()).orElse(bias.map(AddBias::y).orElse(c.y())));
        if (c.geometry().isDepthwise()) {
            code.add(
                    new Forward.DepthwiseConv2D(
                            c.layer(),
                            DepthwiseGeometry.of(c.geometry()),
                            c.kernel(),
                            added,
                            false,
                            resources.of(c.x()),
                            y));
            return;
        }
        Value image = padded(c.layer(), c.geometry(), c.x());
        ConvGeometry geometry = geometry(c.geometry(), chain);
        Optional<Points> points =
                winograd(geometry, chain).map(w -> new Points(w, points(c.kernel(), w)));
        if (chain.isEmpty()) {
            code.add(
                    new Forward.Conv2D(
                            c.layer(), geometry, c.kernel(), added, false, image, y, points));
            return;
        }
        Chain p = chain.get();
        code.add(
                new Forward.PooledConv2D(
                        c.layer(),
                        geometry,
                        p.pool().geometry().pool(),
                        c.kernel(),
                        added,
                        p.relu(),
                        image,
                        y,
                        p.derivative().map(d -> winners(p)),
                        points));
    }

    private final Map<Chain, Value> winners = new HashMap<>();

    private Value winners(Chain chain) {
        return winners.computeIfAbsent(
                chain, p -> resources.value(p.pool().layer() + " winners", p.pool().y().size()));
    }

    /** The derivative for the kernel. */
    void kernel(ConvolveKernel c, Weights kernel) {
        Region sums = code.sumsFor(c.layer(), kernel);
        if (c.geometry().isDepthwise()) {
            code.add(
                    new Backward.DepthwiseKernel(
                            c.layer(),
                            DepthwiseGeometry.of(c.geometry()),
                            resources.of(c.x()),
                            resources.of(c.dY()),
                            sums));
            return;
        }
        Optional<Chain> chain = pooled.ofDerivative(c.dY());
        ConvGeometry geometry = geometry(c.geometry(), chain);
        Optional<WinogradGeometry> winograd = winograd(geometry, chain);
        Value image = padded(c.layer(), c.geometry(), c.x());
        code.add(
                chain.<Instruction>map(p ->
                                new Backward.PooledConvKernel(
                                        c.layer(),
                                        geometry,
                                        p.pool().geometry().pool(),
                                        winograd,
                                        image,
                                        winners(p),
                                        derivative(p),
                                        sums))
                        .orElseGet(() ->
                                new Backward.ConvKernel(
                                        c.layer(),
                                        geometry,
                                        winograd,
                                        image,
                                        resources.of(c.dY()),
                                        sums)));
    }

    /** The derivative for the bias, the sum over the positions, where the pooling went along. */
    void pooledBias(String layer, Chain p, Weights bias) {
        int filters = bias.size();
        code.add(
                new Backward.PooledConvBias(
                        layer,
                        p.pool().y().size() / filters,
                        filters,
                        winners(p),
                        derivative(p),
                        code.sumsFor(layer, bias)));
    }

    /** The derivative for the image. */
    void input(ConvolveInput c) {
        if (c.geometry().isDepthwise()) {
            code.add(
                    new Backward.DepthwiseInput(
                            c.layer(),
                            DepthwiseGeometry.of(c.geometry()),
                            c.kernel(),
                            resources.of(c.dY()),
                            resources.of(c.y())));
            return;
        }
        Optional<Chain> chain = pooled.ofDerivative(c.dY());
        ConvGeometry geometry = geometry(c.geometry(), chain);
        Optional<WinogradGeometry> winograd = winograd(geometry, chain);
        Region transposed = transposed(c.kernel(), geometry, winograd);
        Border border = c.geometry().border();
        Value dX =
                border.isEmpty()
                        ? resources.of(c.y())
                        : resources.value(
                                "∂" + c.layer() + " padded",
                                geometry.height() * geometry.width() * geometry.channels());
        code.add(
                chain.<Instruction>map(p ->
                                new Backward.PooledConvInput(
                                        c.layer(),
                                        geometry,
                                        p.pool().geometry().pool(),
                                        winograd,
                                        transposed,
                                        winners(p),
                                        derivative(p),
                                        dX))
                        .orElseGet(() ->
                                new Backward.ConvInput(
                                        c.layer(),
                                        geometry,
                                        winograd,
                                        transposed,
                                        resources.of(c.dY()),
                                        dX)));
        if (!border.isEmpty()) {
            code.add(
                    new Backward.Crop(
                            c.layer(),
                            c.geometry().height(),
                            c.geometry().width(),
                            c.geometry().channels(),
                            border,
                            dX,
                            resources.of(c.y())));
        }
    }

    private Value derivative(Chain chain) {
        return resources.of(chain.derivative().orElseThrow().dY());
    }

    /** Without the rows and columns that no window of the pooling reads. */
    private static ConvGeometry geometry(Convolution convolution, Optional<Chain> chain) {
        ConvGeometry whole = ConvGeometry.of(convolution);
        if (chain.isEmpty()) {
            return whole;
        }
        PoolGeometry g = chain.get().pool().geometry();
        return whole.cropped(
                g.outputHeight() * g.pool().height(), g.outputWidth() * g.pool().width());
    }

    /** An image with its zeros; the derivative for the kernel finds the one of the forward half. */
    private Value padded(String layer, Convolution c, Tensor x) {
        if (c.border().isEmpty()) {
            return resources.of(x);
        }
        return padded.computeIfAbsent(
                new Padded(x, c.border()),
                key -> {
                    ConvGeometry g = ConvGeometry.of(c);
                    Value image =
                            resources.value(
                                    layer + " padded", g.height() * g.width() * g.channels());
                    code.add(
                            new Forward.Pad(
                                    layer,
                                    c.height(),
                                    c.width(),
                                    c.channels(),
                                    c.border(),
                                    resources.of(x),
                                    image));
                    return image;
                });
    }

    /** The sizes of Winograd's algorithm, where it pays. */
    private Optional<WinogradGeometry> winograd(ConvGeometry geometry, Optional<Chain> chain) {
        boolean fits = chain.map(p -> p.pool().geometry().pool().equals(POOL)).orElse(true);
        return fits ? WinogradGeometry.of(geometry, largestTile) : Optional.empty();
    }

    private Region points(Weights kernel, WinogradGeometry winograd) {
        return code.prepared(
                new StepInstruction.KernelToPoints.Key(kernel, winograd.tile(), false),
                kernel.layer() + " points",
                winograd.kernelSize(),
                to ->
                        new StepInstruction.KernelToPoints(
                                kernel.layer(), kernel, winograd, false, to));
    }

    /** A convolution's kernel turned round. */
    private Region transposed(
            Weights kernel, ConvGeometry geometry, Optional<WinogradGeometry> winograd) {
        return winograd.map(w ->
                        code.prepared(
                                new StepInstruction.KernelToPoints.Key(kernel, w.tile(), true),
                                kernel.layer() + " transposed points",
                                w.kernelSize(),
                                to ->
                                        new StepInstruction.KernelToPoints(
                                                kernel.layer(), kernel, w, true, to)))
                .orElseGet(() ->
                        code.prepared(
                                kernel,
                                kernel.layer() + " transposed",
                                kernel.size(),
                                to ->
                                        new StepInstruction.TransposeWindows(
                                                kernel.layer(), kernel, geometry, to)));
    }
}
