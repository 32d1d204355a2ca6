/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Shape;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

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

        private final int code;
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

    /** The longest array every JVM can make. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final String name;
    private final boolean compressed;
    private final Type type;
    private final Shape shape;
    private final byte[] data;

    private Idx(String name, boolean compressed, Type type, Shape shape, byte[] data) {
        this.name = name;
        this.compressed = compressed;
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /**
     * Reads a file, plain or gzipped; its first bytes say which, not its name.
     *
     * @throws DamagedFileException if the file is not a whole IDX file and nothing else
     * @throws IOException if it cannot be read
     */
    public static Idx read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(
                    "%s: %d bytes are more than a Java array holds"
                            .formatted(file, Files.size(file)));
        }
        byte[] bytes = Files.readAllBytes(file);
        boolean compressed = GzipInput.isGzip(bytes);
        try (InputStream in =
                compressed
                        ? new BufferedInputStream(new GzipInput(file.toString(), bytes))
                        : new ByteArrayInputStream(bytes)) {
            return new Parser(file.toString(), compressed, in).parse();
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

    /** For whoever expects more of a file than its format says. */
    DamagedFileException damaged(long offset, String expected, String found) {
        return new DamagedFileException(name, compressed, offset, expected, found);
    }

    @Override
    public String toString() {
        return name + ": " + type + " " + shape;
    }

    /** Reads one file; knows where it is, for the sake of errors. */
    private record Parser(String name, boolean compressed, InputStream in) {
        Idx parse() throws IOException {
            byte[] magic = header(0, "the magic number of an IDX file, 4 bytes");
            if (magic[0] != 0 || magic[1] != 0) {
                throw damaged(0, "00 00, the start of an IDX file", show(magic));
            }
            Type type =
                    Arrays.stream(Type.values())
                            .filter(t -> t.code == magic[2])
                            .findFirst()
                            .orElseThrow(() -> damaged(2, types(), hex(magic[2])));
            int rank = magic[3] & 0xff;
            if (rank == 0) {
                throw damaged(3, "a number of dimensions from 1 to 255", "00");
            }
            int[] dimensions = new int[rank];
            long bytes = type.bytes;
            for (int i = 0; i < rank; i++) {
                int at = 4 + 4 * i;
                int length =
                        ByteBuffer.wrap(
                                        header(
                                                at,
                                                "the length of dimension %d, 4 bytes".formatted(i)))
                                .getInt();
                if (length < 0) {
                    throw damaged(
                            at,
                            "a length of dimension %d up to 2147483647".formatted(i),
                            Integer.toUnsignedString(length));
                }
                dimensions[i] = length;
                bytes *= length;
                if (bytes > LONGEST) {
                    throw damaged(
                            at,
                            "dimensions that hold at most %d bytes".formatted(LONGEST),
                            join(Arrays.copyOf(dimensions, i + 1)) + " and " + type);
                }
            }
            int start = 4 + 4 * rank;
            // Grows as it reads, so that a wrong dimension cannot make it allocate gigabytes.
            byte[] data = in.readNBytes((int) bytes);
            if (data.length < bytes) {
                throw damaged(
                        start + data.length,
                        "%d bytes of data, %s".formatted(bytes, join(dimensions)),
                        "the end after %d of them".formatted(data.length));
            }
            if (in.read() >= 0) {
                throw damaged(
                        start + bytes,
                        "the end after %d bytes of data, %s".formatted(bytes, join(dimensions)),
                        "more bytes");
            }
            return new Idx(name, compressed, type, Shape.of(dimensions), data);
        }

        private byte[] header(int at, String what) throws IOException {
            byte[] bytes = in.readNBytes(4);
            if (bytes.length < 4) {
                throw damaged(at + bytes.length, what, "the end of the file");
            }
            return bytes;
        }

        private DamagedFileException damaged(long offset, String expected, String found) {
            return new DamagedFileException(name, compressed, offset, expected, found);
        }

        private static String types() {
            return Arrays.stream(Type.values())
                    .map(t -> hex((byte) t.code) + " " + t)
                    .collect(Collectors.joining(", ", "a type of elements (", ")"));
        }

        private static String join(int[] dimensions) {
            return Arrays.stream(dimensions)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining("×"));
        }

        private static String hex(byte value) {
            return HexFormat.of().toHexDigits(value);
        }

        /** Bytes in hexadecimal and, as whoever saved an HTML page will see, in ASCII. */
        private static String show(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".");
            return HexFormat.ofDelimiter(" ").formatHex(bytes) + " (\"" + text + "\")";
        }
    }
}
