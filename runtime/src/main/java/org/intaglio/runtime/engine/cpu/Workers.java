/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine.cpu;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Threads that do the pieces of a job together with the thread that asks for it. One thread may use
 * a pool at a time.
 *
 * <p>A step of a small network takes a tenth of a millisecond and has several jobs, so a job must
 * start and end within microseconds: threads spin before they park, nothing is allocated, and a job
 * waits for its pieces only, not for threads that never took one.
 *
 * <p>Every thread has a share of the pieces, the same stretch of them in every job, and helps the
 * others when it has done its own. So what a thread writes in one job (some rows of a kernel) it
 * mostly finds in its own cache in another (the product with these rows, a step later).
 *
 * <p>The number of the job and the pieces of a share that are not yet taken are one 64-bit word, a
 * ticket. A piece is taken by lowering it; that fails if another job has begun meanwhile. Whoever
 * has taken a piece may read the fields of the job: they do not change before that piece is done.
 */
public final class Workers implements AutoCloseable {
    /** A job in pieces that may run on any threads, in any order. */
    @FunctionalInterface
    public interface Job {
        /**
         * Does a piece.
         *
         * @param thread the number of the thread, 0 for the one that asked, below {@link #threads}
         * @param piece the number of the piece
         */
        void run(int thread, int piece);
    }

    private static final VarHandle TICKETS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle DONE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            DONE = lookup.findVarHandle(Workers.class, "done", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long PIECES = 0xffffffffL;
    private static final int NONE = Integer.MAX_VALUE;

    /** Elements between two tickets: two cache lines, for a processor fetches lines in pairs. */
    private static final int TICKET_STRIDE = 16;

    /** Longer than the pause between two jobs of a step, shorter than a user would notice. */
    private static final long SPIN_NANOS = 50_000;

    private final Helper[] helpers;
    private final boolean spin;
    private final long idleNanos;
    private final Consumer<Workers> whenIdle;

    /** Padded at either end too: what lies beside the array may be anybody's. */
    private final long[] tickets;

    /** The number of the job that runs or ran last: what a thread waits for to change. */
    private volatile int current;

    private volatile int done;
    private volatile Thread waiting;
    private volatile boolean closed;
    private Job job;
    private int pieces;
    private Throwable failure;

    /** The lowest piece that failed, or {@link #NONE}. */
    private volatile int failedPiece = NONE;

    /**
     * Starts the threads.
     *
     * @param threads how many, the asking one included
     */
    public Workers(int threads) {
        this(threads, Duration.ofDays(1), workers -> {});
    }

    /**
     * Starts the threads.
     *
     * @param threads how many, the asking one included
     * @param idle after how long without a job a thread calls {@code whenIdle}, and again after as
     *     long
     * @param whenIdle may close this
     */
    Workers(int threads, Duration idle, Consumer<Workers> whenIdle) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        this.idleNanos = idle.toNanos();
        this.whenIdle = whenIdle;
        // With more threads than processors, one that spins keeps another from its piece.
        this.spin = threads <= Runtime.getRuntime().availableProcessors();
        this.tickets = new long[(threads + 1) * TICKET_STRIDE];
        this.helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    /** How many threads there are, the asking one included. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Does a job and returns when all of its pieces are done. What a piece throws is thrown here,
     * whatever it is and not wrapped, and whatever the number of threads: the failure of the lowest
     * piece that fails. The pool remains usable.
     */
    public void run(Job job, int pieces) {
        if (pieces == 0) {
            return;
        }
        if (closed) {
            throw new IllegalStateException("the threads have been closed");
        }
        if (helpers.length == 0 || pieces == 1) {
            for (int i = 0; i < pieces; i++) {
                job.run(0, i);
            }
            return;
        }
        this.job = job;
        this.pieces = pieces;
        done = 0;
        int number = current + 1;
        int threads = threads();
        for (int share = 0; share < threads; share++) {
            int size = firstOf(share + 1, pieces) - firstOf(share, pieces);
            TICKETS.setRelease(tickets, ticketAt(share), (long) number << 32 | size);
        }
        current = number;
        int wanted = Math.min(helpers.length, pieces - 1);
        for (int i = 0; i < wanted; i++) {
            helpers[i].wake();
        }
        takeAll(number, 0);
        awaitPieces();
        this.job = null;
        rethrow();
    }

    /** Does what is left of a thread's own share of a job, then of the shares after it. */
    private void takeAll(int number, int thread) {
        int threads = threads();
        for (int i = 0; i < threads; i++) {
            int share = thread + i < threads ? thread + i : thread + i - threads;
            while (takeOne(number, thread, share)) {}
        }
    }

    /**
     * Takes a piece of a share of a job and does it; false if none is left. A thread that still
     * looks for something to help with when the next job begins finds none: it must begin that one
     * with its own share.
     */
    private boolean takeOne(int number, int thread, int share) {
        int at = ticketAt(share);
        long t = (long) TICKETS.getAcquire(tickets, at);
        while ((int) (t >>> 32) == number && (t & PIECES) != 0) {
            if (TICKETS.compareAndSet(tickets, at, t, t - 1)) {
                doPiece(thread, firstOf(share + 1, pieces) - (int) (t & PIECES));
                return true;
            }
            t = (long) TICKETS.getAcquire(tickets, at);
        }
        return false;
    }

    private static int ticketAt(int share) {
        return (share + 1) * TICKET_STRIDE - 1;
    }

    /** The first piece of a share; of the share after the last, the number of pieces. */
    private int firstOf(int share, int pieces) {
        return (int) ((long) pieces * share / threads());
    }

    private void doPiece(int thread, int piece) {
        int all = pieces;
        try {
            // One thread alone would not have come to the pieces behind the one that fails, and
            // would have done those before it: one of them may be the first to fail.
            if (piece < failedPiece) {
                job.run(thread, piece);
            }
        } catch (Throwable t) {
            fail(piece, t);
        }
        if ((int) DONE.getAndAdd(this, 1) + 1 == all) {
            Thread asking = waiting;
            if (asking != null) {
                LockSupport.unpark(asking);
            }
        }
    }

    private synchronized void fail(int piece, Throwable t) {
        if (piece < failedPiece) {
            failure = t;
            failedPiece = piece;
        }
    }

    private void awaitPieces() {
        long start = 0;
        for (int i = 1; done != pieces; i++) {
            if (spin && start >= 0) {
                Thread.onSpinWait();
                if (i % 64 == 0) {
                    long now = System.nanoTime();
                    start = start == 0 ? now : start;
                    if (now - start > SPIN_NANOS) {
                        start = -1;
                    }
                }
            } else {
                waiting = Thread.currentThread();
                if (done != pieces) {
                    LockSupport.park(this);
                }
                waiting = null;
            }
        }
    }

    private synchronized void rethrow() {
        Throwable thrown = failure;
        failure = null;
        failedPiece = NONE;
        if (thrown != null) {
            throwAsItIs(thrown);
        }
    }

    /**
     * Throws what need not be declared here. A data set written in another language, or with a
     * generic trick as this one, may throw a checked exception; with one thread that goes through.
     */
    @SuppressWarnings("unchecked") // T is RuntimeException for the compiler, nothing when it runs.
    private static <T extends Throwable> void throwAsItIs(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Ends the threads. A job must not be running. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** Waits until the threads have ended, after {@link #close}. */
    void awaitEnd() {
        boolean interrupted = false;
        for (Helper helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true; // Whoever waits further up learns of it below.
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread of the pool. */
    private final class Helper extends Thread {
        private final int number;
        private volatile boolean parked;

        Helper(int number) {
            // It may serve anybody after the one who asked for it, so it takes nothing of his: that
            // would keep his classes in memory.
            super(null, null, "intaglio-" + number, 0, false);
            setContextClassLoader(ClassLoader.getSystemClassLoader());
            this.number = number;
            setDaemon(true);
        }

        /** The volatile order of current and parked lets neither side miss the other. */
        void wake() {
            if (parked) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            int seen = 0;
            while (!closed) {
                int job = current;
                if (job == seen) {
                    awaitJob(seen);
                } else {
                    seen = job;
                    takeAll(job, number);
                }
            }
        }

        private void awaitJob(int seen) {
            if (spin) {
                long start = System.nanoTime();
                do {
                    for (int i = 0; i < 64; i++) {
                        if (current != seen || closed) {
                            return;
                        }
                        Thread.onSpinWait();
                    }
                } while (System.nanoTime() - start < SPIN_NANOS);
            }
            parked = true;
            long start = System.nanoTime();
            long left = idleNanos;
            while (left > 0 && current == seen && !closed) {
                LockSupport.parkNanos(Workers.this, left);
                left = idleNanos - (System.nanoTime() - start);
            }
            parked = false;
            if (left <= 0 && current == seen && !closed) {
                whenIdle.accept(Workers.this);
            }
        }
    }
}
