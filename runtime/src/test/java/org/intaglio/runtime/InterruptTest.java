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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** Interrupts of the thread that asks, while it and others work. */
@Timeout(60)
class InterruptTest {
    private static final int COUNT = 100_000;
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training QUIET = Training.with(Adam.create()).verbose(0);

    private final Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
    private final AtomicInteger reads = new AtomicInteger();
    private final Thread asking = Thread.currentThread();

    @AfterEach
    void theStatusIsClear() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private void read(Batch batch, int row) {
        batch.target(0)[row] = 1;
        if (reads.incrementAndGet() == 1000) {
            asking.interrupt();
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
                InterruptTest.this.read(batch, row);
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
                return (batch, row) -> {
                    InterruptTest.this.read(batch, row);
                    return reads.get() < COUNT;
                };
            }
        };
    }

    private void assertInterrupted(String message, Runnable work) {
        var thrown = assertThrows(CancellationException.class, work::run);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).hasMessageThat().isEqualTo(message);
        // A slice of four samples a thread, not a block of 256.
        assertThat(reads.get()).isLessThan(1100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anEvaluationEndsSoon(int threads) {
        assertInterrupted(
                "the evaluation was interrupted",
                () -> model.evaluate(samples(), QUIET.threads(threads)));
        assertThat(model.evaluate(X, Y).samples()).isEqualTo(203);
    }

    @Test
    void anEvaluationOfAStreamEndsSoon() {
        assertInterrupted("the evaluation was interrupted", () -> model.evaluate(stream()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aValidationEndsSoonInTheLastEpochToo(int threads) {
        Training training = QUIET.threads(threads).validationData(samples());
        assertInterrupted(
                "the training was interrupted in the validation of epoch 1; the model keeps what"
                        + " it has learned so far",
                () -> model.fit(X, Y, training));
        assertThat(model.fit(X, Y, QUIET).size()).isEqualTo(1);
    }

    @Test
    void aPredictionOfManySamplesEndsSoon() {
        asking.interrupt();
        assertInterrupted(
                "the prediction was interrupted", () -> model.predict(new float[COUNT][6]));
        assertThat(model.predict(X)).hasLength(203);
    }

    /** It is over before anybody could wait for it, and may be the last that a thread has to do. */
    @Test
    void aPredictionOfAFewSamplesIsDone() {
        asking.interrupt();
        assertThat(model.predict(X[0])).hasLength(1);
        assertThat(model.predict(new float[][] {X[0], X[1]})).hasLength(2);
        assertThat(Thread.interrupted()).isTrue();
    }
}
