/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keras' names in the spelling of Java. */
final class CamelCase {
    private CamelCase() {}

    /** {@code moving_mean} becomes {@code movingMean}. */
    static String of(String name) {
        String capitalized = capitalized(name);
        return capitalized.substring(0, 1).toLowerCase(Locale.ROOT) + capitalized.substring(1);
    }

    /** {@code dense_relu} becomes {@code DenseRelu}. */
    static String capitalized(String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
