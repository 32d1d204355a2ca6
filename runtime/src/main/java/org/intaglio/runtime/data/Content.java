/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * What a file holds, uncompressed if it is gzipped; its first bytes say so, not its name.
 *
 * @param compressed whether it is gzipped
 * @param in the bytes
 */
record Content(boolean compressed, InputStream in) implements Closeable {
    static Content open(Path path) throws IOException {
        FileInput file = FileInput.open(path);
        try {
            boolean gzip = file.isGzip();
            return new Content(gzip, gzip ? new GzipInput(path.toString(), file) : file);
        } catch (IOException e) {
            try (file) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
