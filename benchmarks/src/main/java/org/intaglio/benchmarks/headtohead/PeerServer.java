/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The side of a peer in the protocol of {@link PeerProcess}, for peers in Java. */
public final class PeerServer {
    /** Makes what a peer needs for a job. */
    @FunctionalInterface
    public interface Maker {
        /** Prepares everything that is not to be measured. */
        Work make(Job job) throws Exception;
    }

    /** Does a number of steps, predictions, passes or products, to their end. */
    @FunctionalInterface
    public interface Rounds {
        /** Does them. */
        void run(int count) throws Exception;
    }

    /**
     * A peer that is ready.
     *
     * @param name the library with its version
     * @param rounds what it does
     */
    public record Work(String name, Rounds rounds) {}

    private PeerServer() {}

    /** Serves one driver; the main method of a peer. */
    public static void serve(Maker maker, String... arguments) throws IOException {
        // Libraries print where they like; what is not an answer must not reach the driver as one.
        PrintStream answers =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int status = 0;
        try {
            Job job = Job.parse(arguments);
            Work work = maker.make(job);
            answers.println(Answer.PREFIX + "ready " + work.name());
            talk(work, job.samplesOfUnit(), answers);
        } catch (Throwable t) { // Errors of linking native code among them: the driver reports all.
            answers.println(Answer.PREFIX + "failed " + firstLine(t));
            t.printStackTrace();
            status = 1;
        }
        // Some libraries leave threads behind that keep a JVM alive.
        System.exit(status);
    }

    private static void talk(Work work, int samplesOfUnit, PrintStream answers) throws Exception {
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            if (line.equals("quit")) {
                return;
            }
            if (!line.startsWith("run ")) {
                throw new IllegalArgumentException("no such command: " + line);
            }
            int count = Integer.parseInt(line.substring("run ".length()));
            long start = System.nanoTime();
            work.rounds().run(count);
            double seconds = (System.nanoTime() - start) * 1e-9;
            answers.printf(
                    Locale.ROOT,
                    "%sran %.9f %d%n",
                    Answer.PREFIX,
                    seconds,
                    (long) count * samplesOfUnit);
        }
    }

    /** What failed at the root: libraries wrap it in several layers. */
    static String firstLine(Throwable t) {
        Throwable root = t;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse("").strip();
    }
}
