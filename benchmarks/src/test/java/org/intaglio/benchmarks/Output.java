/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Catches what a program prints. */
public final class Output {
    /** A program. */
    public interface Program {
        /** Runs it. */
        void run() throws Exception;
    }

    private Output() {}

    /** What the program writes to standard output. */
    public static String of(Program program) throws Exception {
        PrintStream out = System.out;
        var seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return seen.toString(StandardCharsets.UTF_8);
    }
}
