/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.graph.ConvGeometry.Border;
import org.intaglio.processor.graph.SampleOp.Binary;
import org.intaglio.processor.graph.SampleOp.Pieces;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Translates layers into operations, layer by layer. */
public final class ForwardBuilder {
    private final ShapedNetwork network;
    private final boolean training;
    private final WeightsLayout layout;
    private final List<Op> ops = new ArrayList<>();
    private final Map<String, Value> results = new HashMap<>();
    private int ids;
    private int streams;

    private ForwardBuilder(ShapedNetwork network, boolean training) {
        this.network = network;
        this.training = training;
        this.layout = new WeightsLayout(network);
    }

    /** The operations of a prediction: no dropout, moving averages. */
    public static Graph inference(ShapedNetwork network) {
        return new ForwardBuilder(network, false).build();
    }

    /** The operations of the forward half of a training step. */
    public static Graph training(ShapedNetwork network) {
        return new ForwardBuilder(network, true).build();
    }

    private Graph build() {
        List<Value> inputs = new ArrayList<>();
        for (ShapedLayer layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.Input) {
                Value value = value(layer.name(), layer.shape().size());
                inputs.add(value);
                results.put(layer.name(), value);
            } else {
                List<Value> xs = layer.inputs().stream().map(results::get).toList();
                results.put(layer.name(), translate(layer, xs));
            }
        }
        List<Value> outputs = new ArrayList<>();
        Set<Value> taken = new HashSet<>(inputs);
        for (OutputSpec output : network.outputs()) {
            Value value = results.get(output.layer());
            if (!taken.add(value)) {
                Value copy = value(output.layer(), value.size());
                ops.add(new ForwardOp.Copy(output.layer(), value, copy));
                taken.add(copy);
                value = copy;
            }
            outputs.add(value);
        }
        return new Graph(inputs, outputs, layout.all(), ops);
    }

    private Value translate(ShapedLayer layer, List<Value> xs) {
        Value x = xs.get(0);
        Shape shape = layer.inputShapes().get(0);
        String name = layer.name();
        return switch (layer.spec()) {
            case LayerSpec.Dense spec -> dense(layer, spec, x, shape);
            case LayerSpec.Conv2D spec -> conv(layer, spec, x, shape);
            case LayerSpec.DepthwiseConv2D spec -> depthwise(layer, spec, x, shape);
            case LayerSpec.MaxPooling2D spec ->
                    pool(layer, true, spec.poolSize(), spec.strides(), spec.padding(), x);
            case LayerSpec.AveragePooling2D spec ->
                    pool(layer, false, spec.poolSize(), spec.strides(), spec.padding(), x);
            case LayerSpec.GlobalMaxPooling2D spec -> globalPool(name, true, x, shape);
            case LayerSpec.GlobalAveragePooling2D spec -> globalPool(name, false, x, shape);
            // Row-major and channels last already: another shape is the same values.
            case LayerSpec.Flatten spec -> x;
            case LayerSpec.Reshape spec -> x;
            case LayerSpec.Dropout spec -> dropout(name, (float) spec.rate(), x);
            case LayerSpec.BatchNormalization spec -> normalize(layer, spec, x, shape);
            case LayerSpec.ActivationLayer spec -> activate(name, spec.activation(), x, shape);
            case LayerSpec.ReLU spec -> activate(name, Curve.of(spec), x);
            case LayerSpec.LeakyReLU spec -> activate(name, Curve.of(spec), x);
            case LayerSpec.Softmax spec -> activate(name, Activation.SOFTMAX, x, shape);
            case LayerSpec.Rescaling spec ->
                    scale(name, (float) spec.scale(), (float) spec.offset(), x);
            case LayerSpec.Add spec -> merge(name, Binary.ADD, xs);
            case LayerSpec.Subtract spec -> merge(name, Binary.SUBTRACT, xs);
            case LayerSpec.Multiply spec -> merge(name, Binary.MULTIPLY, xs);
            case LayerSpec.Maximum spec -> merge(name, Binary.MAXIMUM, xs);
            case LayerSpec.Average spec ->
                    scale(name, 1f / xs.size(), 0, merge(name, Binary.ADD, xs));
            case LayerSpec.Concatenate spec -> concatenate(layer, spec, xs);
            case LayerSpec.Input spec -> throw new IllegalStateException("inputs read nothing");
            case LayerSpec.Shared spec -> throw new IllegalStateException("shared is resolved");
        };
    }

    private Value dense(ShapedLayer layer, LayerSpec.Dense spec, Value x, Shape shape) {
        int in = shape.dimension(-1);
        int positions = shape.size() / in;
        Value y = value(layer.name(), positions * spec.units());
        ops.add(
                new ForwardOp.Dense(
                        layer.name(),
                        positions,
                        in,
                        spec.units(),
                        layout.find(layer.owner(), "kernel"),
                        layout.find(layer.owner(), "bias"),
                        false,
                        x,
                        y));
        return activate(layer.name(), spec.activation(), y, layer.shape());
    }

    private Value conv(ShapedLayer layer, LayerSpec.Conv2D spec, Value x, Shape shape) {
        Border border =
                Border.of(
                        spec.padding(),
                        shape,
                        spec.kernelSize(),
                        spec.strides(),
                        spec.dilationRate());
        ConvGeometry geometry = ConvGeometry.of(spec, shape, border);
        Value image = x;
        if (!border.isEmpty()) {
            image =
                    value(
                            layer.name() + " padded",
                            geometry.height() * geometry.width() * geometry.channels());
            ops.add(
                    new ForwardOp.Pad(
                            layer.name(),
                            shape.dimension(0),
                            shape.dimension(1),
                            shape.dimension(2),
                            border,
                            x,
                            image));
        }
        Value y = value(layer.name(), layer.shape().size());
        ops.add(
                new ForwardOp.Conv2D(
                        layer.name(),
                        geometry,
                        layout.find(layer.owner(), "kernel"),
                        layout.find(layer.owner(), "bias"),
                        false,
                        image,
                        y,
                        null,
                        null));
        return activate(layer.name(), spec.activation(), y, layer.shape());
    }

    private Value depthwise(
            ShapedLayer layer, LayerSpec.DepthwiseConv2D spec, Value x, Shape shape) {
        Value y = value(layer.name(), layer.shape().size());
        ops.add(
                new ForwardOp.DepthwiseConv2D(
                        layer.name(),
                        DepthwiseGeometry.of(spec, shape, layer.shape()),
                        layout.find(layer.owner(), "kernel"),
                        layout.find(layer.owner(), "bias"),
                        false,
                        x,
                        y));
        return activate(layer.name(), spec.activation(), y, layer.shape());
    }

    private Value pool(
            ShapedLayer layer, boolean max, Window pool, Window strides, Padding padding, Value x) {
        PoolGeometry geometry =
                PoolGeometry.of(pool, strides, padding, layer.inputShapes().get(0), layer.shape());
        Value y = value(layer.name(), layer.shape().size());
        ops.add(new ForwardOp.Pool(layer.name(), max, geometry, x, y));
        return y;
    }

    private Value globalPool(String name, boolean max, Value x, Shape shape) {
        int channels = shape.dimension(-1);
        Value y = value(name, channels);
        ops.add(new ForwardOp.GlobalPool(name, max, shape.size() / channels, channels, x, y));
        return y;
    }

    private Value dropout(String name, float rate, Value x) {
        if (!training || rate == 0) {
            return x;
        }
        Value y = value(name, x.size());
        ops.add(new ForwardOp.Dropout(name, rate, streams++, x, y));
        return y;
    }

    private Value normalize(
            ShapedLayer layer, LayerSpec.BatchNormalization spec, Value x, Shape shape) {
        int channels = shape.dimension(-1);
        String owner = layer.owner();
        ForwardOp.Norm norm =
                new ForwardOp.Norm(
                        shape.size() / channels,
                        channels,
                        spec.momentum(),
                        (float) spec.epsilon(),
                        layout.find(owner, "gamma"),
                        layout.find(owner, "beta"),
                        layout.find(owner, "movingMean"),
                        layout.find(owner, "movingVariance"));
        Region statistics = null;
        if (training) {
            String name = layer.name();
            Region moments = region(name + " moments", Region.Kind.PART, 3 * channels);
            statistics = region(name + " statistics", Region.Kind.SHARED, 3 * channels);
            ops.add(new Moments(name, norm.positions(), channels, x, moments));
            ops.add(
                    new StepOp.CombineMoments(
                            name,
                            channels,
                            norm.positions(),
                            spec.momentum(),
                            moments,
                            statistics,
                            norm.movingMean(),
                            norm.movingVariance()));
        }
        Value y = value(layer.name(), x.size());
        ops.add(new ForwardOp.Normalize(layer.name(), norm, statistics, x, y));
        return y;
    }

    private Value activate(String name, Activation activation, Value x, Shape shape) {
        return switch (activation) {
            case LINEAR -> x;
            case SOFTMAX -> {
                int columns = shape.dimension(-1);
                Value y = value(name, x.size());
                ops.add(new ForwardOp.Softmax(name, x.size() / columns, columns, x, y));
                yield y;
            }
            default -> activate(name, Curve.of(activation), x);
        };
    }

    private Value activate(String name, Curve curve, Value x) {
        Value y = value(name, x.size());
        ops.add(new ForwardOp.Activate(name, curve, x, y));
        return y;
    }

    private Value scale(String name, float scale, float offset, Value x) {
        Value y = value(name, x.size());
        ops.add(new ForwardOp.Scale(name, scale, offset, x, y));
        return y;
    }

    private Value merge(String name, Binary binary, List<Value> xs) {
        Value result = xs.get(0);
        for (Value x : xs.subList(1, xs.size())) {
            Value y = value(name, x.size());
            ops.add(new ForwardOp.Merge(name, binary, result, x, y));
            result = y;
        }
        return result;
    }

    private Value concatenate(ShapedLayer layer, LayerSpec.Concatenate spec, List<Value> xs) {
        Shape shape = layer.shape();
        int axis = spec.axis() < 0 ? spec.axis() + shape.rank() : spec.axis();
        int rows = 1;
        for (int i = 0; i < axis; i++) {
            rows *= shape.dimension(i);
        }
        int stride = shape.size() / rows;
        List<Pieces> pieces = new ArrayList<>();
        int offset = 0;
        for (Value x : xs) {
            int length = x.size() / rows;
            pieces.add(new Pieces(rows, length, stride, offset));
            offset += length;
        }
        Value y = value(layer.name(), shape.size());
        ops.add(new ForwardOp.Concatenate(layer.name(), xs, List.copyOf(pieces), y));
        return y;
    }

    private Value value(String name, int size) {
        return new Value(ids++, name, size);
    }

    private Region region(String name, Region.Kind kind, int size) {
        return new Region(ids++, name, kind, size);
    }
}
