/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import java.nio.file.Files;
import java.nio.file.Path;

/** The working copy that the tests run in. */
public final class Repository {
    private Repository() {}

    /** Its root: the build says it, an IDE starts in it or in the module. */
    public static Path root() {
        String root = System.getProperty("intaglio.root");
        if (root != null) {
            return Path.of(root);
        }
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("mvnw")) ? here : here.getParent();
    }
}
