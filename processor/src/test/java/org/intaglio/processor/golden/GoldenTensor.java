/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** A tensor of a case, row by row, with the batch as first axis where it has one. */
final class GoldenTensor {
    private final String path;
    private final List<Integer> shape;
    private final float[] data;
    private final boolean floating;

    GoldenTensor(String path, List<Integer> shape, float[] data, boolean floating) {
        this.path = path;
        this.shape = List.copyOf(shape);
        this.data = data;
        this.floating = floating;
    }

    static GoldenTensor of(JsonNode json) {
        List<Integer> shape = new ArrayList<>();
        json.required("shape").forEach(d -> shape.add(d.intValue()));
        JsonNode values = json.required("data");
        float[] data = new float[values.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) values.get(i).doubleValue();
        }
        String path = json.path("path").asString("");
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (size != data.length) {
            throw new IllegalArgumentException(
                    "a tensor %s of shape %s has %d values".formatted(path, shape, data.length));
        }
        return new GoldenTensor(
                path, shape, data, json.required("dtype").stringValue().startsWith("float"));
    }

    static List<GoldenTensor> listOf(JsonNode json) {
        List<GoldenTensor> tensors = new ArrayList<>();
        json.forEach(tensor -> tensors.add(of(tensor)));
        return tensors;
    }

    /** {@code sequential/dense/kernel}; empty for what is not a weight. */
    String path() {
        return path;
    }

    List<Integer> shape() {
        return shape;
    }

    /** The number of samples, if the first axis is that of the batch. */
    int batch() {
        return shape.getFirst();
    }

    /** The values of one sample, if the first axis is that of the batch. */
    int sampleSize() {
        return data.length / batch();
    }

    /** The values; not a copy. */
    float[] data() {
        return data;
    }

    /** False for integers, which Keras gives no gradient. */
    boolean isFloating() {
        return floating;
    }

    /** The largest magnitude. */
    float magnitude() {
        float largest = 0;
        for (float value : data) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
