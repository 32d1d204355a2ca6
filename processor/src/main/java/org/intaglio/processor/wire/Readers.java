/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which layers are read by others. */
final class Readers {
    private final Set<String> read = new HashSet<>();
    private boolean uncertain;

    /** {@code reader} reads {@code names}. */
    void read(String reader, Collection<String> names) {
        names.stream().filter(name -> !name.equals(reader)).forEach(read::add);
    }

    /** Some layer reads something, but its declaration does not tell what. */
    void uncertain() {
        uncertain = true;
    }

    /** Whether nothing reads the layer, as far as one can tell. */
    boolean isUnread(String name) {
        return !uncertain && !read.contains(name);
    }
}
