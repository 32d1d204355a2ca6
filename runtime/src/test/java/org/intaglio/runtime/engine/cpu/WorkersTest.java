/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

@Timeout(60)
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void everyPieceOfEveryJobIsDoneOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 2000; round++) {
                int pieces = round % 37;
                AtomicIntegerArray done = new AtomicIntegerArray(pieces);
                workers.run((thread, piece) -> done.incrementAndGet(piece), pieces);
                for (int i = 0; i < pieces; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
            }
        }
    }

    /**
     * A thread that is held up is helped, and one that is not finds its own pieces first, even if
     * it still looked for something to help with when the job began. That happens once in ten
     * thousand jobs, hence so many; fewer where threads have to wait for a processor.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void everyThreadBeginsWithTheSameStretchOfThePieces(int threads) {
        int[] expected = IntStream.range(0, threads).map(thread -> 3 * thread).toArray();
        int[] firstOfThread = new int[threads];
        CyclicBarrier all = new CyclicBarrier(threads);
        try (Workers workers = new Workers(threads)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            for (int round = 0; round < 50_000 && System.nanoTime() < deadline; round++) {
                Arrays.fill(firstOfThread, -1);
                workers.run(
                        (thread, piece) -> {
                            if (firstOfThread[thread] < 0) {
                                firstOfThread[thread] = piece;
                                await(all);
                            }
                        },
                        3 * threads);
                assertThat(firstOfThread).isEqualTo(expected);
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aThreadIsNeverUsedTwiceAtOnce() {
        try (Workers workers = new Workers(4)) {
            AtomicIntegerArray busy = new AtomicIntegerArray(4);
            for (int round = 0; round < 500; round++) {
                workers.run(
                        (thread, piece) -> {
                            assertThat(busy.incrementAndGet(thread)).isEqualTo(1);
                            busy.decrementAndGet(thread);
                        },
                        20);
            }
        }
    }

    @Test
    void whatAPieceThrowsIsThrownToTheCallerAndThePoolGoesOn() {
        try (Workers workers = new Workers(3)) {
            for (int round = 0; round < 200; round++) {
                int bad = round % 10;
                var thrown =
                        assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        workers.run(
                                                (thread, piece) -> {
                                                    if (piece == bad) {
                                                        throw new IllegalArgumentException(
                                                                "piece " + piece);
                                                    }
                                                },
                                                10));
                assertThat(thrown).hasMessageThat().isEqualTo("piece " + bad);
                AtomicIntegerArray done = new AtomicIntegerArray(10);
                workers.run((thread, piece) -> done.incrementAndGet(piece), 10);
                for (int i = 0; i < 10; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
            }
        }
    }

    /** Whatever the order in which they fail: one thread would have met the lowest first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theLowestPieceThatFailsIsTheOneToldOf(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 200; round++) {
                var thrown =
                        assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        workers.run(
                                                (thread, piece) -> {
                                                    if (piece == 4) {
                                                        pause();
                                                    }
                                                    if (piece >= 4) {
                                                        throw new IllegalArgumentException(
                                                                "piece " + piece);
                                                    }
                                                },
                                                30));
                assertThat(thrown).hasMessageThat().isEqualTo("piece 4");
            }
        }
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(200);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void checkedExceptionsAreNotWrapped() {
        try (Workers workers = new Workers(2)) {
            var checked = new IOException("the disk");
            var thrown =
                    assertThrows(
                            IOException.class,
                            () -> workers.run((thread, piece) -> throwAny(checked), 4));
            assertThat(thrown).isSameInstanceAs(checked);
        }
    }

    private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
        @SuppressWarnings("unchecked")
        T t = (T) thrown;
        throw t;
    }

    @Test
    void errorsOfHelpersArriveToo() {
        try (Workers workers = new Workers(2)) {
            assertThrows(
                    StackOverflowError.class,
                    () ->
                            workers.run(
                                    (thread, piece) -> {
                                        throw new StackOverflowError();
                                    },
                                    4));
        }
    }

    @Test
    void anInterruptedCallerStillGetsAllPieces() {
        try (Workers workers = new Workers(2)) {
            Thread.currentThread().interrupt();
            AtomicIntegerArray done = new AtomicIntegerArray(50);
            workers.run((thread, piece) -> done.incrementAndGet(piece), 50);
            assertThat(Thread.interrupted()).isTrue();
            for (int i = 0; i < 50; i++) {
                assertThat(done.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void helpersThatSleptWakeUp() throws InterruptedException {
        try (Workers workers = new Workers(2)) {
            for (int round = 0; round < 20; round++) {
                Thread.sleep(2);
                AtomicIntegerArray done = new AtomicIntegerArray(8);
                workers.run((thread, piece) -> done.incrementAndGet(piece), 8);
                for (int i = 0; i < 8; i++) {
                    assertThat(done.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aClosedPoolSaysSo() {
        Workers workers = new Workers(2);
        workers.close();
        var thrown =
                assertThrows(
                        IllegalStateException.class, () -> workers.run((thread, piece) -> {}, 3));
        assertThat(thrown).hasMessageThat().isEqualTo("the threads have been closed");
        var none = assertThrows(IllegalArgumentException.class, () -> new Workers(0));
        assertThat(none).hasMessageThat().isEqualTo("threads must be at least 1, got 0");
    }
}
