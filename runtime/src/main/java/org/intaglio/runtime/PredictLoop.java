/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.engine.Network;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Callback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Reads a data set batch by batch, for predictions. */
final class PredictLoop implements Callback.PredictContext {
    private final Architecture architecture;
    private final Callback callbacks;
    private final Batch batch;
    private long batches;
    private long samples;

    PredictLoop(Network network, int batchSize, Callback callbacks) {
        this.architecture = network.architecture();
        this.callbacks = callbacks;
        this.batch = Batch.of(architecture, batchSize, false);
    }

    /**
     * Hands over the inputs of batches, a tensor an input.
     *
     * @throws CancellationException if the thread is interrupted
     */
    void run(Dataset data, Consumer<List<Tensor>> batchOfInputs) {
        callbacks.predictBegin(this);
        try (Dataset.Reader reader =
                Objects.requireNonNull(data.open(), "the data set's open() returned null")) {
            int n = read(reader);
            while (n > 0) {
                callbacks.predictBatchBegin(this);
                batchOfInputs.accept(inputs(n));
                batches++;
                samples += n;
                callbacks.predictBatchEnd(this);
                n = n < batch.capacity() ? 0 : read(reader);
            }
        }
        callbacks.predictEnd(this);
    }

    private int read(Dataset.Reader reader) {
        int n = 0;
        while (n < batch.capacity()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the prediction was interrupted");
            }
            batch.sample(n, samples + n);
            if (!reader.read(batch, n)) {
                break;
            }
            n++;
        }
        return n;
    }

    private List<Tensor> inputs(int n) {
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < architecture.inputs().size(); i++) {
            Shape shape = architecture.inputs().get(i).shape();
            inputs.add(Tensor.ofRows(n, shape, Arrays.copyOf(batch.input(i), n * shape.size())));
        }
        return inputs;
    }

    @Override
    public long batch() {
        return batches;
    }

    @Override
    public long samples() {
        return samples;
    }
}
