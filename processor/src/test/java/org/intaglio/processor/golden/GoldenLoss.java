/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** What Keras computed for a loss alone: one variant of a file. */
record GoldenLoss(String name, JsonNode json) {
    /** The variants of a file. */
    static List<GoldenLoss> of(JsonNode json) {
        KnownFields.check(json, "case", "kind", "keras_version", "variants");
        List<GoldenLoss> variants = new ArrayList<>();
        for (JsonNode variant : json.required("variants")) {
            KnownFields.check(
                    variant,
                    "name",
                    "loss",
                    "y_true",
                    "y_pred",
                    "sample_weight",
                    "value",
                    "gradient");
            String name =
                    json.required("case").stringValue()
                            + ", "
                            + variant.required("name").stringValue();
            variants.add(new GoldenLoss(name, variant));
        }
        return variants;
    }

    /** Keras' loss without what it does with the losses of samples, which is the tests' part. */
    JsonNode loss() {
        ObjectNode loss = (ObjectNode) json.required("loss").deepCopy();
        ObjectNode config = (ObjectNode) loss.required("config");
        config.put("reduction", "sum_over_batch_size");
        // What Keras does not write down is in the names.
        if (loss.required("class_name").stringValue().equals("Huber")) {
            config.put("delta", name.endsWith("delta_2") ? 2 : 0.5);
        }
        if (name.endsWith("axis_1_of_3")) {
            config.put("axis", 1);
        }
        return loss;
    }

    String reduction() {
        return json.at("/loss/config/reduction").stringValue();
    }

    GoldenTensor tensor(String field) {
        return GoldenTensor.of(json.required(field));
    }

    /** The weights of the samples; null if there are none. */
    GoldenTensor weights() {
        return json.required("sample_weight").isNull() ? null : tensor("sample_weight");
    }

    /** Whether all samples make one row, as with Keras' Dice without axes. */
    boolean isOneRow() {
        String kind = json.at("/loss/class_name").stringValue();
        return (kind.equals("Dice") || kind.equals("Tversky"))
                && json.at("/loss/config/axis").isNull();
    }
}
