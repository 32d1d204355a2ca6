/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weights in a file of one's own, as long as models have none. */
final class Weights {
    private Weights() {}

    /** Writes all numbers of all parameters, in the order of {@link Model#parameters}. */
    static void write(Model model, Path file) throws IOException {
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Parameter parameter : model.parameters()) {
                for (float number : parameter.toArray()) {
                    out.writeFloat(number);
                }
            }
        }
    }
}
