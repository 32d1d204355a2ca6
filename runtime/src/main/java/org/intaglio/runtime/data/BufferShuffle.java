/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.random.Randoms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shuffles a stream within a buffer, as TensorFlow's {@code Dataset.shuffle}: each sample read is
 * one drawn from the buffer, whose place the next of the stream takes.
 */
final class BufferShuffle implements Dataset {
    /** Samples that the buffer grows by. */
    private static final int CHUNK = 64;

    private final Dataset source;
    private final int bufferSize;
    private final long key;
    private final AtomicLong epoch = new AtomicLong();

    BufferShuffle(Dataset source, int bufferSize, long seed) {
        if (bufferSize < 1) {
            throw new IllegalArgumentException(
                    "a shuffle buffer needs room for 1 sample or more, not " + bufferSize);
        }
        this.source = source;
        this.bufferSize = bufferSize;
        this.key = Randoms.key(seed, "shuffle-buffer");
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public Reader open() {
        return new BufferReader(source.open(), Randoms.key(key, epoch.getAndIncrement()));
    }

    @Override
    public Reader open(long pass) {
        return new BufferReader(source.open(pass), Randoms.key(key, pass));
    }

    private final class BufferReader implements Reader {
        private final Reader from;
        private final long key;

        /** Grows with what is in it, for it may be meant to be larger than the stream. */
        private final List<Batch> buffer = new ArrayList<>();

        private int filled;
        private int draws;
        private long number;

        BufferReader(Reader from, long key) {
            this.from = Objects.requireNonNull(from, "the data set to shuffle opened null");
            this.key = key;
        }

        @Override
        public boolean read(Batch batch, int row) {
            if (buffer.isEmpty()) {
                fill(batch);
            }
            if (filled == 0) {
                return false;
            }
            long bits = Integer.toUnsignedLong(Randoms.bits(key, draws++));
            int drawn = (int) ((bits * filled) >>> 32);
            chunk(drawn).copy(drawn % CHUNK, batch, row);
            if (!next(drawn)) {
                filled--;
                chunk(filled).copy(filled % CHUNK, chunk(drawn), drawn % CHUNK);
            }
            return true;
        }

        private void fill(Batch like) {
            do {
                if (filled == buffer.size() * CHUNK) {
                    buffer.add(like.withCapacity(CHUNK));
                }
            } while (next(filled) && ++filled < bufferSize);
        }

        private Batch chunk(int row) {
            return buffer.get(row / CHUNK);
        }

        private boolean next(int row) {
            Batch chunk = chunk(row);
            chunk.weights()[row % CHUNK] = 1;
            chunk.sample(row % CHUNK, number);
            if (!from.read(chunk, row % CHUNK)) {
                return false;
            }
            number++;
            return true;
        }

        @Override
        public void close() {
            from.close();
        }
    }
}
