/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A data set was found nowhere and could not be downloaded. The message lists every place tried and
 * why it did not serve.
 */
public final class DatasetUnavailableException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // what List.copyOf returns is serializable
    private final List<String> tried;

    DatasetUnavailableException(String name, List<String> tried) {
        super(
                """
                %s is not available. Tried:
                %s
                To use files of your own, name their directory in INTAGLIO_DATA or -Dintaglio.data.\
                """
                        .formatted(
                                name,
                                tried.stream()
                                        .map(place -> "  " + place)
                                        .collect(Collectors.joining("\n"))));
        this.tried = List.copyOf(tried);
    }

    /** Every place tried, in order, each with the reason why it did not serve. */
    public List<String> tried() {
        return tried;
    }
}
