/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Set;

/** Translates the layers of sequences. */
final class SequenceTranslator {
    private final KerasConfig config;
    private final int rank;
    private int resultRank;

    /**
     * @param config the layer's attributes
     * @param rank the axes of what it reads, without the batch
     */
    SequenceTranslator(KerasConfig config, int rank) {
        this.config = config;
        this.rank = rank;
        this.resultRank = rank;
    }

    /** The axes of the result of what was translated, without the batch. */
    int resultRank() {
        return resultRank;
    }

    /** The annotation of a field. */
    Annotation translate(String kind) {
        Annotation annotation = new Annotation(kind);
        switch (kind) {
            case "Embedding" -> embedding(annotation);
            case "LSTM", "GRU", "SimpleRNN" -> recurrent(kind, annotation);
            case "Masking" -> annotation.with("maskValue", config.number("mask_value"), 0.0);
            case "Bidirectional" -> {
                return bidirectional();
            }
            case "LayerNormalization" -> normalization(annotation);
            case "MaxPooling1D", "AveragePooling1D" -> pooling(annotation);
            default -> convolution(annotation);
        }
        return annotation;
    }

    private void embedding(Annotation annotation) {
        annotation
                .with("inputDim", config.integer("input_dim"))
                .with("outputDim", config.integer("output_dim"))
                .with("maskZero", config.bool("mask_zero"), false);
        config.initializer(annotation, "embeddings_initializer", "@Init(RANDOM_UNIFORM)");
        config.regularizer(annotation, "embeddings_regularizer");
        resultRank = rank + 1;
    }

    private void recurrent(String kind, Annotation annotation) {
        boolean sequences = config.bool("return_sequences");
        annotation.with("units", config.integer("units"));
        activation(annotation, "activation", "TANH");
        if (!kind.equals("SimpleRNN")) {
            activation(annotation, "recurrent_activation", "SIGMOID");
        }
        if (config.number("dropout") != 0) {
            throw config.inexpressible("dropout");
        }
        annotation
                .with("returnSequences", sequences, false)
                .with("goBackwards", config.bool("go_backwards"), false);
        if (kind.equals("GRU")) {
            annotation.with("resetAfter", config.bool("reset_after"), true);
        }
        annotation.with("useBias", config.bool("use_bias"), true);
        if (kind.equals("LSTM")) {
            annotation.with("unitForgetBias", config.bool("unit_forget_bias"), true);
        }
        config.initializer(annotation, "kernel_initializer", "@Init(GLOROT_UNIFORM)");
        config.initializer(annotation, "recurrent_initializer", "@Init(ORTHOGONAL)");
        config.initializer(annotation, "bias_initializer", "@Init(ZEROS)");
        config.regularizer(annotation, "kernel_regularizer");
        config.regularizer(annotation, "recurrent_regularizer");
        config.regularizer(annotation, "bias_regularizer");
        resultRank = sequences ? 2 : 1;
    }

    private void activation(Annotation annotation, String name, String standard) {
        String activation = ValueTranslator.activation(config.node(name));
        annotation.with(CamelCase.of(name), activation, standard);
    }

    /** The layer that runs the other way is a second one of the same in our language. */
    private Annotation bidirectional() {
        JsonNode forward = config.node("layer");
        if (config.has("backward_layer") && !isSame(forward, config.node("backward_layer"))) {
            throw new InexpressibleException(
                    "Bidirectional with a backward_layer of its own is not there yet");
        }
        if (!config.has("merge_mode")) {
            throw config.inexpressible("merge_mode");
        }
        String mode = config.string("merge_mode").toUpperCase(Locale.ROOT);
        String around =
                new Annotation("Bidirectional")
                        .with("mergeMode", "MergeMode." + mode, "MergeMode.CONCAT")
                        .toString()
                        .substring(1);
        String kind = forward.required("class_name").stringValue();
        KerasConfig inner = new KerasConfig(kind, forward.required("config"));
        SequenceTranslator translator = new SequenceTranslator(inner, rank);
        Annotation annotation = translator.translate(kind);
        inner.finish();
        resultRank = translator.resultRank();
        return new Annotation(around + " @" + kind, annotation.attributes());
    }

    private static boolean isSame(JsonNode forward, JsonNode backward) {
        return forward.required("class_name").equals(backward.required("class_name"))
                && forward.required("config").properties().stream()
                        .filter(p -> !Set.of("name", "go_backwards").contains(p.getKey()))
                        .allMatch(p ->
                                p.getValue().equals(backward.required("config").get(p.getKey())));
    }

    private void normalization(Annotation annotation) {
        config.lastAxis(rank);
        annotation
                .with("epsilon", config.number("epsilon"), 1e-3)
                .with("center", config.bool("center"), true)
                .with("scale", config.bool("scale"), true);
        config.initializer(annotation, "beta_initializer", "@Init(ZEROS)");
        config.initializer(annotation, "gamma_initializer", "@Init(ONES)");
        config.regularizer(annotation, "beta_regularizer");
        config.regularizer(annotation, "gamma_regularizer");
    }

    private void pooling(Annotation annotation) {
        int size = config.integers("pool_size").getFirst();
        annotation.with("poolSize", size, 2);
        if (config.has("strides")) {
            annotation.with("strides", config.integers("strides").getFirst(), size);
        }
        annotation.with("padding", config.string("padding").toUpperCase(Locale.ROOT), "VALID");
    }

    /** A window has one side here; Keras writes it as a list. */
    private void convolution(Annotation annotation) {
        annotation
                .with("filters", config.integer("filters"))
                .with("kernelSize", config.integers("kernel_size").getFirst())
                .with("strides", config.integers("strides").getFirst(), 1);
        String padding = config.string("padding").toUpperCase(Locale.ROOT);
        if (padding.equals("CAUSAL")) {
            annotation.with("causal", true);
        } else {
            annotation.with("padding", padding, "VALID");
        }
        annotation
                .with("dilationRate", config.integers("dilation_rate").getFirst(), 1)
                .with("groups", config.integer("groups"), 1)
                .with("activation", ValueTranslator.activation(config.node("activation")), "LINEAR")
                .with("useBias", config.bool("use_bias"), true);
        config.initializer(annotation, "kernel_initializer", "@Init(GLOROT_UNIFORM)");
        config.initializer(annotation, "bias_initializer", "@Init(ZEROS)");
        config.regularizer(annotation, "kernel_regularizer");
        config.regularizer(annotation, "bias_regularizer");
    }
}
