/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.IOException;
import java.io.Serial;

/** A file does not hold what its format demands. Says which file, where, and what was there. */
public final class DamagedFileException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private final String file;
    private final long offset;
    private final String expected;
    private final String found;

    DamagedFileException(
            String file, boolean uncompressed, long offset, String expected, String found) {
        super(
                "%s: damaged at byte %d%s: expected %s, found %s"
                        .formatted(
                                file,
                                offset,
                                uncompressed ? " of the uncompressed data" : "",
                                expected,
                                found));
        this.file = file;
        this.offset = offset;
        this.expected = expected;
        this.found = found;
    }

    /** The file. */
    public String file() {
        return file;
    }

    /**
     * The offset of the first wrong byte. In a compressed file it counts bytes of the uncompressed
     * data if the content is wrong, bytes of the file if the compression is.
     */
    public long offset() {
        return offset;
    }

    /** What should have been there. */
    public String expected() {
        return expected;
    }

    /** What was there. */
    public String found() {
        return found;
    }
}
