/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.CheckReturnValue;
import org.intaglio.runtime.Dataset;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Well-known sets of images, and what can be done with any data set.
 *
 * <p>A published data set is looked for, in this order,
 *
 * <ol>
 *   <li>in the directory that the system property {@code intaglio.data} names,
 *   <li>in the directory that the environment variable {@code INTAGLIO_DATA} names,
 *   <li>in the cache: {@code intaglio} under {@code $XDG_CACHE_HOME}, {@code %LOCALAPPDATA%} or
 *       {@code ~/.cache},
 *   <li>on the web, unless the system property {@code intaglio.offline} is {@code true}; it is
 *       checked against known SHA-256 sums and kept in the cache. {@code intaglio.data.url} names
 *       other places than the usual ones: one or more addresses, separated by commas, laid out as a
 *       data directory is.
 * </ol>
 *
 * <p>A data directory holds the files as they are published, {@code train-images-idx3-ubyte} and so
 * on, with or without {@code .gz}: directly, or in the sub-folders {@code mnist} and {@code
 * fashion-mnist}.
 */
public final class Datasets {
    private Datasets() {}

    /**
     * MNIST: 60,000 and 10,000 handwritten digits of 28×28×1, by LeCun, Cortes and Burges.
     *
     * @throws DatasetUnavailableException if it is nowhere; the message lists the places
     * @throws java.io.UncheckedIOException if a file cannot be read, or is damaged; the cause is a
     *     {@link DamagedFileException} then
     */
    public static TrainTest mnist() {
        return new DatasetFinder(Published.MNIST).find();
    }

    /**
     * MNIST from a directory; nowhere else is looked.
     *
     * @throws DatasetUnavailableException if it is not there
     * @throws java.io.UncheckedIOException if a file cannot be read, or is damaged
     */
    public static TrainTest mnist(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new DatasetFinder(Published.MNIST).in(directory);
    }

    /**
     * Fashion-MNIST: 60,000 and 10,000 pictures of clothes of 28×28×1, by Xiao, Rasul and Vollgraf.
     *
     * @throws DatasetUnavailableException if it is nowhere; the message lists the places
     * @throws java.io.UncheckedIOException if a file cannot be read, or is damaged; the cause is a
     *     {@link DamagedFileException} then
     */
    public static TrainTest fashionMnist() {
        return new DatasetFinder(Published.FASHION_MNIST).find();
    }

    /**
     * Fashion-MNIST from a directory; nowhere else is looked.
     *
     * @throws DatasetUnavailableException if it is not there
     * @throws java.io.UncheckedIOException if a file cannot be read, or is damaged
     */
    public static TrainTest fashionMnist(Path directory) {
        Objects.requireNonNull(directory, "directory");
        return new DatasetFinder(Published.FASHION_MNIST).in(directory);
    }

    /**
     * A stream in random order, as far as a buffer allows: each sample is drawn from those in the
     * buffer, whose place the next of the stream takes. The larger the buffer, the better the
     * mixture; one as large as the stream gives every order the same chance.
     *
     * <p>Each time the result is opened the order is another, and always the same for one seed.
     * Data sets in memory need none of this: {@code fit} shuffles them as a whole.
     *
     * @param bufferSize how many samples are held in memory, 1 or more
     * @throws IllegalArgumentException if {@code bufferSize} is less than 1
     */
    @CheckReturnValue
    public static Dataset shuffled(Dataset source, int bufferSize, long seed) {
        Objects.requireNonNull(source, "source");
        return new BufferShuffle(source, bufferSize, seed);
    }
}
