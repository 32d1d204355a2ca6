/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** See {@link Callback#onProgress}. */
final class ProgressCallback implements Callback {
    private final Duration atMostEvery;
    private final Consumer<TrainingProgress> listener;
    private long told;

    ProgressCallback(Duration atMostEvery, Consumer<TrainingProgress> listener) {
        this.atMostEvery = atMostEvery;
        this.listener = listener;
    }

    @Override
    public Callback forOneTraining() {
        return new ProgressCallback(atMostEvery, listener);
    }

    @Override
    public void epochBegin(Context context) {
        tell(context, false, Map.of());
    }

    @Override
    public void batchEnd(Context context) {
        if (System.nanoTime() - told >= atMostEvery.toNanos()) {
            tell(context, false, context.values());
        }
    }

    @Override
    public void epochEnd(Context context) {
        tell(context, true, context.values());
    }

    private void tell(Context context, boolean epochDone, Map<String, Double> values) {
        told = System.nanoTime();
        listener.accept(
                new TrainingProgress(
                        context.epoch(),
                        context.epochs(),
                        context.batch(),
                        context.steps(),
                        epochDone,
                        values));
    }
}
