/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.samples.throughput.network.CnnModel;
import org.intaglio.samples.throughput.network.FashionModel;
import org.intaglio.samples.throughput.network.MlpModel;
import org.intaglio.samples.throughput.network.ResNetModel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A network and the batch size that it trains with. */
public enum Workload {
    /** 784-128-64-10 with dropout, in small batches. */
    MLP32(32),
    /** 784-128-64-10 with dropout. */
    MLP128(128),
    /** 784-512-256-128-10 with batch normalisation and dropout. */
    FASHION64(64),
    /** Two convolutions and two dense layers on 28×28×1. */
    CNN128(128),
    /** A residual network on 32×32×3. */
    RESNET32(32);

    private final int batch;

    Workload(int batch) {
        this.batch = batch;
    }

    /** The name as it is printed and typed: {@code mlp32}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Samples of a step. */
    public int batch() {
        return batch;
    }

    /** A new model of the network; the same seed gives the same weights. */
    public Model model(Device device, long seed) {
        return switch (this) {
            case MLP32, MLP128 -> MlpModel.create(device, seed);
            case FASHION64 -> FashionModel.create(device, seed);
            case CNN128 -> CnnModel.create(device, seed);
            case RESNET32 -> ResNetModel.create(device, seed);
        };
    }

    /** The workload of this name, if there is one. */
    public static Optional<Workload> of(String id) {
        return Arrays.stream(values()).filter(workload -> workload.id().equals(id)).findFirst();
    }

    /** All names, separated by commas. */
    static String ids() {
        return Arrays.stream(values()).map(Workload::id).collect(Collectors.joining(", "));
    }
}
