/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.Loss;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What Keras computed for a metric alone, batch by batch: one variant of a file. Some of its
 * batches are no rows of a network's output; those are made rows here, with the same meaning.
 */
record GoldenMetric(String name, JsonNode json) {
    /** The variants of a file. */
    static List<GoldenMetric> of(JsonNode file) {
        KnownFields.check(file, "case", "kind", "keras_version", "variants");
        List<GoldenMetric> variants = new ArrayList<>();
        for (JsonNode variant : file.required("variants")) {
            KnownFields.check(
                    variant, "metric", "batches", "result_after_batch", "variables_after_batch");
            String name = file.required("case").stringValue() + " " + variants.size();
            variants.add(new GoldenMetric(name, variant));
        }
        return variants;
    }

    /** Samples, one after the other. */
    static final class Rows {
        private final float[] y;
        private final float[] t;
        private final float[] weights;

        private Rows(float[] y, float[] t, float[] weights) {
            this.y = y;
            this.t = t;
            this.weights = weights;
        }

        float[] y() {
            return y;
        }

        float[] t() {
            return t;
        }

        /** One for each sample. */
        float[] weights() {
            return weights;
        }

        int count() {
            return weights.length;
        }

        int ySize() {
            return y.length / count();
        }

        int tSize() {
            return t.length / count();
        }
    }

    int batches() {
        return json.required("batches").size();
    }

    JsonNode metric() {
        return json.required("metric");
    }

    private JsonNode config(String name) {
        return json.at("/metric/config/" + name);
    }

    /** Keras does not write the axis of this metric down. */
    boolean isAlongAnotherAxis() {
        return json.at("/metric/class_name").stringValue().equals("CosineSimilarity")
                && json.at("/batches/0/y_pred/shape").size() > 2;
    }

    /** The numbers that the metric has after a batch. */
    float[] expected(int batch) {
        return GoldenTensor.of(json.required("result_after_batch").get(batch)).data();
    }

    Rows rows(int index) {
        JsonNode batch = json.required("batches").get(index);
        KnownFields.check(batch, "y_true", "y_pred", "sample_weight");
        GoldenTensor y = GoldenTensor.of(batch.required("y_pred"));
        GoldenTensor t = GoldenTensor.of(batch.required("y_true"));
        int count = ofPositions() ? y.data().length : ofColumns() ? y.sampleSize() : y.batch();
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            JsonNode given = batch.required("sample_weight");
            weights[i] = given.isNull() ? 1 : GoldenTensor.of(given).data()[i];
            if (ofPositions()) {
                // Keras counts in whole numbers here, and cuts weights down to these.
                weights[i] = (float) Math.floor(weights[i]);
            }
        }
        if (ofColumns()) {
            return new Rows(turned(y), turned(t), weights);
        }
        float[] answers = ofPositions() ? oneHot(y.data()) : y.data();
        return new Rows(answers, t.data(), weights);
    }

    /** Labels, of which each is a sample: an answer of a network is a row of classes. */
    private boolean ofPositions() {
        return config("sparse_y_pred").asBoolean(false);
    }

    /** Keras' axis 0: a number for each column, over the samples of the batch. */
    private boolean ofColumns() {
        return config("axis").isNumber() && config("axis").intValue() == 0;
    }

    private float[] oneHot(float[] labels) {
        int classes = config("num_classes").intValue();
        float[] rows = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + (int) labels[i]] = 1;
        }
        return rows;
    }

    private static float[] turned(GoldenTensor x) {
        int columns = x.sampleSize();
        int rows = x.batch();
        float[] turned = new float[x.data().length];
        for (int i = 0; i < turned.length; i++) {
            turned[i % columns * rows + i / columns] = x.data()[i];
        }
        return turned;
    }

    /** An output that has such rows. */
    Architecture.Output output() {
        Rows rows = rows(0);
        GoldenTensor y = GoldenTensor.of(json.required("batches").get(0).required("y_pred"));
        Shape shape =
                y.shape().size() > 2 && !ofPositions()
                        ? Shape.of(y.shape().stream().skip(1).mapToInt(i -> i).toArray())
                        : Shape.of(rows.ySize());
        boolean sparse = rows.tSize() != rows.ySize();
        return new Architecture.Output(
                "out",
                shape,
                sparse ? Shape.of() : shape,
                sparse ? Loss.SPARSE_CATEGORICAL_CROSSENTROPY : Loss.CUSTOM,
                1,
                config("from_logits").asBoolean(false));
    }
}
