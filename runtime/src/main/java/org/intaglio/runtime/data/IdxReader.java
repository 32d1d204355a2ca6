/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.check.ArrayLimit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * An IDX file of which the header has been read: what it announces can be looked at, and refused,
 * before the elements are read.
 */
final class IdxReader implements Closeable {
    /** Pictures shrink to a half or a fifth; what shrinks more is rather a wrong dimension. */
    private static final int USUAL_COMPRESSION = 8;

    /** What is no file on a disk may have the size 0 and yet be read. */
    private static final int LEAST_ROOM = 1 << 16;

    private final String name;
    private final long fileSize;
    private final Content content;
    private final Idx.Type type;
    private final int[] dimensions;
    private final int bytes;

    private IdxReader(Path file, Content content) throws IOException {
        this.name = file.toString();
        this.fileSize = Files.size(file);
        this.content = content;
        byte[] magic = header(0, "the magic number of an IDX file, 4 bytes");
        if (magic[0] != 0 || magic[1] != 0) {
            throw damaged(0, "00 00, the start of an IDX file", show(magic));
        }
        this.type =
                Arrays.stream(Idx.Type.values())
                        .filter(t -> t.code == magic[2])
                        .findFirst()
                        .orElseThrow(() -> damaged(2, types(), hex(magic[2])));
        this.dimensions = new int[magic[3] & 0xff];
        if (dimensions.length == 0) {
            throw damaged(3, "a number of dimensions from 1 to 255", "00");
        }
        this.bytes = readDimensions();
    }

    /**
     * Opens a file, plain or gzipped, and reads its header.
     *
     * @throws DamagedFileException if that is not one of an IDX file
     * @throws IOException if it cannot be read
     */
    static IdxReader open(Path file) throws IOException {
        Content content = Content.open(file);
        try {
            return new IdxReader(file, content);
        } catch (IOException e) {
            try (content) {
                throw e;
            }
        }
    }

    /** Returns how many bytes of data they announce. */
    private int readDimensions() throws IOException {
        long product = type.bytes();
        for (int i = 0; i < dimensions.length; i++) {
            int at = 4 + 4 * i;
            byte[] field = header(at, "the length of dimension %d, 4 bytes".formatted(i));
            int length = ByteBuffer.wrap(field).getInt();
            if (length < 0) {
                throw damaged(
                        at,
                        "a length of dimension %d up to 2147483647".formatted(i),
                        Integer.toUnsignedString(length));
            }
            dimensions[i] = length;
            product *= length;
            if (product > ArrayLimit.LONGEST) {
                throw damaged(
                        at,
                        "dimensions that hold at most %d bytes".formatted(ArrayLimit.LONGEST),
                        join(Arrays.copyOf(dimensions, i + 1)) + " and " + type);
            }
        }
        return (int) product;
    }

    private byte[] header(int at, String what) throws IOException {
        byte[] field = content.in().readNBytes(4);
        if (field.length < 4) {
            throw damaged(at + field.length, what, "the end of the file");
        }
        return field;
    }

    /** The file, as it was named when opened. */
    String name() {
        return name;
    }

    Idx.Type type() {
        return type;
    }

    int rank() {
        return dimensions.length;
    }

    int dimension(int axis) {
        return dimensions[axis];
    }

    /** What is announced: {@code UNSIGNED_BYTE 60000×28×28}. */
    String announced() {
        return type + " " + join(dimensions);
    }

    /**
     * Reads the elements.
     *
     * @throws DamagedFileException if there are fewer or more than announced
     * @throws IOException if they cannot be read
     */
    Idx read() throws IOException {
        int start = 4 + 4 * dimensions.length;
        byte[] data = readData();
        if (content.in().read() >= 0) {
            throw damaged(
                    (long) start + bytes,
                    "the end after %d bytes of data, %s".formatted(bytes, join(dimensions)),
                    "more bytes");
        }
        return new Idx(name, type, Shape.of(dimensions), data);
    }

    /**
     * A wrong dimension must not make it allocate gigabytes, so there is room for what a file of
     * this size may hold, and more only when that is full. For files that are what they should be,
     * that is one array of the right size.
     */
    private byte[] readData() throws IOException {
        long likely = content.compressed() ? USUAL_COMPRESSION * fileSize : fileSize;
        byte[] data = new byte[(int) Math.min(bytes, Math.max(LEAST_ROOM, likely))];
        int n = content.in().readNBytes(data, 0, data.length);
        while (n == data.length && n < bytes) {
            data = Arrays.copyOf(data, (int) Math.min(bytes, 2L * n));
            n += content.in().readNBytes(data, n, data.length - n);
        }
        if (n < bytes) {
            throw damaged(
                    4L + 4L * dimensions.length + n,
                    "%d bytes of data, %s".formatted(bytes, join(dimensions)),
                    "the end after %d of them".formatted(n));
        }
        return data;
    }

    /** An error for this file, also for whoever expects more of it than its format says. */
    DamagedFileException damaged(long offset, String expected, String found) {
        return new DamagedFileException(name, content.compressed(), offset, expected, found);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static String types() {
        return Arrays.stream(Idx.Type.values())
                .map(t -> hex((byte) t.code) + " " + t)
                .collect(Collectors.joining(", ", "a type of elements (", ")"));
    }

    static String join(int... dimensions) {
        return Arrays.stream(dimensions).mapToObj(String::valueOf).collect(Collectors.joining("×"));
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
