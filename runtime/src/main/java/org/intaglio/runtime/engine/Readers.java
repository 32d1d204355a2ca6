/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Dataset;

import java.util.Objects;

/** Opens data sets that somebody else has written. */
final class Readers {
    private Readers() {}

    static Dataset.Reader open(Dataset data) {
        return check(data.open(), "open()");
    }

    static Dataset.Reader open(Dataset data, long pass) {
        return check(data.open(pass), "open(" + pass + ")");
    }

    private static Dataset.Reader check(Dataset.Reader reader, String call) {
        return Objects.requireNonNull(reader, () -> "the data set's " + call + " returned null");
    }
}
