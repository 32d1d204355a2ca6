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

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
class ChangesTest {
    @Test
    void aStampHoldsUntilTheNextChange() {
        Changes changes = new Changes();
        long before = changes.stamp();
        assertThat(changes.isStill(before)).isTrue();
        changes.begin();
        assertThat(changes.stamp()).isEqualTo(Changes.NOW);
        assertThat(changes.isStill(before)).isFalse();
        changes.begin();
        changes.end();
        assertThat(changes.stamp()).isEqualTo(Changes.NOW);
        changes.end();
        assertThat(changes.stamp()).isNotEqualTo(Changes.NOW);
        assertThat(changes.isStill(before)).isFalse();
        assertThat(changes.isStill(changes.stamp())).isTrue();
        assertThat(changes.isStill(Changes.NEVER)).isTrue();
        assertThat(changes.isStill(Changes.NOW)).isFalse();
    }

    @Test
    void whoHoldsKeepsOthersFromChanging() throws Exception {
        Changes changes = new Changes();
        changes.hold("the prediction");
        long before = changes.stamp();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> change =
                    other.submit(() -> {
                        changes.begin();
                        changes.end();
                    });
            Thread.sleep(50);
            assertThat(change.isDone()).isFalse();
            assertThat(changes.isStill(before)).isTrue();
            changes.letGo();
            change.get();
            assertThat(changes.isStill(before)).isFalse();
        }
    }

    /** As in a metric that predicts with the model that is being trained. */
    @Test
    void whoWaitsForHimselfIsTold() throws Exception {
        Changes changes = new Changes(Duration.ofSeconds(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> step =
                    other.submit(() -> {
                        changes.begin();
                        begun.countDown();
                        told.await();
                        changes.end();
                        return null;
                    });
            begun.await();
            Thread.currentThread().interrupt();
            var thrown =
                    assertThrows(IllegalStateException.class, () -> changes.hold("the prediction"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown)
                    .hasMessageThat()
                    .isEqualTo(
                            "the prediction has waited 1 seconds for a step of a training to end;"
                                    + " a loss function, a metric or a data set must not use the"
                                    + " model that they train");
            told.countDown();
            step.get();
        }
    }
}
