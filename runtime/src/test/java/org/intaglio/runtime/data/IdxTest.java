/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.runtime.data.IdxFiles.gzip;
import static org.intaglio.runtime.data.IdxFiles.idx;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.intaglio.runtime.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

class IdxTest {
    private static final byte[] SQUARE =
            idx(8, new int[] {2, 2}, (byte) 1, (byte) 2, (byte) 3, (byte) 255);

    @TempDir private Path directory;

    @Test
    void readsUnsignedBytes() throws IOException {
        Idx idx = Idx.read(file("square", SQUARE));

        assertThat(idx.type()).isEqualTo(Idx.Type.UNSIGNED_BYTE);
        assertThat(idx.shape()).isEqualTo(Shape.of(2, 2));
        assertThat(idx.data()).isEqualTo(new byte[] {1, 2, 3, -1});
        assertThat(idx.toInts()).isEqualTo(new int[] {1, 2, 3, 255});
        assertThat(idx.toFloats()).isEqualTo(new float[] {1, 2, 3, 255});
    }

    @Test
    void theBytesSayWhetherAFileIsGzippedNotItsName() throws IOException {
        assertThat(Idx.read(file("plain.gz", SQUARE)).toInts()).hasLength(4);
        assertThat(Idx.read(file("zipped", gzip(SQUARE))).toInts()).hasLength(4);
    }

    @Test
    void readsEveryType() throws IOException {
        int[] one = {2};
        assertThat(Idx.read(file("b", idx(9, one, (byte) -1, (byte) 2))).toInts())
                .isEqualTo(new int[] {-1, 2});
        byte[] shorts = ByteBuffer.allocate(4).putShort((short) -300).putShort((short) 7).array();
        assertThat(Idx.read(file("s", idx(0x0B, one, shorts))).toInts())
                .isEqualTo(new int[] {-300, 7});
        byte[] ints = ByteBuffer.allocate(8).putInt(-70000).putInt(7).array();
        assertThat(Idx.read(file("i", idx(0x0C, one, ints))).toInts())
                .isEqualTo(new int[] {-70000, 7});
        byte[] floats = ByteBuffer.allocate(8).putFloat(-1.5f).putFloat(7).array();
        assertThat(Idx.read(file("f", idx(0x0D, one, floats))).toFloats())
                .isEqualTo(new float[] {-1.5f, 7});
        byte[] doubles = ByteBuffer.allocate(16).putDouble(-1.5).putDouble(7).array();
        assertThat(Idx.read(file("d", idx(0x0E, one, doubles))).toFloats())
                .isEqualTo(new float[] {-1.5f, 7});
    }

    @Test
    void floatingPointIsNotReadAsIntegers() throws IOException {
        Path file = file("f", idx(0x0D, new int[] {1}, new byte[4]));
        Idx idx = Idx.read(file);

        var error = assertThrows(IllegalStateException.class, idx::toInts);
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(file + " holds floating point numbers, not integers");
    }

    @Test
    void wrongMagicNumber() throws IOException {
        assertDamaged(
                "<!DOCTYPE html>".getBytes(US_ASCII),
                "damaged at byte 0: expected 00 00, the start of an IDX file, found 3c 21 44 4f"
                        + " (\"<!DO\")");
        assertDamaged(
                idx(7, new int[] {1}, (byte) 0),
                "damaged at byte 2: expected a type of elements (08 UNSIGNED_BYTE, 09 BYTE, 0b"
                        + " SHORT, 0c INT, 0d FLOAT, 0e DOUBLE), found 07");
        assertDamaged(
                idx(8, new int[0]),
                "damaged at byte 3: expected a number of dimensions from 1 to 255, found 00");
        assertDamaged(
                new byte[] {0, 0},
                "damaged at byte 2: expected the magic number of an IDX file, 4 bytes, found the"
                        + " end of the file");
        assertDamaged(
                new byte[0],
                "damaged at byte 0: expected the magic number of an IDX file, 4 bytes, found the"
                        + " end of the file");
    }

    @Test
    void wrongDimensions() throws IOException {
        assertDamaged(
                Arrays.copyOf(SQUARE, 10),
                "damaged at byte 10: expected the length of dimension 1, 4 bytes, found the end of"
                        + " the file");
        assertDamaged(
                idx(8, new int[] {2, -2}, (byte) 0),
                "damaged at byte 8: expected a length of dimension 1 up to 2147483647, found"
                        + " 4294967294");
        assertDamaged(
                idx(8, new int[] {60000, 280000, 28}, (byte) 0),
                "damaged at byte 8: expected dimensions that hold at most 2147483639 bytes, found"
                        + " 60000×280000 and UNSIGNED_BYTE");
    }

    @Test
    void truncatedData() throws IOException {
        assertDamaged(
                Arrays.copyOf(SQUARE, 14),
                "damaged at byte 14: expected 4 bytes of data, 2×2, found the end after 2 of them");
        assertDamaged(
                gzip(Arrays.copyOf(SQUARE, 14)),
                "damaged at byte 14 of the uncompressed data: expected 4 bytes of data, 2×2, found"
                        + " the end after 2 of them");
    }

    @Test
    void aHugeDimensionOfASmallFileAllocatesLittle() throws IOException {
        assertDamaged(
                idx(8, new int[] {2_000_000_000}, (byte) 0),
                "damaged at byte 9: expected 2000000000 bytes of data, 2000000000, found the end"
                        + " after 1 of them");
    }

    @Test
    void trailingBytes() throws IOException {
        assertDamaged(
                Arrays.copyOf(SQUARE, 17),
                "damaged at byte 16: expected the end after 4 bytes of data, 2×2, found more"
                        + " bytes");
    }

    @Test
    void errorsTellFileOffsetExpectedAndFound() throws IOException {
        Path file = file("short", Arrays.copyOf(SQUARE, 14));

        var error = assertThrows(DamagedFileException.class, () -> Idx.read(file));
        assertThat(error.file()).isEqualTo(file.toString());
        assertThat(error.offset()).isEqualTo(14);
        assertThat(error.expected()).isEqualTo("4 bytes of data, 2×2");
        assertThat(error.found()).isEqualTo("the end after 2 of them");
    }

    @Test
    void gzipWithAWrongSum() throws IOException {
        byte[] zipped = gzip(SQUARE);
        int crc = zipped.length - 8;
        zipped[crc] ^= 1;
        var error =
                assertThrows(DamagedFileException.class, () -> Idx.read(file("zipped", zipped)));

        assertThat(error.offset()).isEqualTo(crc);
        assertThat(error.expected())
                .matches("data with the CRC-32 [0-9a-f]{8} that is stored here");
        assertThat(error.found()).matches("data with the CRC-32 [0-9a-f]{8}");
    }

    @Test
    void gzipWithAWrongLength() throws IOException {
        byte[] zipped = gzip(SQUARE);
        zipped[zipped.length - 4] = 17;
        assertDamaged(
                zipped,
                "damaged at byte %d: expected the length 16 of the data, found 17"
                        .formatted(zipped.length - 4));
    }

    @Test
    void truncatedGzip() throws IOException {
        byte[] zipped = gzip(SQUARE);
        int end = zipped.length;
        assertDamaged(
                Arrays.copyOf(zipped, end - 3),
                "damaged at byte %d: expected a gzip trailer of 8 bytes, found the end of the file at byte %d"
                        .formatted(end - 8, end - 3));
        assertDamaged(
                Arrays.copyOf(zipped, 14),
                "damaged at byte 14: expected more compressed data, found the end of the file");
        assertDamaged(
                Arrays.copyOf(zipped, 5),
                "damaged at byte 0: expected a gzip header of 10 bytes, found the end of the file"
                        + " at byte 5");
    }

    @Test
    void damagedGzip() throws IOException {
        byte[] method = gzip(SQUARE);
        method[2] = 9;
        assertDamaged(
                method,
                "damaged at byte 2: expected compression method 8 (deflate), found method 9");

        byte[] data = gzip(SQUARE);
        data[10] = (byte) 0xff;
        var error = assertThrows(DamagedFileException.class, () -> Idx.read(file("zipped", data)));
        assertThat(error.expected()).isEqualTo("deflate data");
        assertThat(error.found()).isEqualTo("invalid block type");

        byte[] zipped = gzip(SQUARE);
        assertDamaged(
                Arrays.copyOf(zipped, zipped.length + 3),
                "damaged at byte %d: expected the end of the file, found 3 more bytes"
                        .formatted(zipped.length));
    }

    @Test
    void readsEveryPartOfAGzipHeaderAndSeveralMembers() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        bytes.writeBytes(new byte[] {2, 0, 'x', 'y'});
        bytes.writeBytes("name\0comment\0".getBytes(US_ASCII));
        bytes.writeBytes(new byte[] {1, 2});
        // The rest of a member made by the JDK, less its own header.
        byte[] first = gzip(Arrays.copyOf(SQUARE, 9));
        bytes.write(first, 10, first.length - 10);
        bytes.writeBytes(gzip(Arrays.copyOfRange(SQUARE, 9, 16)));

        assertThat(Idx.read(file("members", bytes.toByteArray())).toInts())
                .isEqualTo(new int[] {1, 2, 3, 255});
    }

    @Test
    void readsWhatTheStandardLibraryCompresses() throws IOException {
        byte[] content = idx(8, new int[] {300_000}, new byte[300_000]);
        for (int i = 8; i < content.length; i++) {
            content[i] = (byte) ((i * i) >> 5);
        }
        for (int level : new int[] {Deflater.NO_COMPRESSION, 1, 9}) {
            var bytes = new ByteArrayOutputStream();
            try (var out =
                    new GZIPOutputStream(bytes) {
                        {
                            def.setLevel(level);
                        }
                    }) {
                out.write(content);
            }
            assertThat(Idx.read(file("level" + level, bytes.toByteArray())).data())
                    .isEqualTo(Arrays.copyOfRange(content, 8, content.length));
        }
    }

    /** Members, their headers and trailers, wherever a buffer of the file may end. */
    @Test
    void buffersEndAnywhere() throws IOException {
        byte[] content = idx(8, new int[] {70_000}, new byte[70_000]);
        new Random(1).nextBytes(content);
        System.arraycopy(idx(8, new int[] {70_000}), 0, content, 0, 8);
        int first = 65_530;
        byte[] second = gzip(Arrays.copyOfRange(content, first, content.length));
        for (int length = 0; length < 60; length++) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3});
            bytes.writeBytes("n".repeat(length).getBytes(US_ASCII));
            bytes.write(0);
            byte[] stored = stored(Arrays.copyOf(content, first));
            bytes.write(stored, 10, stored.length - 10);
            bytes.writeBytes(second);
            assertThat(Idx.read(file("members", bytes.toByteArray())).data())
                    .isEqualTo(Arrays.copyOfRange(content, 8, content.length));
        }
    }

    private static byte[] stored(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.NO_COMPRESSION);
                    }
                }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void everyBeginningOfAFileIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        bytes.writeBytes(new byte[] {2, 0, 'x', 'y'});
        bytes.writeBytes("name\0comment\0".getBytes(US_ASCII));
        bytes.writeBytes(new byte[] {1, 2});
        byte[] first = gzip(Arrays.copyOf(SQUARE, 9));
        bytes.write(first, 10, first.length - 10);
        int members = bytes.size();
        bytes.writeBytes(gzip(Arrays.copyOfRange(SQUARE, 9, 16)));
        byte[] whole = bytes.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            Path file = file("beginning", Arrays.copyOf(whole, length));
            var error = assertThrows(DamagedFileException.class, () -> Idx.read(file));
            assertThat(error.offset()).isAtMost((long) length);
        }
        assertDamaged(
                Arrays.copyOf(whole, 11),
                "damaged at byte 10: expected the length of a gzip extra field, found the end of"
                        + " the file at byte 11");
        assertDamaged(
                Arrays.copyOf(whole, 16),
                "damaged at byte 16: expected the end of a text in the gzip header, found the end"
                        + " of the file at byte 16");
        assertDamaged(
                Arrays.copyOf(whole, members + 4),
                "damaged at byte %d: expected a gzip header of 10 bytes, found the end of the file at byte %d"
                        .formatted(members, members + 4));
        assertDamaged(
                Arrays.copyOf(whole, members + 1),
                "damaged at byte %d: expected the end of the file, found 1 more bytes"
                        .formatted(members));
    }

    private void assertDamaged(byte[] content, String message) throws IOException {
        Path file = file("damaged", content);
        var error = assertThrows(DamagedFileException.class, () -> Idx.read(file));
        assertThat(error).hasMessageThat().isEqualTo(file + ": " + message);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
