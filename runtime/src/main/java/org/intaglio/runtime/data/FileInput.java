/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A file read from front to back, never more than a buffer of it; knows where it is. */
final class FileInput extends InputStream {
    private final InputStream file;
    private final byte[] buffer = new byte[1 << 16];

    /** How many bytes of the file lie before the buffer's content. */
    private long before;

    private int next;
    private int end;

    private FileInput(InputStream file) {
        this.file = file;
    }

    static FileInput open(Path file) throws IOException {
        return new FileInput(Files.newInputStream(file));
    }

    /** How many bytes have been read. */
    long position() {
        return before + next;
    }

    /** Whether there is another byte; it and more are in the buffer then. */
    boolean hasNext() throws IOException {
        if (next < end) {
            return true;
        }
        before += end;
        next = 0;
        end = file.readNBytes(buffer, 0, buffer.length);
        return end > 0;
    }

    /** Whether the file starts like a gzip file; to be asked before anything is read. */
    boolean isGzip() throws IOException {
        return hasNext() && end >= 2 && buffer[0] == 0x1f && buffer[1] == (byte) 0x8b;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
        Objects.checkFromIndexSize(at, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int n = Math.min(length, end - next);
        System.arraycopy(buffer, next, to, at, n);
        next += n;
        return n;
    }

    /** Hands the content of the buffer to whoever reads it in place. */
    void giveAllTo(BufferReader reader) {
        reader.read(buffer, next, end - next);
        next = end;
    }

    /** The last of what was handed out was not needed. */
    void takeBack(int bytes) {
        next -= Objects.checkIndex(bytes, next + 1);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads from a buffer, until the next is filled. */
    @FunctionalInterface
    interface BufferReader {
        void read(byte[] from, int at, int length);
    }
}
