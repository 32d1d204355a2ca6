/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Uncompresses a gzip file (<a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>), one or
 * more members. {@link java.util.zip.GZIPInputStream} could, but it says neither where a file is
 * damaged nor what it expected there.
 */
final class GzipInput extends InputStream {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final String name;
    private final byte[] file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    /** Where the compressed data of the current member starts. */
    private int start;

    private boolean ended;

    GzipInput(String name, byte[] file) throws DamagedFileException {
        this.name = name;
        this.file = file;
        openMember(0);
    }

    static boolean isGzip(byte[] file) {
        return file.length >= 2 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    }

    private void openMember(int at) throws DamagedFileException {
        need(at, HEADER, "a gzip header of 10 bytes");
        if (file[at + 2] != 8) {
            throw damaged(at + 2, "compression method 8 (deflate)", "method " + file[at + 2]);
        }
        int flags = file[at + 3];
        int next = at + HEADER;
        if ((flags & FLAG_EXTRA) != 0) {
            need(next, 2, "the length of a gzip extra field");
            next += 2 + (file[next] & 0xff) + ((file[next + 1] & 0xff) << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            next = afterZero(next);
        }
        if ((flags & FLAG_COMMENT) != 0) {
            next = afterZero(next);
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            next += 2;
        }
        need(next, 1, "compressed data");
        start = next;
        inflater.reset();
        inflater.setInput(file, start, file.length - start);
        crc.reset();
    }

    private int afterZero(int at) throws DamagedFileException {
        int next = at;
        while (next < file.length && file[next] != 0) {
            next++;
        }
        need(next, 1, "the end of a text in the gzip header");
        return next + 1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        Objects.checkFromIndexSize(at, length, to.length);
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int n;
            try {
                n = inflater.inflate(to, at, length);
            } catch (DataFormatException e) {
                throw damaged(position(), "deflate data", e.getMessage());
            }
            if (n > 0) {
                crc.update(to, at, n);
                return n;
            }
            if (!inflater.finished()) {
                throw damaged(file.length, "more compressed data", "the end of the file");
            }
            closeMember();
        }
        return -1;
    }

    private void closeMember() throws DamagedFileException {
        int at = position();
        need(at, TRAILER, "a gzip trailer of 8 bytes");
        int found = (int) crc.getValue();
        int expected = littleEndian(at);
        if (found != expected) {
            throw damaged(
                    at,
                    "data with the CRC-32 %s that is stored here".formatted(hex(expected)),
                    "data with the CRC-32 " + hex(found));
        }
        int length = (int) inflater.getBytesWritten();
        if (length != littleEndian(at + 4)) {
            throw damaged(
                    at + 4,
                    "the length %s of the data".formatted(Integer.toUnsignedString(length)),
                    Integer.toUnsignedString(littleEndian(at + 4)));
        }
        int next = at + TRAILER;
        if (next == file.length) {
            ended = true;
            inflater.end();
        } else if (file.length - next >= 2 && file[next] == 0x1f && file[next + 1] == (byte) 0x8b) {
            openMember(next);
        } else {
            throw damaged(next, "the end of the file", file.length - next + " more bytes");
        }
    }

    private int position() {
        return start + (int) inflater.getBytesRead();
    }

    private int littleEndian(int at) {
        return (file[at] & 0xff)
                | (file[at + 1] & 0xff) << 8
                | (file[at + 2] & 0xff) << 16
                | file[at + 3] << 24;
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits(value);
    }

    private void need(int at, int length, String what) throws DamagedFileException {
        if (at > file.length - length) {
            throw damaged(
                    Math.min(at, file.length), what, "the end of the file at byte " + file.length);
        }
    }

    private DamagedFileException damaged(long offset, String expected, String found) {
        return new DamagedFileException(name, false, offset, expected, found);
    }

    @Override
    public void close() {
        ended = true;
        inflater.end();
    }
}
