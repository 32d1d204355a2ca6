/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

@Timeout(60)
class ThreadsTest {
    private static final Duration LONG = Duration.ofHours(1);

    /** The helpers that did pieces of a job of a pool. */
    private static Set<Thread> helpers(Workers workers) {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        // A helper may come late for one job, but not for all of many.
        while (threads.size() < workers.threads()) {
            workers.run((thread, piece) -> threads.add(Thread.currentThread()), 64);
        }
        threads.remove(Thread.currentThread());
        return threads;
    }

    private static void awaitEnd(Set<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aPoolIsKeptForTheNext() {
        Threads threads = new Threads(LONG, 4);
        Workers first = threads.lend(3);
        threads.takeBack(first);
        Workers one = threads.lend(1);
        threads.takeBack(one);
        Workers second = threads.lend(3);
        assertThat(second).isSameInstanceAs(first);
        assertThat(threads.lend(3)).isNotSameInstanceAs(first);
        threads.takeBack(second);
        threads.releaseKept();
    }

    @Test
    void anIdlePoolEnds() throws InterruptedException {
        Threads threads = new Threads(Duration.ofMillis(50), 4);
        Workers workers = threads.lend(3);
        Set<Thread> helpers = helpers(workers);
        threads.takeBack(workers);
        awaitEnd(helpers);
        Workers next = threads.lend(3);
        assertThat(next).isNotSameInstanceAs(workers);
        next.close();
    }

    @Test
    void aPoolInUseDoesNotEnd() throws InterruptedException {
        Threads threads = new Threads(Duration.ofMillis(10), 4);
        Workers workers = threads.lend(2);
        Set<Thread> helpers = helpers(workers);
        Thread.sleep(100);
        assertThat(helpers(workers)).isEqualTo(helpers);
        threads.takeBack(workers);
        awaitEnd(helpers);
    }

    @Test
    void releaseEndsWhatIsKept() {
        Threads threads = new Threads(LONG, 4);
        Workers workers = threads.lend(4);
        Set<Thread> helpers = helpers(workers);
        threads.takeBack(workers);
        Thread.currentThread().interrupt();
        threads.releaseKept();
        assertThat(Thread.interrupted()).isTrue();
        for (Thread helper : helpers) {
            assertThat(helper.isAlive()).isFalse();
        }
        threads.releaseKept();
    }

    @Test
    void aPoolLargerThanTheMachineEndsWithItsUse() throws InterruptedException {
        Threads threads = new Threads(LONG, 2);
        Workers workers = threads.lend(3);
        Set<Thread> helpers = helpers(workers);
        threads.takeBack(workers);
        awaitEnd(helpers);
    }

    @Test
    void helpersTakeNothingFromWhoAsks() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(before) {});
        try (Workers workers = new Workers(2)) {
            for (Thread helper : helpers(workers)) {
                assertThat(helper.getContextClassLoader())
                        .isSameInstanceAs(ClassLoader.getSystemClassLoader());
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
