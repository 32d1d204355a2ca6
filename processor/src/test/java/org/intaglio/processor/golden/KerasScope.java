/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says from the text of a case alone whether it must be expressible. It knows nothing of the
 * translation and is written down a second time on purpose: a translation that stops to understand
 * something would otherwise turn a failure into a case left out.
 */
final class KerasScope {
    private static final Set<String> LAYERS =
            Set.of(
                    "InputLayer",
                    "Dense",
                    "Conv2D",
                    "DepthwiseConv2D",
                    "MaxPooling2D",
                    "AveragePooling2D",
                    "GlobalAveragePooling2D",
                    "GlobalMaxPooling2D",
                    "Flatten",
                    "Reshape",
                    "Dropout",
                    "BatchNormalization",
                    "Activation",
                    "ReLU",
                    "LeakyReLU",
                    "Softmax",
                    "Rescaling",
                    "Add",
                    "Subtract",
                    "Multiply",
                    "Average",
                    "Maximum",
                    "Concatenate",
                    "Embedding",
                    "LSTM",
                    "Masking",
                    "GRU",
                    "SimpleRNN",
                    "Bidirectional",
                    "TimeDistributed",
                    "MultiHeadAttention",
                    "LayerNormalization",
                    "Conv1D",
                    "GlobalAveragePooling1D",
                    "GlobalMaxPooling1D",
                    "MaxPooling1D",
                    "AveragePooling1D",
                    "GaussianNoise",
                    "GaussianDropout",
                    "AlphaDropout",
                    "SpatialDropout1D",
                    "SpatialDropout2D",
                    "ELU",
                    "PReLU",
                    "UnitNormalization",
                    "RMSNormalization",
                    "GroupNormalization",
                    "Minimum",
                    "ActivityRegularization",
                    "Dot",
                    "RepeatVector",
                    "Attention",
                    "AdditiveAttention",
                    "GroupQueryAttention",
                    "Permute",
                    "DepthwiseConv1D",
                    "SeparableConv1D",
                    "SeparableConv2D",
                    "Conv1DTranspose",
                    "Conv2DTranspose",
                    "ZeroPadding1D",
                    "ZeroPadding2D",
                    "Cropping1D",
                    "Cropping2D",
                    "UpSampling1D",
                    "UpSampling2D",
                    "CenterCrop",
                    "Resizing",
                    "AdaptiveAveragePooling1D",
                    "AdaptiveAveragePooling2D",
                    "CategoryEncoding",
                    "Discretization",
                    "IntegerLookup",
                    "Normalization",
                    "RandomBrightness",
                    "RandomContrast",
                    "RandomCrop",
                    "RandomFlip",
                    "RandomRotation",
                    "RandomTranslation",
                    "RandomZoom");

    private static final Set<String> OTHER_CLASSES =
            Set.of(
                    "__keras_tensor__",
                    "DTypePolicy",
                    "function",
                    "GlorotUniform",
                    "GlorotNormal",
                    "HeUniform",
                    "HeNormal",
                    "LecunUniform",
                    "LecunNormal",
                    "Zeros",
                    "Ones",
                    "Constant",
                    "Functional",
                    "Sequential",
                    "RandomNormal",
                    "RandomUniform",
                    "Orthogonal",
                    "OrthogonalInitializer",
                    "L1",
                    "L2",
                    "L1L2",
                    "MaxNorm",
                    "MinMaxNorm",
                    "NonNeg",
                    "UnitNorm",
                    "SGD",
                    "Adam",
                    "AdamW",
                    "RMSprop",
                    "Adagrad",
                    "Adadelta",
                    "Adamax",
                    "Nadam",
                    "Lion",
                    "Lamb",
                    "Muon",
                    "Adafactor",
                    "Ftrl",
                    "LossScaleOptimizer",
                    "ExponentialDecay",
                    "InverseTimeDecay",
                    "PolynomialDecay",
                    "PiecewiseConstantDecay",
                    "CosineDecay",
                    "CosineDecayRestarts",
                    "SparseCategoricalCrossentropy",
                    "CategoricalCrossentropy",
                    "BinaryCrossentropy",
                    "MeanSquaredError",
                    "MeanAbsoluteError",
                    "Huber",
                    "BinaryFocalCrossentropy",
                    "CategoricalFocalCrossentropy",
                    "Dice",
                    "Tversky");

    private static final Set<String> ACTIVATIONS =
            Set.of(
                    "linear",
                    "relu",
                    "sigmoid",
                    "tanh",
                    "softmax",
                    "elu",
                    "selu",
                    "gelu",
                    "silu",
                    "swish",
                    "softplus",
                    "softsign",
                    "leaky_relu",
                    "relu6",
                    "exponential",
                    "hard_sigmoid",
                    "mish",
                    "celu",
                    "hard_tanh",
                    "hard_silu",
                    "hard_swish",
                    "log_sigmoid",
                    "tanh_shrink",
                    "soft_shrink",
                    "hard_shrink",
                    "squareplus",
                    "sparse_plus",
                    "sparse_sigmoid",
                    "log_softmax");

    private static final Set<String> LOSSES =
            Set.of(
                    "sparse_categorical_crossentropy",
                    "categorical_crossentropy",
                    "binary_crossentropy",
                    "bce",
                    "mse",
                    "mean_squared_error",
                    "mae",
                    "mean_absolute_error",
                    "huber",
                    "cosine_similarity",
                    "hinge",
                    "squared_hinge",
                    "categorical_hinge",
                    "kl_divergence",
                    "log_cosh",
                    "poisson",
                    "mean_absolute_percentage_error",
                    "mean_squared_logarithmic_error");

    /** Attributes that must be null. */
    private static final Set<String> NULL =
            Set.of(
                    "output_shape",
                    "sliding_window",
                    "quantization_config",
                    "lora_rank",
                    "noise_shape",
                    "ignore_class",
                    "mask");

    /** Attributes that must be false. */
    private static final Set<String> FALSE =
            Set.of(
                    "renorm",
                    "synchronized",
                    "stateful",
                    "rms_scaling",
                    "crop_to_aspect_ratio",
                    "pad_to_aspect_ratio",
                    "antialias",
                    "return_attention_scores");

    private final Set<String> outside = new TreeSet<>();

    private KerasScope() {}

    /** What is outside of the language, or nothing if the case must pass. */
    static Optional<String> outside(GoldenCase golden) {
        KerasScope scope = new KerasScope();
        golden.model().required("config").forEach(value -> scope.visit("", value));
        if (golden instanceof GoldenCase.Training training) {
            scope.visit("", training.optimizer());
            scope.visit("loss", training.loss());
        }
        MaskedCases.reason(golden).ifPresent(scope.outside::add);
        if (RandomLayers.drops(golden)) {
            scope.outside.add("random numbers in training");
        }
        return scope.outside.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", scope.outside));
    }

    private void visit(String name, JsonNode value) {
        attribute(name, value);
        String kind = value.path("class_name").asString("");
        if (!kind.isEmpty()
                && (value.path("module").asString("").startsWith("keras.layers")
                        ? !LAYERS.contains(kind)
                        : !OTHER_CLASSES.contains(kind))) {
            outside.add(kind);
        }
        switch (kind) {
            case "LSTM", "GRU", "SimpleRNN" -> {
                only(value, "dropout", "0.0");
                only(value, "recurrent_dropout", "0.0");
            }
            case "Bidirectional" -> {
                JsonNode config = value.required("config");
                if (config.at("/layer/config/return_state").booleanValue(false)) {
                    outside.add("states of both ways");
                }
                if (!config.hasNonNull("merge_mode")) {
                    outside.add("merge_mode = null");
                }
                if (!config.at("/layer/class_name")
                        .equals(config.at("/backward_layer/class_name"))) {
                    outside.add("a backward layer of its own");
                }
            }
            case "Normalization" -> only(value, "axis", "[-1]");
            case "MultiHeadAttention" -> {
                only(value, "attention_axes", "[1]");
                only(value, "use_gate", "false");
            }
            case "LayerNormalization", "RMSNormalization" -> only(value, "axis", "[-1]");
            case "Huber" -> {
                if (!value.at("/config/delta").isNumber()) {
                    outside.add("a delta that is not written down");
                }
            }
            case "Resizing", "UpSampling2D" -> {
                String how = value.at("/config/interpolation").asString();
                if (!how.equals("nearest") && !how.equals("bilinear")) {
                    outside.add("interpolation = " + how);
                }
            }
            case "Dice", "Tversky" -> {
                if (value.at("/config/axis").isNull()) {
                    outside.add("a sum over all samples of a batch");
                }
            }
            case "GroupNormalization", "BatchNormalization" -> only(value, "axis", "-1");
            case "Rescaling" -> {
                if (!value.at("/config/scale").isNumber()) {
                    outside.add("several scales");
                }
            }
            default -> {}
        }
        if (value.isObject()) {
            value.properties().forEach(child -> visit(child.getKey(), child.getValue()));
        } else if (value.isArray()) {
            value.forEach(child -> visit("", child));
        }
    }

    /** Notes an attribute that says anything else. */
    private void only(JsonNode layer, String name, String value) {
        String found = layer.required("config").path(name).toString();
        if (!found.equals(value)) {
            outside.add(name + " = " + found);
        }
    }

    private void attribute(String name, JsonNode value) {
        boolean fine =
                switch (name) {
                    case "activation" ->
                            !value.isString() || ACTIVATIONS.contains(value.stringValue());
                    case "loss" -> !value.isString() || LOSSES.contains(value.stringValue());
                    case "data_format" -> value.stringValue().equals("channels_last");
                    case "reduction" -> value.stringValue().equals("sum_over_batch_size");
                    default ->
                            (!NULL.contains(name) || value.isNull())
                                    && (!FALSE.contains(name) || !value.booleanValue());
                };
        if (!fine) {
            outside.add(name + " = " + value);
        }
    }
}
