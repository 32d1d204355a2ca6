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
            copy(buffer, drawn, batch, row);
            if (!from.read(buffer, drawn)) {
                filled--;
                copy(buffer, filled, buffer, drawn);
            }
            return true;
        }

        /**
         * The buffer grows with what is in it, for it may be meant to be larger than the stream.
         */
        private void fill(Batch like) {
            buffer = buffer(like, FIRST_ROOM);
            while (filled < bufferSize && from.read(buffer, filled)) {
                filled++;
                if (filled == buffer.capacity() && filled < bufferSize) {
                    Batch larger = buffer(like, 2L * filled);
                    for (int row = 0; row < filled; row++) {
                        copy(buffer, row, larger, row);
                    }
                    buffer = larger;
                }
            }
        }

        private Batch buffer(Batch like, long wanted) {
            List<Integer> inputs = sizes(like, true);
            List<Integer> targets = sizes(like, false);
            List<Integer> all = new ArrayList<>(inputs);
            all.addAll(targets);
            return new Batch(room(bufferSize, filled, wanted, all), inputs, targets);
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

    private static List<Integer> sizes(Batch batch, boolean inputs) {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < (inputs ? batch.inputs() : batch.targets()); i++) {
            sizes.add(inputs ? batch.inputSize(i) : batch.targetSize(i));
        }
        return sizes;
    }

    private static void copy(Batch from, int fromRow, Batch to, int toRow) {
        for (int i = 0; i < from.inputs(); i++) {
            int size = from.inputSize(i);
            System.arraycopy(from.input(i), fromRow * size, to.input(i), toRow * size, size);
        }
        for (int i = 0; i < from.targets(); i++) {
            int size = from.targetSize(i);
            System.arraycopy(from.target(i), fromRow * size, to.target(i), toRow * size, size);
        }
        to.weights()[toRow] = from.weights()[fromRow];
    }
}
