/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Shape;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Images of one size, each with the class it shows. Kept as bytes and scaled to [0, 1] when read.
 *
 * <p>A sample is one input, the image flat in rows (28×28×1 goes as it is into a network that takes
 * {@code {784}}), and one target: the index of the class, or one-hot where the network takes a
 * number a class.
 */
public final class LabeledImages implements RandomAccessDataset {
    private static final float[] SCALED = new float[256];

    static {
        for (int i = 0; i < SCALED.length; i++) {
            SCALED[i] = i / 255f;
        }
    }

    private final byte[] pixels;
    private final byte[] labels;
    private final Shape shape;
    private final List<String> classNames;
    private final int from;
    private final int count;

    private LabeledImages(
            byte[] pixels,
            byte[] labels,
            Shape shape,
            List<String> classNames,
            int from,
            int count) {
        this.pixels = pixels;
        this.labels = labels;
        this.shape = shape;
        this.classNames = classNames;
        this.from = from;
        this.count = count;
    }

    /**
     * Images from arrays, which are not copied.
     *
     * @param pixels one byte (0 to 255) a value, image after image
     * @param shape of one image, for instance 28×28×1
     * @param labels one class a image, 0 to 255
     * @param classNames the names of the classes, in order
     * @throws IllegalArgumentException if the arrays do not fit each other or a label has no name
     */
    public static LabeledImages of(
            byte[] pixels, Shape shape, byte[] labels, List<String> classNames) {
        Objects.requireNonNull(pixels, "pixels");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(classNames, "classNames");
        if (shape.size() == 0 || (long) labels.length * shape.size() != pixels.length) {
            throw new IllegalArgumentException(
                    "%d labels need %d images of %s, %d bytes; there are %d bytes"
                            .formatted(
                                    labels.length,
                                    labels.length,
                                    shape,
                                    (long) labels.length * shape.size(),
                                    pixels.length));
        }
        int nameless = firstNameless(labels, classNames);
        if (nameless >= 0) {
            throw new IllegalArgumentException(
                    "label %d of image %d has no name, there are %d classes"
                            .formatted(labels[nameless] & 0xff, nameless, classNames.size()));
        }
        return new LabeledImages(pixels, labels, shape, List.copyOf(classNames), 0, labels.length);
    }

    /**
     * Images and labels from two IDX files, as those of MNIST, plain or gzipped.
     *
     * @param images unsigned bytes, N×H×W or N×H×W×C
     * @param labels unsigned bytes, N
     * @param classNames the names of the classes, in order
     * @throws DamagedFileException if the files do not hold that
     * @throws IOException if they cannot be read
     */
    public static LabeledImages read(Path images, Path labels, List<String> classNames)
            throws IOException {
        Objects.requireNonNull(images, "images");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(classNames, "classNames");
        Idx x = Idx.read(images);
        Idx y = Idx.read(labels);
        int rank = x.shape().rank();
        if (x.type() != Idx.Type.UNSIGNED_BYTE || rank < 3 || rank > 4) {
            throw x.damaged(
                    2, "images as UNSIGNED_BYTE in 3 or 4 dimensions", x.type() + " " + x.shape());
        }
        if (y.type() != Idx.Type.UNSIGNED_BYTE || y.shape().rank() != 1) {
            throw y.damaged(
                    2, "labels as UNSIGNED_BYTE in 1 dimension", y.type() + " " + y.shape());
        }
        int count = x.shape().dimension(0);
        if (y.shape().size() != count) {
            throw y.damaged(
                    4,
                    "%d labels, one an image of %s".formatted(count, x.name()),
                    y.shape().size() + " labels");
        }
        int nameless = firstNameless(y.data(), classNames);
        if (nameless >= 0) {
            throw y.damaged(
                    8L + nameless,
                    "a label from 0 to %d".formatted(classNames.size() - 1),
                    "label %d of sample %d".formatted(y.data()[nameless] & 0xff, nameless));
        }
        Shape shape =
                Shape.of(
                        x.shape().dimension(1),
                        x.shape().dimension(2),
                        rank == 4 ? x.shape().dimension(3) : 1);
        return new LabeledImages(x.data(), y.data(), shape, List.copyOf(classNames), 0, count);
    }

    private static int firstNameless(byte[] labels, List<String> classNames) {
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classNames.size()) {
                return i;
            }
        }
        return -1;
    }

    /** How many images. */
    @Override
    public int count() {
        return count;
    }

    /** The shape of an image: height, width, channels. */
    public Shape shape() {
        return shape;
    }

    /** The names of the classes; a label is an index into them. */
    public List<String> classNames() {
        return classNames;
    }

    /** The class of an image. */
    public int label(int index) {
        return labels[from + Objects.checkIndex(index, count)] & 0xff;
    }

    /** The classes of all images. */
    public int[] labels() {
        return IntStream.range(0, count).map(this::label).toArray();
    }

    /** An image, in rows, its values in [0, 1]. */
    public float[] image(int index) {
        float[] image = new float[shape.size()];
        copy(index, image, 0);
        return image;
    }

    /**
     * All images, for {@code fit} and {@code predict} with arrays. Four times the bytes of the data
     * set itself: giving it to {@code fit} as it is needs less.
     */
    public float[][] images() {
        return IntStream.range(0, count).mapToObj(this::image).toArray(float[][]::new);
    }

    /** The images from {@code from} to {@code to} (exclusive), as a view. */
    @Override
    public LabeledImages slice(int from, int to) {
        Objects.checkFromToIndex(from, to, count);
        return new LabeledImages(pixels, labels, shape, classNames, this.from + from, to - from);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the network does not take one input of this many values
     */
    @Override
    public void read(int index, Batch batch, int row) {
        Objects.checkIndex(index, count);
        int size = shape.size();
        if (batch.inputs() != 1 || batch.inputSize(0) != size) {
            throw new IllegalArgumentException(mismatch(batch));
        }
        copy(index, batch.input(0), row * size);
        readTargets(index, batch, row);
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        for (int target = 0; target < batch.targets(); target++) {
            ClassTargets.write(label(index), batch, target, row);
        }
        return true;
    }

    private String mismatch(Batch batch) {
        String network =
                batch.inputs() == 1 ? batch.inputSize(0) + " values" : batch.inputs() + " inputs";
        return "the network takes %s a sample, these images are one input of %s = %d values"
                .formatted(network, shape, shape.size());
    }

    private void copy(int index, float[] to, int at) {
        int size = shape.size();
        int start = (from + Objects.checkIndex(index, count)) * size;
        for (int i = 0; i < size; i++) {
            to[at + i] = SCALED[pixels[start + i] & 0xff];
        }
    }

    @Override
    public String toString() {
        return "%d images of %s in %d classes".formatted(count, shape, classNames.size());
    }
}
