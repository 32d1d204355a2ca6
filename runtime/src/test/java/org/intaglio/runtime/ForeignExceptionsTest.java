/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;

/** What a data set of the user's throws arrives as it is, whatever the number of threads. */
@Timeout(60)
class ForeignExceptionsTest {
    private static final int COUNT = 300;
    private static final int BAD = 37;
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training QUIET =
            Training.with(Adam.create()).verbose(0).batchSize(128).shuffle(false);

    private final Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
    private final IOException thrown =
            new IOException("the disk", new IllegalStateException("its cause"));

    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        @SuppressWarnings("unchecked")
        T t = (T) thrown;
        throw t;
    }

    /** Samples behind the bad one throw as well, sooner if another thread reads them. */
    private void read(int index, Batch batch, int row) {
        batch.target(0)[row] = 1;
        if (index == BAD) {
            pause();
            ForeignExceptionsTest.<RuntimeException>sneak(thrown);
        } else if (index > BAD) {
            throw new IllegalArgumentException("sample " + index);
        }
    }

    private static void pause() {
        long end = System.nanoTime() + 1_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private RandomAccessDataset samples() {
        return new RandomAccessDataset() {
            @Override
            public int count() {
                return COUNT;
            }

            @Override
            public void read(int index, Batch batch, int row) {
                ForeignExceptionsTest.this.read(index, batch, row);
            }
        };
    }

    private Dataset stream() {
        return new Dataset() {
            @Override
            public long size() {
                return COUNT;
            }

            @Override
            public Reader open() {
                return new Reader() {
                    private int next;

                    @Override
                    public boolean read(Batch batch, int row) {
                        ForeignExceptionsTest.this.read(next++, batch, row);
                        return next < COUNT;
                    }
                };
            }
        };
    }

    private void assertThrown(Runnable work) {
        for (int i = 0; i < 20; i++) {
            var arrived = assertThrows(Throwable.class, work::run);
            assertThat(arrived).isSameInstanceAs(thrown);
        }
        assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("its cause");
        assertThat(thrown.getSuppressed()).isEmpty();
        assertThat(
                        Arrays.stream(thrown.getStackTrace())
                                .map(StackTraceElement::getClassName)
                                .toList())
                .contains(ForeignExceptionsTest.class.getName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void inATraining(int threads) {
        assertThrown(() -> model.fit(samples(), QUIET.threads(threads)));
        assertThrown(() -> model.fit(stream(), QUIET.threads(threads)));
        assertThat(model.fit(X, Y, QUIET.threads(threads)).size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void inAValidation(int threads) {
        Training training = QUIET.threads(threads);
        assertThrown(() -> model.fit(X, Y, training.validationData(samples())));
        assertThrown(() -> model.fit(X, Y, training.validationData(stream())));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void inAnEvaluation(int threads) {
        Training training = QUIET.threads(threads);
        assertThrown(() -> model.evaluate(samples(), training));
        assertThrown(() -> model.evaluate(stream(), training));
        assertThat(model.evaluate(X, Y).samples()).isEqualTo(203);
    }
}
