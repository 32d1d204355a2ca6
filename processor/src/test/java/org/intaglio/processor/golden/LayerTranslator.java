/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates a Keras layer to the annotations of one field, or of several in a row. */
final class LayerTranslator {
    /** The layer, whose attributes it is asked for. */
    private final KerasConfig config;

    /** The axes of what the layer reads, without the batch; Keras counts from the batch. */
    private final int rank;

    private final List<Annotation> fields = new ArrayList<>();
    private int resultRank;

    private LayerTranslator(KerasConfig config, int rank) {
        this.config = config;
        this.rank = rank;
        this.resultRank = rank;
    }

    /**
     * A layer in our words.
     *
     * @param fields annotations of one field, or of several that read each other
     * @param rank the axes of its result, without the batch
     * @param hasWeights whether it has weights, so that sharing it makes a difference
     * @param frozen whether the weights are not trained
     * @param roles the attributes that name what it reads; empty if that is {@code from}
     */
    record Translated(
            List<Annotation> fields,
            int rank,
            boolean hasWeights,
            boolean frozen,
            List<String> roles) {
        Translated {
            fields = List.copyOf(fields);
            roles = List.copyOf(roles);
        }
    }

    /**
     * @param call what is called, and how
     * @param rank axes of what it reads, without the batch
     */
    static Translated translate(KerasGraph.Call call, int rank) {
        Translated layer = translate(call.layer(), rank);
        if (AttentionTranslator.KINDS.contains(call.kind())) {
            layer.fields().getFirst().with("causal", call.causal(), false);
        } else if (call.causal()) {
            throw new InexpressibleException("%s with a mask".formatted(call.kind()));
        }
        return layer;
    }

    /**
     * @param layer class and config
     * @param rank axes of what it reads, without the batch
     */
    static Translated translate(JsonNode layer, int rank) {
        String module = layer.path("module").asString("keras.layers");
        String kind = layer.required("class_name").stringValue();
        if (!module.equals("keras.layers")) {
            // x + y in the functional interface is an Add too, but one of keras.src.ops.
            throw new InexpressibleException(
                    "%s of %s is not a layer of the language".formatted(kind, module));
        }
        KerasConfig config = new KerasConfig(kind, layer.required("config"));
        LayerTranslator translator = new LayerTranslator(config, rank);
        boolean hasWeights = translator.layer(kind);
        boolean frozen = config.optional("trainable").filter(t -> !t.booleanValue()).isPresent();
        config.finish();
        List<String> roles =
                AttentionTranslator.KINDS.contains(kind)
                        ? List.of("query", "value", "key")
                        : List.of();
        return new Translated(
                translator.fields, translator.resultRank, hasWeights, hasWeights && frozen, roles);
    }

    private boolean layer(String kind) {
        switch (kind) {
            case "Dense" -> dense();
            case "Conv2D" -> conv2D();
            case "DepthwiseConv2D" -> depthwiseConv2D();
            case "BatchNormalization" -> batchNormalization();
            case "MaxPooling2D", "AveragePooling2D" -> pooling(kind);
            case "GlobalMaxPooling2D",
                    "GlobalAveragePooling2D",
                    "GlobalAveragePooling1D",
                    "GlobalMaxPooling1D" ->
                    globalPooling(kind);
            case "Embedding",
                    "Masking",
                    "LSTM",
                    "GRU",
                    "SimpleRNN",
                    "Bidirectional",
                    "LayerNormalization",
                    "Conv1D",
                    "MaxPooling1D",
                    "AveragePooling1D" -> {
                SequenceTranslator sequences = new SequenceTranslator(config, rank);
                fields.add(sequences.translate(kind));
                resultRank = sequences.resultRank();
            }
            case "Flatten" -> {
                fields.add(new Annotation(kind));
                resultRank = 1;
            }
            case "Reshape" -> {
                List<Integer> target = config.integers("target_shape");
                fields.add(new Annotation(kind).with("value", ValueTranslator.shape(target)));
                resultRank = target.size();
            }
            case "Dropout" -> fields.add(new Annotation(kind).with("value", config.number("rate")));
            case "Activation", "ReLU", "LeakyReLU", "Softmax" -> activationLayer(kind);
            case "Rescaling" ->
                    fields.add(
                            new Annotation(kind)
                                    .with("scale", config.number("scale"))
                                    .with("offset", config.number("offset"), 0.0));
            case "Add", "Subtract", "Multiply", "Average", "Maximum" ->
                    fields.add(new Annotation(kind));
            case "Concatenate" -> concatenate();
            case "TimeDistributed" -> {
                return timeDistributed();
            }
            default -> {
                if (AttentionTranslator.KINDS.contains(kind)) {
                    fields.add(new AttentionTranslator(config).translate(kind));
                } else if (AugmentationTranslator.KINDS.contains(kind)) {
                    fields.add(new AugmentationTranslator(config).translate(kind));
                } else if (ComposedTranslator.knows(kind)) {
                    fields.add(ComposedTranslator.translate(kind, config, rank));
                } else if (PreprocessingTranslator.KINDS.contains(kind)) {
                    fields.add(new PreprocessingTranslator(config, rank).translate(kind));
                    resultRank = preprocessedRank(kind);
                } else if (ResamplingTranslator.KINDS.contains(kind)) {
                    fields.add(ResamplingTranslator.translate(kind, config));
                } else {
                    throw missing(kind);
                }
            }
        }
        return switch (kind) {
            case "Dense",
                    "Conv2D",
                    "DepthwiseConv2D",
                    "BatchNormalization",
                    "Embedding",
                    "LSTM",
                    "GRU",
                    "SimpleRNN",
                    "Bidirectional",
                    "LayerNormalization",
                    "Conv1D" ->
                    true;
            case "Attention" ->
                    config.bool("use_scale") || config.string("score_mode").equals("concat");
            case "AdditiveAttention" -> config.bool("use_scale");
            case "MultiHeadAttention", "GroupQueryAttention" -> true;
            case "Normalization" -> !config.has("mean");
            default -> ComposedTranslator.hasWeights(kind);
        };
    }

    /** An index that stands for itself alone gets an axis of its own, unless it has one. */
    private int preprocessedRank(String kind) {
        boolean isOneHot =
                !kind.equals("Normalization") && config.string("output_mode").equals("one_hot");
        return isOneHot && rank > 1 ? rank + 1 : rank;
    }

    /** One layer, beside whose annotation another stands; whether it has weights. */
    private boolean timeDistributed() {
        Translated inner = translate(config.node("layer"), rank - 1);
        if (inner.fields().size() > 1) {
            throw config.inexpressible("layer");
        }
        Annotation one = inner.fields().getFirst();
        fields.add(new Annotation("TimeDistributed @" + one.name(), one.attributes()));
        resultRank = inner.rank() + 1;
        return inner.hasWeights();
    }

    private static RuntimeException missing(String kind) {
        return MissingLayers.NAMES.contains(kind)
                ? new InexpressibleException("layer " + kind + " is not in the language yet")
                : new IllegalArgumentException("Keras has no layer " + kind);
    }

    private void dense() {
        Annotation dense = new Annotation("Dense").with("units", config.integer("units"));
        weighted(dense, "kernel");
    }

    private void conv2D() {
        Annotation conv = new Annotation("Conv2D").with("filters", config.integer("filters"));
        window(conv);
        conv.with("groups", config.integer("groups"), 1);
        weighted(conv, "kernel");
    }

    private void depthwiseConv2D() {
        Annotation conv = new Annotation("DepthwiseConv2D");
        window(conv);
        conv.with("depthMultiplier", config.integer("depth_multiplier"), 1);
        weighted(conv, "depthwise");
    }

    private void window(Annotation conv) {
        conv.with("kernelSize", ValueTranslator.window(config.integers("kernel_size")))
                .with("strides", ValueTranslator.window(config.integers("strides")), "1");
        padding(conv);
        conv.with("dilationRate", ValueTranslator.window(config.integers("dilation_rate")), "1");
    }

    /**
     * What dense layers and convolutions have in common; {@code kernel} is what theirs is called.
     */
    private void weighted(Annotation annotation, String kernel) {
        fields.add(annotation);
        activation(annotation);
        annotation.with("useBias", config.bool("use_bias"), true);
        config.initializer(annotation, kernel + "_initializer", "@Init(GLOROT_UNIFORM)");
        config.initializer(annotation, "bias_initializer", "@Init(ZEROS)");
        config.regularizer(annotation, kernel + "_regularizer");
        config.regularizer(annotation, "bias_regularizer");
        // A penalty for what a layer makes is a layer below it.
        config.optional("activity_regularizer")
                .map(ValueTranslator::regularizer)
                .map(text -> text.replaceFirst("^@\\w+\\(", "").replaceFirst("\\)$", ""))
                .ifPresent(numbers -> fields.add(penalty(numbers)));
    }

    private static Annotation penalty(String numbers) {
        Annotation penalty = new Annotation("ActivityRegularization");
        for (String number : numbers.split(", ", -1)) {
            String[] parts = number.split(" = ", -1);
            penalty.with(parts[0], parts[1]);
        }
        return penalty;
    }

    /** An activation by name is an attribute; one that is a layer is a field of its own. */
    private void activation(Annotation annotation) {
        Optional<JsonNode> value = config.optional("activation");
        if (value.isEmpty()) {
            return;
        }
        boolean isLayer = value.get().path("module").asString("").equals("keras.layers");
        if (isLayer) {
            fields.addAll(translate(value.get(), rank).fields());
        } else {
            annotation.with("activation", ValueTranslator.activation(value.get()), "LINEAR");
        }
    }

    private void batchNormalization() {
        config.lastAxis(rank);
        Annotation annotation =
                new Annotation("BatchNormalization")
                        .with("momentum", config.number("momentum"), 0.99)
                        .with("epsilon", config.number("epsilon"), 1e-3)
                        .with("center", config.bool("center"), true)
                        .with("scale", config.bool("scale"), true);
        config.initializer(annotation, "beta_initializer", "@Init(ZEROS)");
        config.initializer(annotation, "gamma_initializer", "@Init(ONES)");
        config.initializer(annotation, "moving_mean_initializer", "@Init(ZEROS)");
        config.initializer(annotation, "moving_variance_initializer", "@Init(ONES)");
        config.regularizer(annotation, "beta_regularizer");
        config.regularizer(annotation, "gamma_regularizer");
        fields.add(annotation);
    }

    private void pooling(String kind) {
        Annotation annotation = new Annotation(kind);
        String pool = ValueTranslator.window(config.integers("pool_size"));
        annotation.with("poolSize", pool, "2");
        if (config.has("strides")) {
            annotation.with("strides", ValueTranslator.window(config.integers("strides")), pool);
        }
        padding(annotation);
        fields.add(annotation);
    }

    private void globalPooling(String kind) {
        boolean keep = config.bool("keepdims");
        fields.add(new Annotation(kind).with("keepDims", keep, false));
        resultRank = keep ? rank : 1;
    }

    private void padding(Annotation annotation) {
        String padding = config.string("padding").toUpperCase(Locale.ROOT);
        annotation.with("padding", padding, "VALID");
    }

    private void activationLayer(String kind) {
        switch (kind) {
            case "Activation" ->
                    fields.add(
                            new Annotation("ActivationLayer")
                                    .with(
                                            "value",
                                            ValueTranslator.activation(config.node("activation"))));
            case "ReLU" -> {
                Annotation relu = new Annotation(kind);
                if (config.has("max_value")) {
                    relu.with("maxValue", config.number("max_value"));
                }
                fields.add(
                        relu.with("negativeSlope", config.number("negative_slope"), 0.0)
                                .with("threshold", config.number("threshold"), 0.0));
            }
            case "LeakyReLU" ->
                    fields.add(
                            new Annotation(kind)
                                    .with("negativeSlope", config.number("negative_slope"), 0.3));
            default -> {
                List<Integer> axes = config.integers("axis");
                if (axes.contains(0)) {
                    throw config.inexpressible("axis");
                }
                List<Integer> ours =
                        axes.stream().map(a -> a == rank ? -1 : a > 0 ? a - 1 : a).toList();
                String text = ours.stream().map(String::valueOf).collect(Collectors.joining(", "));
                fields.add(
                        new Annotation(kind)
                                .with("axis", ours.size() == 1 ? text : "{" + text + "}", "-1"));
            }
        }
    }

    private void concatenate() {
        int axis = config.integer("axis");
        if (axis == 0) {
            throw config.inexpressible("axis");
        }
        fields.add(new Annotation("Concatenate").with("axis", axis > 0 ? axis - 1 : axis, -1));
    }
}
