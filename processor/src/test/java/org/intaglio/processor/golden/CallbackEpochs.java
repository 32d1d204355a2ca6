/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Snapshot;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** A training of one weight, whose values are those that a case tells. */
final class CallbackEpochs implements Callback.Context {
    private final float[] theta = new float[1];
    private final Map<String, Double> values = new LinkedHashMap<>();
    private float learningRate;
    private int epoch;
    long batch;
    boolean stopped;

    CallbackEpochs(float learningRate) {
        this.learningRate = learningRate;
    }

    static Set<String> names(JsonNode logs) {
        Set<String> names = new TreeSet<>();
        logs.properties().forEach(log -> names.add(log.getKey()));
        return names;
    }

    void logs(JsonNode logs) {
        values.clear();
        logs.properties()
                .forEach(log ->
                        values.put(
                                log.getKey(),
                                log.getValue().isNumber()
                                        ? log.getValue().doubleValue()
                                        : Double.valueOf(log.getValue().stringValue())));
    }

    void begin(JsonNode row) {
        epoch = row.required("epoch").intValue() + 1;
        batch = 0;
        logs(row.required("logs"));
    }

    /** The weight tells the epoch, when that ends. */
    void setWeight() {
        theta[0] = epoch;
    }

    float weight() {
        return theta[0];
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return 100;
    }

    @Override
    public long batch() {
        return batch;
    }

    @Override
    public OptionalLong steps() {
        return OptionalLong.empty();
    }

    @Override
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public EarlyStopping.Mode mode(String name) {
        return name.endsWith("accuracy") ? EarlyStopping.Mode.MAX : EarlyStopping.Mode.MIN;
    }

    @Override
    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public double value(String name) {
        return values.get(name);
    }

    @Override
    public Map<String, Double> values() {
        return values;
    }

    @Override
    public float learningRate() {
        return learningRate;
    }

    @Override
    public void learningRate(float rate) {
        learningRate = rate;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(theta, new float[0]);
    }

    @Override
    public void restore(Snapshot snapshot) {
        snapshot.copyTo(theta, new float[0]);
    }
}
