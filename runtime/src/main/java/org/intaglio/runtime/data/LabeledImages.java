/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.check.ArrayLimit;
import org.intaglio.runtime.check.ClassTargets;
import org.intaglio.runtime.program.Architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Images of one size, each with the class it shows. Kept as bytes, a quarter of what floats take,
 * and scaled to [0, 1] when read: byte b becomes {@code b / 255f}. Slices are views of these bytes.
 *
 * <p>A sample is one input, the image flat in rows (28×28×1 goes as it is into a network that takes
 * {@code {784}}), and one target: the index of the class, or one-hot where the network takes a
 * number a class.
 */
public final class LabeledImages implements RandomAccessDataset {
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
        List<String> names = copy(classNames);
        int nameless = firstNameless(labels, names);
        if (nameless >= 0) {
            throw new IllegalArgumentException(
                    "label %d of image %d has no name, there are %d classes"
                            .formatted(labels[nameless] & 0xff, nameless, names.size()));
        }
        return new LabeledImages(pixels, labels, shape, names, 0, labels.length);
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
        List<String> names = copy(classNames);
        // Both headers are looked at before either's data: those of a file that does not fit may
        // be more than there is memory.
        try (IdxReader x = IdxReader.open(images);
                IdxReader y = IdxReader.open(labels)) {
            Shape shape = shapeOf(x);
            checkLabels(y, x);
            byte[] classes = y.read().data();
            int nameless = firstNameless(classes, names);
            if (nameless >= 0) {
                throw y.damaged(
                        8L + nameless,
                        "a label from 0 to %d".formatted(names.size() - 1),
                        "label %d of sample %d".formatted(classes[nameless] & 0xff, nameless));
            }
            return new LabeledImages(x.read().data(), classes, shape, names, 0, classes.length);
        }
    }

    /** The shape of one image. */
    private static Shape shapeOf(IdxReader images) throws DamagedFileException {
        int rank = images.rank();
        if (images.type() != Idx.Type.UNSIGNED_BYTE || rank < 3 || rank > 4) {
            throw images.damaged(
                    2, "images as UNSIGNED_BYTE in 3 or 4 dimensions", images.announced());
        }
        long size = 1;
        int[] shape = {images.dimension(1), images.dimension(2), 1};
        if (rank == 4) {
            shape[2] = images.dimension(3);
        }
        for (int length : shape) {
            size = Math.min(size * length, Integer.MAX_VALUE);
        }
        if (size == 0 || size > ArrayLimit.LONGEST) {
            throw images.damaged(
                    8,
                    "images of 1 to %d bytes".formatted(ArrayLimit.LONGEST),
                    "images of " + IdxReader.join(shape));
        }
        return Shape.of(shape);
    }

    private static void checkLabels(IdxReader labels, IdxReader images)
            throws DamagedFileException {
        if (labels.type() != Idx.Type.UNSIGNED_BYTE || labels.rank() != 1) {
            throw labels.damaged(2, "labels as UNSIGNED_BYTE in 1 dimension", labels.announced());
        }
        if (labels.dimension(0) != images.dimension(0)) {
            throw labels.damaged(
                    4,
                    "%d labels, one an image of %s".formatted(images.dimension(0), images.name()),
                    labels.dimension(0) + " labels");
        }
    }

    private static List<String> copy(List<String> classNames) {
        for (int i = 0; i < classNames.size(); i++) {
            if (classNames.get(i) == null) {
                throw new NullPointerException("the name of class %d is null".formatted(i));
            }
        }
        return List.copyOf(classNames);
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
        Objects.requireNonNull(batch, "batch");
        Objects.checkIndex(index, count);
        int size = shape.size();
        if (batch.inputs() != 1 || batch.inputSize(0) != size) {
            throw new IllegalArgumentException(mismatch(batch));
        }
        checkShape(batch);
        copy(index, batch.input(0), row * size);
        readTargets(index, batch, row);
    }

    @Override
    public boolean readTargets(int index, Batch batch, int row) {
        Objects.requireNonNull(batch, "batch");
        for (int target = 0; target < batch.targets(); target++) {
            ClassTargets.write(label(index), index, batch, target, row);
        }
        return true;
    }

    /** Images of another shape may have as many values. A flat input takes any. */
    private void checkShape(Batch batch) {
        Architecture network = batch.network().orElse(null);
        if (network != null) {
            Architecture.Input input = network.inputs().get(0);
            if (input.shape().rank() == shape.rank() && !input.shape().equals(shape)) {
                throw new IllegalArgumentException(
                        "input '%s' takes images of %s (height, width, channels), these are %s"
                                .formatted(input.name(), input.shape(), shape));
            }
        }
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
            // Read as the signed number that Java takes a byte for: HotSpot makes vectors of a loop
            // that turns bytes into floats, but not of one that turns them into unsigned integers,
            // nor of one that looks floats up in a table. Every number here is exact, and the
            // quotient rounded as that of i / 255f is.
            float pixel = pixels[start + i];
            to[at + i] = ((int) pixel & 0xff) / 255f;
        }
    }

    @Override
    public String toString() {
        return "%d images of %s in %d classes".formatted(count, shape, classNames.size());
    }
}
