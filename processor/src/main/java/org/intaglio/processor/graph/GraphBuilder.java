/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.InputType;
import org.intaglio.Padding;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.ReductionOp.Kind;
import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.AugmentationSpec;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.MaskedLayers;
import org.intaglio.processor.model.NoiseSpec;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.ResamplingSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates layers into operations, layer by layer: a case for each kind. */
public final class GraphBuilder {
    private static final Window NO_DILATION = new Window(1, 1);

    private final ShapedNetwork network;
    private final boolean training;
    private final boolean losses;
    private final Parameters parameters;
    private List<Op> ops = new ArrayList<>();
    private final Map<String, Tensor> results = new HashMap<>();
    private final Map<Tensor, List<Optional<Tensor>>> states = new HashMap<>();
    private final Masks masks = new Masks(this);
    private final AttentionBuilder attentions = new AttentionBuilder(this);
    private final SequenceBuilder sequences = new SequenceBuilder(this, attentions);
    private final PreprocessingBuilder preprocessing = new PreprocessingBuilder(this);
    private final AugmentationBuilder augmentations = new AugmentationBuilder(this);
    private final ConvolutionBuilder convolutions = new ConvolutionBuilder(this);
    private final NoiseBuilder noise = new NoiseBuilder(this);
    private final ComposedBuilder composed = new ComposedBuilder(this);
    private int ids;
    private int streams;

    private GraphBuilder(ShapedNetwork network, boolean training, boolean losses) {
        this.network = network;
        this.training = training;
        this.losses = losses;
        this.parameters = new Parameters(network);
    }

    /** The operations of a prediction: no dropout, moving averages. */
    public static Graph inference(ShapedNetwork network) {
        return new GraphBuilder(network, false, false).build();
    }

    /** Those of a prediction that losses are to follow, and metrics: see {@link Graph#outputs}. */
    public static Graph evaluation(ShapedNetwork network) {
        return new GraphBuilder(network, false, true).build();
    }

    /** The operations of the forward half of a training step. */
    public static Graph training(ShapedNetwork network) {
        return new GraphBuilder(network, true, true).build();
    }

    private Graph build() {
        List<Tensor> inputs = new ArrayList<>();
        for (ShapedLayer layer : network.layers()) {
            if (layer.spec() instanceof LayerSpec.Input) {
                Tensor value = input(layer);
                inputs.add(value);
                results.put(layer.name(), value);
            } else {
                List<Tensor> xs = layer.inputs().stream().map(results::get).toList();
                results.put(layer.name(), translate(layer, xs));
                masks.add(layer, xs);
            }
        }
        List<Tensor> outputs = new ArrayList<>();
        Set<Tensor> taken = new HashSet<>(inputs);
        for (OutputSpec output : network.outputs()) {
            outputs.add(output(output.layer(), results.get(output.layer()), taken));
        }
        if (losses) {
            for (OutputSpec output : MaskedLayers.outputs(network)) {
                outputs.add(output(output.layer(), masks.of(output.layer()), taken));
            }
        }
        return new Graph(inputs, outputs, parameters.all(), ops);
    }

    /** A value that lies where no other result does. */
    private Tensor output(String name, Tensor value, Set<Tensor> taken) {
        if (taken.add(viewed(value))) {
            return value;
        }
        Tensor copy = value(name, value.shape());
        ops.add(new ShapeOp.Copy(name, value, copy));
        return copy;
    }

    private Tensor input(ShapedLayer layer) {
        boolean isIndex = ((LayerSpec.Input) layer.spec()).type() == InputType.INDEX;
        return new Tensor(
                ids++,
                layer.name(),
                layer.shape(),
                isIndex ? Tensor.Type.INDEX : Tensor.Type.FLOAT,
                Tensor.Scope.SAMPLE);
    }

    /** What a value is a view of, or the value itself. */
    private Tensor viewed(Tensor value) {
        for (Op op : ops) {
            if (op instanceof ShapeOp.View view && view.y().equals(value)) {
                return viewed(view.x());
            }
        }
        return value;
    }

    Tensor translate(ShapedLayer layer, List<Tensor> xs) {
        Tensor x = xs.get(0);
        String name = layer.name();
        return switch (layer.spec()) {
            case LayerSpec.Dense spec -> dense(layer, spec, x);
            case LayerSpec.Conv2D spec -> convolutions.grouped(layer, spec, spec.groups(), x);
            case LayerSpec.DepthwiseConv2D spec ->
                    convolutions.grouped(layer, spec, x.shape().dimension(2), x);
            case LayerSpec.MaxPooling2D spec ->
                    pool(layer, Kind.MAXIMUM, spec.poolSize(), spec.strides(), spec.padding(), x);
            case LayerSpec.AveragePooling2D spec ->
                    pool(layer, Kind.MEAN, spec.poolSize(), spec.strides(), spec.padding(), x);
            case LayerSpec.GlobalMaxPooling2D spec -> reducePositions(layer, Kind.MAXIMUM, x);
            case LayerSpec.GlobalAveragePooling2D spec -> reducePositions(layer, Kind.MEAN, x);
            // Row-major and channels last already: another shape is the same values.
            case LayerSpec.Flatten spec -> view(name, x, layer.shape());
            case LayerSpec.Reshape spec -> view(name, x, layer.shape());
            case LayerSpec.Dropout spec -> dropout(name, (float) spec.rate(), x);
            case LayerSpec.BatchNormalization spec -> normalize(layer, spec, x);
            case LayerSpec.ActivationLayer spec -> activate(name, spec.activation(), x);
            case LayerSpec.ReLU spec -> activate(name, Curve.of(spec), x);
            case LayerSpec.LeakyReLU spec -> activate(name, Curve.of(spec), x);
            case LayerSpec.Softmax spec -> softmax(name, spec.axes(x.shape()), x);
            case LayerSpec.Rescaling spec ->
                    scale(name, (float) spec.scale(), (float) spec.offset(), x);
            case LayerSpec.Add spec -> merge(layer, Binary.ADD, xs);
            case LayerSpec.Subtract spec -> merge(layer, Binary.SUBTRACT, xs);
            case LayerSpec.Multiply spec -> merge(layer, Binary.MULTIPLY, xs);
            case LayerSpec.Maximum spec -> merge(layer, Binary.MAXIMUM, xs);
            case LayerSpec.Average spec ->
                    scale(name, 1f / xs.size(), 0, merge(layer, Binary.ADD, xs));
            case LayerSpec.Concatenate spec -> concatenate(layer, spec.axis(), xs);
            case ResamplingSpec spec -> resample(layer, spec, x);
            case PreprocessingSpec spec -> preprocessing.translate(layer, spec, x);
            case AugmentationSpec spec -> augmentations.translate(layer, spec, x);
            case ConvolutionSpec spec -> convolutions.translate(layer, spec, x);
            case NoiseSpec spec -> noise.translate(layer, spec, x);
            case ComposedSpec spec -> composed.translate(layer, spec, xs);
            case AttentionSpec spec -> attentions.translate(layer, spec, xs);
            case SequenceSpec spec -> sequences.translate(layer, spec, xs);
            case Custom spec -> custom(layer, spec, xs);
            case LayerSpec.Use spec -> x;
            case LayerSpec.Input spec -> throw new IllegalStateException("inputs read nothing");
            case LayerSpec.Shared spec -> throw new IllegalStateException("shared is resolved");
        };
    }

    private Tensor dense(ShapedLayer layer, LayerSpec.Dense spec, Tensor x) {
        Tensor y = product(layer, "kernel", x, layer.shape());
        return activate(layer.name(), spec.activation(), bias(layer, "bias", y));
    }

    /** {@code x·W} over the last axis. */
    Tensor product(ShapedLayer layer, String kernel, Tensor x, Shape shape) {
        int in = x.shape().dimension(-1);
        int out = shape.dimension(-1);
        Tensor y = value(layer.name(), shape);
        ops.add(
                new ProductOp.Multiply(
                        layer.name(),
                        Product.dense(x.size() / in, in, out),
                        x,
                        parameters.get(layer.owner(), kernel),
                        y));
        return y;
    }

    /** With the bias added, if the layer has one. */
    Tensor bias(ShapedLayer layer, String name, Tensor x) {
        return bias(layer, name, 0, x);
    }

    /** With a row of the bias added, if the layer has one. */
    Tensor bias(ShapedLayer layer, String name, int row, Tensor x) {
        return parameters
                .find(layer.owner(), name)
                .map(bias -> {
                    Tensor y = value(layer.name(), x.shape());
                    ops.add(new ProductOp.AddBias(layer.name(), bias, row, x, y));
                    return y;
                })
                .orElse(x);
    }

    private Tensor pool(
            ShapedLayer layer, Kind kind, Window pool, Window strides, Padding padding, Tensor x) {
        Border border = Border.of(padding, x.shape(), pool, strides, NO_DILATION);
        PoolGeometry geometry = PoolGeometry.of(pool, strides, border, x.shape(), layer.shape());
        Tensor y = value(layer.name(), layer.shape());
        ops.add(new ReductionOp.Pool(layer.name(), kind, geometry, x, y));
        return y;
    }

    private Tensor resample(ShapedLayer layer, ResamplingSpec spec, Tensor x) {
        Tensor y = x;
        for (int axis = 0; axis < spec.axes(); axis++) {
            y = resample(layer.name(), axis, spec.map(axis, x.shape().dimension(axis)), y);
        }
        return y;
    }

    /** Another length for an axis. */
    Tensor resample(String name, int axis, AxisMap map, Tensor x) {
        if (map.changesNothing()) {
            return x;
        }
        List<Integer> dimensions = new ArrayList<>(x.shape().dimensions());
        int outer = product(dimensions.subList(0, axis));
        int inner = product(dimensions.subList(axis + 1, dimensions.size()));
        dimensions.set(axis, map.length());
        Tensor y = value(name, new Shape(dimensions));
        return add(new ReductionOp.Resample(name, outer, inner, map, x, y));
    }

    private static int product(List<Integer> lengths) {
        return lengths.stream().reduce(1, Math::multiplyExact);
    }

    /** Over all positions, for each channel. */
    Tensor reducePositions(ShapedLayer layer, Kind kind, Tensor x) {
        int channels = x.shape().dimension(-1);
        Tensor y = value(layer.name(), layer.shape());
        ops.add(new ReductionOp.Reduce(layer.name(), kind, x.size() / channels, channels, x, y));
        return y;
    }

    Tensor dropout(String name, float rate, Tensor x) {
        if (!training || rate == 0) {
            return x;
        }
        Tensor y = value(name, x.shape());
        ops.add(new ElementOp.Dropout(name, rate, stream(), x, y));
        return y;
    }

    /** The value itself, and a penalty for it in the loss of {@link MaskedLayers#penalized}. */
    Tensor penalized(String name, ComposedSpec.ActivityRegularization spec, Tensor x) {
        if (losses) {
            MaskedLayers.penalized(network)
                    .ifPresent(output ->
                            add(
                                    new ElementOp.Penalty(
                                            name,
                                            network.outputs().indexOf(output),
                                            (float) spec.l1(),
                                            (float) spec.l2(),
                                            (float) output.loss().weight(),
                                            x,
                                            value("∂" + name, x.shape()))));
        }
        return x;
    }

    /** A number that no other layer has, for one that draws random numbers. */
    int stream() {
        return streams++;
    }

    /** Whether this is the forward half of a step. */
    boolean isTraining() {
        return training;
    }

    private Tensor normalize(ShapedLayer layer, LayerSpec.BatchNormalization spec, Tensor x) {
        int channels = x.shape().dimension(-1);
        String owner = layer.owner();
        Norm norm =
                new Norm(
                        x.size() / channels,
                        channels,
                        spec.momentum(),
                        (float) spec.epsilon(),
                        parameters.find(owner, "gamma"),
                        parameters.find(owner, "beta"),
                        parameters.get(owner, "movingMean"),
                        parameters.get(owner, "movingVariance"));
        String name = layer.name();
        Tensor y = value(name, x.shape());
        if (training && !network.isFrozen(owner)) {
            Tensor statistics =
                    new Tensor(
                            ids++,
                            name + " statistics",
                            Shape.of(2, channels),
                            Tensor.Type.FLOAT,
                            Tensor.Scope.BATCH);
            ops.add(new ReductionOp.NormalizeBatch(name, norm, x, y, statistics));
        } else {
            ops.add(new ReductionOp.Normalize(name, norm, x, y));
        }
        return y;
    }

    private Tensor softmax(String name, List<Integer> axes, Tensor x) {
        Permutation last = Permutation.last(axes, x.shape().rank());
        Tensor turned = last.of(this, name, x);
        int columns = product(axes.stream().map(x.shape()::dimension).toList());
        Tensor y = value(name, turned.shape());
        ops.add(new ElementOp.Softmax(name, x.size() / columns, columns, turned, y));
        return last.inverse().of(this, name, y);
    }

    Tensor activate(String name, Activation activation, Tensor x) {
        return new ActivationBuilder(this, name, x).activate(activation);
    }

    Tensor activate(String name, Curve curve, Tensor x) {
        Tensor y = value(name, x.shape());
        ops.add(new ElementOp.Activate(name, curve, x, y));
        return y;
    }

    Tensor scale(String name, float scale, float offset, Tensor x) {
        Tensor y = value(name, x.shape());
        ops.add(new ElementOp.Scale(name, scale, offset, x, y));
        return y;
    }

    /** Inputs with an axis of length 1 are repeated along it. */
    Tensor merge(ShapedLayer layer, Binary binary, List<Tensor> xs) {
        String name = layer.name();
        return masks.merge(
                layer, binary, xs.stream().map(x -> repeat(name, x, layer.shape())).toList());
    }

    Tensor merge(String name, Binary binary, Tensor a, Tensor b) {
        return add(new ElementOp.Merge(name, binary, a, b, value(name, a.shape())));
    }

    /** A value, repeated along axes of length 1. */
    Tensor repeat(String name, Tensor x, Shape shape) {
        Tensor y = view(name, x, x.shape().withRank(shape.rank()));
        for (int axis = 0; axis < shape.rank(); axis++) {
            int length = y.shape().dimension(axis);
            y = resample(name, axis, AxisMap.nearest(length, shape.dimension(axis)), y);
        }
        return y;
    }

    Tensor concatenate(ShapedLayer layer, int along, List<Tensor> xs) {
        Shape shape = layer.shape();
        int axis = along < 0 ? along + shape.rank() : along;
        return concatenate(layer.name(), axis, shape, xs);
    }

    /** One after the other along an axis. */
    Tensor concatenate(String name, int axis, Shape shape, List<Tensor> xs) {
        int rows = product(shape.dimensions().subList(0, axis));
        Tensor y = value(name, shape);
        ops.add(new ShapeOp.Concatenate(name, rows, List.copyOf(xs), y));
        return y;
    }

    private Tensor custom(ShapedLayer layer, Custom spec, List<Tensor> xs) {
        String name = layer.name();
        List<Weights> weights =
                spec.usedParameters().stream()
                        .map(parameter -> parameters.get(layer.owner(), parameter.name()))
                        .toList();
        Optional<Tensor> kept =
                spec.value().kept(xs.getFirst().shape()).map(shape -> value(name + " kept", shape));
        return add(new CustomOp.Custom(name, spec, xs, weights, kept, value(name, layer.shape())));
    }

    /** Another shape of the same elements. */
    Tensor view(String name, Tensor x, Shape shape) {
        if (x.shape().equals(shape)) {
            return x;
        }
        Tensor y = value(name, shape);
        ops.add(new ShapeOp.View(name, x, y));
        return y;
    }

    /** Adds an operation, and returns its result. */
    Tensor add(Op op) {
        ops.add(op);
        return op.writes().get(0);
    }

    /** The convolutions, for layers of sequences. */
    ConvolutionBuilder convolutions() {
        return convolutions;
    }

    /** Whether a state of a layer behind its last step is read. */
    boolean readsState(ShapedLayer layer, int index) {
        return network.layers().stream()
                .anyMatch(l ->
                        l.spec() instanceof SequenceSpec.LastState state
                                && state.index() == index
                                && l.inputs().getFirst().equals(layer.name()));
    }

    /** The states of what a recurrent layer computes, those that are read. */
    Map<Tensor, List<Optional<Tensor>>> states() {
        return states;
    }

    /** Which steps count. */
    Masks masks() {
        return masks;
    }

    /** The operations that this adds, which become those of a loop's body. */
    List<Op> body(Runnable adds) {
        List<Op> outer = ops;
        ops = new ArrayList<>();
        adds.run();
        List<Op> body = ops;
        ops = outer;
        return body;
    }

    /** The parameters. */
    Parameters parameters() {
        return parameters;
    }

    /** A value that is made of indices. */
    Tensor indices(String name, Shape shape) {
        return new Tensor(ids++, name, shape, Tensor.Type.INDEX, Tensor.Scope.SAMPLE);
    }

    Tensor value(String name, Shape shape) {
        return new Tensor(ids++, name, shape, Tensor.Type.FLOAT, Tensor.Scope.SAMPLE);
    }
}
