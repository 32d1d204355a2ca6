/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** A callback that says for another which values that one reads. */
final class ReadingCallback implements Callback {
    private final Callback callback;
    private final Set<String> reads;

    ReadingCallback(Callback callback, String... names) {
        this(callback, new LinkedHashSet<>(callback.reads()));
        Objects.requireNonNull(names, "names");
        for (int i = 0; i < names.length; i++) {
            reads.add(Objects.requireNonNull(names[i], "names[" + i + "]"));
        }
    }

    private ReadingCallback(Callback callback, Set<String> reads) {
        this.callback = callback;
        this.reads = reads;
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(reads);
    }

    @Override
    public Callback forOneTraining() {
        return new ReadingCallback(callback.forOneTraining(), reads);
    }

    @Override
    public boolean handlesNaN() {
        return callback.handlesNaN();
    }

    @Override
    public void trainBegin(Context context) {
        callback.trainBegin(context);
    }

    @Override
    public void trainEnd(Context context) {
        callback.trainEnd(context);
    }

    @Override
    public void epochBegin(Context context) {
        callback.epochBegin(context);
    }

    @Override
    public void epochEnd(Context context) {
        callback.epochEnd(context);
    }

    @Override
    public void batchEnd(Context context) {
        callback.batchEnd(context);
    }

    @Override
    public String toString() {
        return callback.toString();
    }
}
