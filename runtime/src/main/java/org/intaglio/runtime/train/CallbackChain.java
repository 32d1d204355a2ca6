/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Callbacks that are called one after the other, with what they read. */
final class CallbackChain implements Callback {
    private final Callback[] callbacks;
    private final Set<String> reads;

    /**
     * @param reads what they read beside what they say themselves
     */
    CallbackChain(List<Callback> callbacks, Set<String> reads) {
        this.callbacks = callbacks.toArray(Callback[]::new);
        this.reads = new LinkedHashSet<>(reads);
        callbacks.forEach(callback -> this.reads.addAll(callback.reads()));
    }

    static Callback reading(Callback callback, String... names) {
        Objects.requireNonNull(names, "names");
        Set<String> reads = new LinkedHashSet<>();
        for (int i = 0; i < names.length; i++) {
            reads.add(Objects.requireNonNull(names[i], "names[" + i + "]"));
        }
        return new CallbackChain(List.of(callback), reads);
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(reads);
    }

    @Override
    public Callback forOneTraining() {
        return new CallbackChain(
                Stream.of(callbacks).map(Callback::forOneTraining).toList(), reads);
    }

    @Override
    public boolean handlesNaN() {
        return Stream.of(callbacks).anyMatch(Callback::handlesNaN);
    }

    @Override
    public void trainBegin(Context context) {
        for (Callback callback : callbacks) {
            callback.trainBegin(context);
        }
    }

    @Override
    public void trainEnd(Context context) {
        for (Callback callback : callbacks) {
            callback.trainEnd(context);
        }
    }

    @Override
    public void epochBegin(Context context) {
        for (Callback callback : callbacks) {
            callback.epochBegin(context);
        }
    }

    @Override
    public void epochEnd(Context context) {
        for (Callback callback : callbacks) {
            callback.epochEnd(context);
        }
    }

    @Override
    public void batchBegin(Context context) {
        for (Callback callback : callbacks) {
            callback.batchBegin(context);
        }
    }

    @Override
    public void batchEnd(Context context) {
        for (Callback callback : callbacks) {
            callback.batchEnd(context);
        }
    }

    @Override
    public void testBegin(TestContext context) {
        for (Callback callback : callbacks) {
            callback.testBegin(context);
        }
    }

    @Override
    public void testEnd(TestContext context) {
        for (Callback callback : callbacks) {
            callback.testEnd(context);
        }
    }

    @Override
    public void testBatchBegin(TestContext context) {
        for (Callback callback : callbacks) {
            callback.testBatchBegin(context);
        }
    }

    @Override
    public void testBatchEnd(TestContext context) {
        for (Callback callback : callbacks) {
            callback.testBatchEnd(context);
        }
    }

    @Override
    public void predictBegin(PredictContext context) {
        for (Callback callback : callbacks) {
            callback.predictBegin(context);
        }
    }

    @Override
    public void predictEnd(PredictContext context) {
        for (Callback callback : callbacks) {
            callback.predictEnd(context);
        }
    }

    @Override
    public void predictBatchBegin(PredictContext context) {
        for (Callback callback : callbacks) {
            callback.predictBatchBegin(context);
        }
    }

    @Override
    public void predictBatchEnd(PredictContext context) {
        for (Callback callback : callbacks) {
            callback.predictBatchEnd(context);
        }
    }

    @Override
    public String toString() {
        return Stream.of(callbacks).map(Callback::toString).collect(Collectors.joining(", "));
    }
}
