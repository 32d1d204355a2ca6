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
    private final FileInput file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    /** Where the compressed data of the current member starts. */
    private long start;

    private boolean ended;

    /** Reads a file from its start, and closes it when it is closed. */
    GzipInput(String name, FileInput file) throws IOException {
        this.name = name;
        this.file = file;
        openMember(header());
    }

    private byte[] header() throws IOException {
        return next(HEADER, "a gzip header of 10 bytes");
    }

    private void openMember(byte[] header) throws IOException {
        long at = file.position() - HEADER;
        if (header[2] != 8) {
            throw damaged(at + 2, "compression method 8 (deflate)", "method " + header[2]);
        }
        int flags = header[3];
        if ((flags & FLAG_EXTRA) != 0) {
            byte[] length = next(2, "the length of a gzip extra field");
            file.skip((length[0] & 0xff) + ((length[1] & 0xff) << 8));
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            file.skip(2);
        }
        if (!file.hasNext()) {
            throw atEnd(file.position(), "compressed data");
        }
        start = file.position();
        inflater.reset();
        crc.reset();
    }

    private void skipText() throws IOException {
        int read;
        do {
            read = file.read();
            if (read < 0) {
                throw atEnd(file.position(), "the end of a text in the gzip header");
            }
        } while (read > 0);
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
                throw damaged(start + inflater.getBytesRead(), "deflate data", e.getMessage());
            }
            if (n > 0) {
                crc.update(to, at, n);
                return n;
            }
            if (inflater.finished()) {
                closeMember();
            } else if (file.hasNext()) {
                file.giveAllTo(inflater::setInput);
            } else {
                throw damaged(file.position(), "more compressed data", "the end of the file");
            }
        }
        return -1;
    }

    private void closeMember() throws IOException {
        file.takeBack(inflater.getRemaining());
        long at = file.position();
        byte[] trailer = next(TRAILER, "a gzip trailer of 8 bytes");
        int found = (int) crc.getValue();
        int expected = littleEndian(trailer, 0);
        if (found != expected) {
            throw damaged(
                    at,
                    "data with the CRC-32 %s that is stored here".formatted(hex(expected)),
                    "data with the CRC-32 " + hex(found));
        }
        int length = (int) inflater.getBytesWritten();
        if (length != littleEndian(trailer, 4)) {
            throw damaged(
                    at + 4,
                    "the length %s of the data".formatted(Integer.toUnsignedString(length)),
                    Integer.toUnsignedString(littleEndian(trailer, 4)));
        }
        if (file.hasNext()) {
            openNextMember();
        } else {
            ended = true;
        }
    }

    private void openNextMember() throws IOException {
        long at = file.position();
        byte[] header = file.readNBytes(HEADER);
        if (header.length < 2 || header[0] != 0x1f || header[1] != (byte) 0x8b) {
            long more = header.length + file.skip(Long.MAX_VALUE);
            throw damaged(at, "the end of the file", more + " more bytes");
        }
        if (header.length < HEADER) {
            throw atEnd(at, "a gzip header of 10 bytes");
        }
        openMember(header);
    }

    private static int littleEndian(byte[] from, int at) {
        return (from[at] & 0xff)
                | (from[at + 1] & 0xff) << 8
                | (from[at + 2] & 0xff) << 16
                | from[at + 3] << 24;
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits(value);
    }

    private byte[] next(int length, String what) throws IOException {
        long at = file.position();
        byte[] bytes = file.readNBytes(length);
        if (bytes.length < length) {
            throw atEnd(at, what);
        }
        return bytes;
    }

    /** For a file that has been read to its end. */
    private DamagedFileException atEnd(long offset, String what) {
        return damaged(offset, what, "the end of the file at byte " + file.position());
    }

    private DamagedFileException damaged(long offset, String expected, String found) {
        return new DamagedFileException(name, false, offset, expected, found);
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        file.close();
    }
}
