/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * A data set of unknown size that is read to its end. Whether it has one cannot be known; one that
 * is very long without is worth a line in the log, once.
 */
public final class EndlessNotice implements Dataset {
    private static final long MANY = 1_000_000;
    private static final System.Logger LOG = System.getLogger("org.intaglio.data");

    private final Dataset data;
    private final long many;
    private final Consumer<String> told;
    private boolean said;

    EndlessNotice(Dataset data, long many, Consumer<String> told) {
        this.data = data;
        this.many = many;
        this.told = told;
    }

    /** The data set itself if it knows its size. */
    public static Dataset around(Dataset data) {
        return data.size() == UNKNOWN
                ? new EndlessNotice(data, MANY, text -> LOG.log(System.Logger.Level.WARNING, text))
                : data;
    }

    @Override
    public long size() {
        return data.size();
    }

    @Override
    public Reader open() {
        return counting(Readers.open(data));
    }

    @Override
    public Reader open(long pass) {
        return counting(Readers.open(data, pass));
    }

    private Reader counting(Reader reader) {
        return new Reader() {
            private long read;

            @Override
            public boolean read(Batch batch, int row) {
                if (!reader.read(batch, row)) {
                    return false;
                }
                read++;
                if (read == many) {
                    tell();
                }
                return true;
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }

    private void tell() {
        if (!said) {
            said = true;
            told.accept(
                    String.format(
                            Locale.ROOT,
                            "%,d samples were read from a data set of unknown size, and there are"
                                    + " more. If it has no end: set stepsPerEpoch to train on it,"
                                    + " and measure with a part of it, such as Stream.limit gives."
                                    + " If it has one, SampleStream.withSize says where, and ends"
                                    + " this notice.",
                            many));
        }
    }
}
