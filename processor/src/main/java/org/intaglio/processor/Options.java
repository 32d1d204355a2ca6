/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import org.intaglio.processor.schedule.CodeOptions;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;

/** The options of the processor, {@code -Aintaglio.…} for javac. */
final class Options {
    /** Samples of a slice. */
    private static final String SLICE = "intaglio.slice";

    /** Rows of the largest tiles of Winograd's algorithm. */
    private static final String WINOGRAD = "intaglio.winograd";

    private static final int LARGEST_SLICE = 4096;

    private Options() {}

    static Set<String> names() {
        return Set.of(SLICE, WINOGRAD);
    }

    /** Reads them; what makes no sense is an error, and counts as left out. */
    static CodeOptions of(ProcessingEnvironment environment) {
        Map<String, String> options = environment.getOptions();
        Messager messager = environment.getMessager();
        return new CodeOptions(
                slice(options.get(SLICE), messager), largestTile(options.get(WINOGRAD), messager));
    }

    private static OptionalInt slice(String value, Messager messager) {
        if (value == null) {
            return CodeOptions.DEFAULT.slice();
        }
        if (value.matches("[0-9]{1,4}")) {
            int slice = Integer.parseInt(value);
            if (slice >= 1 && slice <= LARGEST_SLICE) {
                return OptionalInt.of(slice);
            }
        }
        refuse(SLICE, value, "a number of samples from 1 to " + LARGEST_SLICE, messager);
        return CodeOptions.DEFAULT.slice();
    }

    private static int largestTile(String value, Messager messager) {
        return switch (value) {
            case null -> CodeOptions.DEFAULT.largestTile();
            case "0", "2", "4" -> Integer.parseInt(value);
            default -> {
                refuse(
                        WINOGRAD,
                        value,
                        "0 for no convolutions by Winograd's algorithm, 2 for tiles of 2×2 alone,"
                                + " or 4",
                        messager);
                yield CodeOptions.DEFAULT.largestTile();
            }
        };
    }

    private static void refuse(String name, String value, String expected, Messager messager) {
        messager.printError(
                "-A%s=%s: expected %s; leave the option out to let Intaglio choose"
                        .formatted(name, value, expected));
    }
}
