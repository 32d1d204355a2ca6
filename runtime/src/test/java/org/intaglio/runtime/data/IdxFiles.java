/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes of small IDX files. */
final class IdxFiles {
    private IdxFiles() {}

    static byte[] idx(int type, int[] dimensions, byte... data) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + data.length);
        file.put(new byte[] {0, 0, (byte) type, (byte) dimensions.length});
        for (int dimension : dimensions) {
            file.putInt(dimension);
        }
        return file.put(data).array();
    }

    static byte[] gzip(byte[] content) {
        return gzipOfZeros(content, 0);
    }

    /** Gzipped, a thousandth of its content. */
    static byte[] gzipOfZeros(byte[] start, int zeros) {
        var bytes = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 16];
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(start);
            for (int left = zeros; left > 0; left -= some.length) {
                out.write(some, 0, Math.min(left, some.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
