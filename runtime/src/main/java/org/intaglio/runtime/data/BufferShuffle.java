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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shuffles a stream within a buffer, as TensorFlow's {@code Dataset.shuffle}: each sample read is
 * one drawn from the buffer, whose place the next of the stream takes.
 */
final class BufferShuffle implements Dataset {
    /** The longest array every JVM can make. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private static final int FIRST_ROOM = 1024;

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
        private Batch buffer;
        private int filled;
        private int draws;
        private long number;

        BufferReader(Reader from, long key) {
            this.from = from;
            this.key = key;
        }

        @Override
        public boolean read(Batch batch, int row) {
            if (buffer == null) {
                fill(batch);
            }
            if (filled == 0) {
                return false;
            }
            long bits = Integer.toUnsignedLong(Randoms.bits(key, draws++));
            int drawn = (int) ((bits * filled) >>> 32);
            buffer.copy(drawn, batch, row);
            if (!next(drawn)) {
                filled--;
                buffer.copy(filled, buffer, drawn);
            }
            return true;
        }

        /**
         * The buffer grows with what is in it, for it may be meant to be larger than the stream.
         */
        private void fill(Batch like) {
            buffer = roomFor(like, FIRST_ROOM);
            while (filled < bufferSize && next(filled)) {
                filled++;
                if (filled == buffer.capacity() && filled < bufferSize) {
                    Batch larger = roomFor(like, 2L * filled);
                    for (int row = 0; row < filled; row++) {
                        buffer.copy(row, larger, row);
                    }
                    buffer = larger;
                }
            }
        }

        private boolean next(int row) {
            buffer.sample(row, number);
            if (!from.read(buffer, row)) {
                return false;
            }
            number++;
            return true;
        }

        private Batch roomFor(Batch like, long wanted) {
            return like.withCapacity(room(bufferSize, filled, wanted, sizes(like)));
        }

        @Override
        public void close() {
            from.close();
        }
    }

    /** How many samples to have room for where more than {@code filled} are needed. */
    static int room(int bufferSize, int filled, long wanted, List<Integer> sizes) {
        long most = bufferSize;
        for (int size : sizes) {
            most = Math.min(most, LONGEST / Math.max(1, size));
        }
        if (most <= filled) {
            throw new IllegalArgumentException(
                    "a shuffle buffer of %d samples is too large: arrays hold at most %d of these"
                            .formatted(bufferSize, most));
        }
        return (int) Math.min(wanted, most);
    }

    private static List<Integer> sizes(Batch batch) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < batch.inputs(); i++) {
            sizes.add(batch.inputSize(i));
        }
        for (int i = 0; i < batch.targets(); i++) {
            sizes.add(batch.targetSize(i));
        }
        return sizes;
    }
}
