/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Shape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The content of an IDX file, the format in which MNIST and its relatives are published: four bytes
 * (two zeros, the type, the number of dimensions), the dimensions as big-endian 32-bit numbers, the
 * elements in row-major order, big-endian. See <a
 * href="https://web.archive.org/web/2023/http://yann.lecun.com/exdb/mnist/">its description</a>.
 */
public final class Idx {
    /** The types of elements. */
    public enum Type {
        /** Unsigned 8-bit integers, as pixels and labels are stored. */
        UNSIGNED_BYTE(0x08, 1),
        /** Signed 8-bit integers. */
        BYTE(0x09, 1),
        /** 16-bit integers. */
        SHORT(0x0B, 2),
        /** 32-bit integers. */
        INT(0x0C, 4),
        /** 32-bit floating point. */
        FLOAT(0x0D, 4),
        /** 64-bit floating point. */
        DOUBLE(0x0E, 8);

        /** How files write it. */
        final int code;

        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        /** The size of an element in bytes. */
        public int bytes() {
            return bytes;
        }
    }

    private final String name;
    private final Type type;
    private final Shape shape;
    private final byte[] data;

    Idx(String name, Type type, Shape shape, byte[] data) {
        this.name = name;
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a file, plain or gzipped; its first bytes say which, not its name. No more of it is
     * read, and kept in memory, than its dimensions say.
     *
     * @throws DamagedFileException if the file is not a whole IDX file and nothing else
     * @throws IOException if it cannot be read
     */
    public static Idx read(Path file) throws IOException {
        Objects.requireNonNull(file, "file");
        try (IdxReader reader = IdxReader.open(file)) {
            return reader.read();
        }
    }

    /** The file, as it was named when read. */
    public String name() {
        return name;
    }

    /** The type of the elements. */
    public Type type() {
        return type;
    }

    /** The dimensions, the number of samples first: {@code 60000×28×28}. */
    public Shape shape() {
        return shape;
    }

    /** The elements as they are in the file, big-endian. Not a copy. */
    public byte[] data() {
        return data;
    }

    /** The elements as floats; wider types are rounded. */
    public float[] toFloats() {
        float[] values = new float[shape.size()];
        ByteBuffer from = ByteBuffer.wrap(data).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case UNSIGNED_BYTE -> data[i] & 0xff;
                        case BYTE -> data[i];
                        case SHORT -> from.getShort();
                        case INT -> from.getInt();
                        case FLOAT -> from.getFloat();
                        case DOUBLE -> (float) from.getDouble();
                    };
        }
        return values;
    }

    /**
     * The elements as integers.
     *
     * @throws IllegalStateException if they are floating point
     */
    public int[] toInts() {
        int[] values = new int[shape.size()];
        ByteBuffer from = ByteBuffer.wrap(data).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    switch (type) {
                        case UNSIGNED_BYTE -> data[i] & 0xff;
                        case BYTE -> data[i];
                        case SHORT -> from.getShort();
                        case INT -> from.getInt();
                        case FLOAT, DOUBLE ->
                                throw new IllegalStateException(
                                        name + " holds floating point numbers, not integers");
                    };
        }
        return values;
    }

    @Override
    public String toString() {
        return name + ": " + type + " " + shape;
    }
}
