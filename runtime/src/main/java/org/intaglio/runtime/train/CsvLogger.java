/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes what epochs measured to a file, a line an epoch as soon as that is over. As Keras' {@code
 * CSVLogger}: <a href="https://keras.io/api/callbacks/csv_logger/">keras.io/api/callbacks</a>. The
 * first line has the names: {@code epoch}, then the values' in the order of the alphabet. A value
 * that an epoch does not have, such as that of a validation, is {@code NA}; numbers keep all their
 * digits. Epochs count from 1, as they are printed.
 *
 * @param file where to
 * @param separator what stands between columns
 * @param append whether lines are added to a file that is there; else it is replaced
 */
@CheckReturnValue
public record CsvLogger(Path file, char separator, boolean append) implements Callback {
    /** Checks that nothing is null. */
    public CsvLogger {
        Objects.requireNonNull(file, "file");
    }

    /** Writes a new file, with commas. */
    public static CsvLogger to(Path file) {
        return new CsvLogger(file, ',', false);
    }

    /** With another separator. */
    public CsvLogger separator(char separator) {
        return new CsvLogger(file, separator, append);
    }

    /** Adds lines to a file that is there, which must have the same columns. */
    public CsvLogger appending() {
        return new CsvLogger(file, separator, true);
    }

    @Override
    public Callback forOneTraining() {
        return new Writer();
    }

    private String line(List<String> cells) {
        return cells.stream().map(this::quoted).collect(Collectors.joining("" + separator)) + "\n";
    }

    /** As RFC 4180 says. */
    private String quoted(String cell) {
        boolean plain = cell.indexOf(separator) < 0 && cell.indexOf('"') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The columns of one training. */
    private final class Writer implements Callback {
        private final List<String> columns = new ArrayList<>();

        @Override
        public void trainBegin(Context context) {
            columns.add("epoch");
            columns.addAll(new TreeSet<>(context.names()));
            String header = line(columns);
            try {
                String there = append && Files.exists(file) ? firstLine() : null;
                if (there == null) {
                    Files.writeString(file, header);
                } else if (!header.equals(there + "\n")) {
                    throw new IllegalArgumentException(
                            ("CsvLogger cannot append to %s: it has the columns '%s', this"
                                            + " training has '%s'; give another file, or do not"
                                            + " append")
                                    .formatted(file, there, header.strip()));
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private String firstLine() throws IOException {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                return reader.readLine();
            }
        }

        @Override
        public void epochEnd(Context context) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(context.epoch()));
            for (String name : columns.subList(1, columns.size())) {
                cells.add(context.has(name) ? Double.toString(context.value(name)) : "NA");
            }
            try {
                Files.writeString(
                        file, line(cells), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private UncheckedIOException failed(IOException e) {
            return new UncheckedIOException("CsvLogger cannot write " + file, e);
        }
    }
}
