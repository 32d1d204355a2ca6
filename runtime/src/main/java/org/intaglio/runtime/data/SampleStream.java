/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.check.Counts;
import org.intaglio.runtime.check.Side;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Samples read one after the other, from a file, a database, a generator: more than fit into
 * memory. Every epoch asks for a new iterator.
 *
 * <pre>{@code
 * SampleStream.ofStreams(() -> Files.lines(file).map(line -> parse(line))).shuffled(10_000, 7)
 * }</pre>
 */
@CheckReturnValue
public final class SampleStream implements Dataset {
    private final Supplier<Stream<Sample>> source;
    private final long size;

    private SampleStream(Supplier<Stream<Sample>> source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Samples from iterators; the supplier is asked for one an epoch. */
    public static SampleStream of(Supplier<? extends Iterator<Sample>> iterators) {
        Objects.requireNonNull(iterators, "iterators");
        return ofStreams(() -> {
            Iterator<Sample> samples = made("iterator", iterators.get());
            return StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(samples, Spliterator.ORDERED), false);
        });
    }

    /** Samples from streams; the supplier is asked for one an epoch, which is closed at its end. */
    public static SampleStream ofStreams(Supplier<Stream<Sample>> streams) {
        return new SampleStream(Objects.requireNonNull(streams, "streams"), UNKNOWN);
    }

    /**
     * The same samples with their number, for progress bars.
     *
     * @throws IllegalArgumentException if negative
     */
    public SampleStream withSize(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a stream of " + size + " samples");
        }
        return new SampleStream(source, size);
    }

    /** See {@link Datasets#shuffled}. */
    public Dataset shuffled(int bufferSize, long seed) {
        return Datasets.shuffled(this, bufferSize, seed);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Reader open() {
        Stream<Sample> stream = made("stream", source.get());
        Iterator<Sample> samples = iterator(stream);
        return new Reader() {
            private long number;

            @Override
            public boolean read(Batch batch, int row) {
                if (!samples.hasNext()) {
                    return false;
                }
                write(samples.next(), number++, batch, row);
                return true;
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    private static <T> T made(String what, T supplied) {
        if (supplied == null) {
            throw new NullPointerException(
                    "the supplier of the samples returned null; it must return a new %s each time"
                            .formatted(what));
        }
        return supplied;
    }

    private static Iterator<Sample> iterator(Stream<Sample> stream) {
        try {
            return stream.iterator();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "the supplier of the samples returned a stream that was used before; it must"
                            + " return a new stream each time",
                    e);
        }
    }

    private static void write(Sample sample, long number, Batch batch, int row) {
        if (sample == null) {
            throw new NullPointerException("sample %d of the stream is null".formatted(number));
        }
        List<float[]> inputs = sample.inputs();
        List<float[]> targets = sample.targets();
        Counts.check(batch, number, inputs.size(), targets.size(), "");
        write(inputs, Side.INPUT, number, batch, row);
        if (batch.targets() > 0) {
            write(targets, Side.TARGET, number, batch, row);
        }
        batch.weights()[row] = sample.weight();
    }

    private static void write(List<float[]> data, Side side, long number, Batch batch, int row) {
        for (int i = 0; i < data.size(); i++) {
            float[] values = data.get(i);
            if (values.length != side.size(batch, i)) {
                throw side.slot(batch, i).wrongSize(values.length, " in sample " + number);
            }
            System.arraycopy(values, 0, side.rows(batch, i), row * values.length, values.length);
        }
    }
}
