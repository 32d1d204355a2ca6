/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process with one library and one workload. It says {@code ready NAME}; then for each line
 * {@code run COUNT} it does so many steps and says {@code ran SECONDS SAMPLES}; {@code quit} ends
 * it. At any time it may say {@code failed REASON}. The clock is the peer's own, so that pipes do
 * not count.
 */
final class PeerProcess implements Match.Player {
    private static final String END = "";

    private final Process process;
    private final BufferedWriter commands;
    private final Duration patience;
    private final Thread ender;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Tail errors = new Tail();
    private final Thread errorReader;
    private final String name;

    /**
     * Starts a peer and waits until it is ready.
     *
     * @param environment variables to set
     * @param patience how long an answer may take
     */
    PeerProcess(List<String> command, Map<String, String> environment, Duration patience)
            throws PeerFailure, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new PeerFailure(e.getMessage());
        }
        // Whoever breaks the driver off does not want to find a training going on.
        this.ender = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ender);
        this.patience = patience;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(() -> read(process.getInputStream(), lines::add));
        this.errorReader =
                Thread.ofVirtual().start(() -> read(process.getErrorStream(), errors::add));
        try {
            if (!(answer() instanceof Answer.Ready ready)) {
                throw new PeerFailure("it began with an answer before it was asked");
            }
            this.name = ready.name();
        } catch (PeerFailure | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Library and version, as the peer says. */
    @Override
    public String name() {
        return name;
    }

    /** Does a round. */
    @Override
    public Answer.Ran run(int count) throws PeerFailure, InterruptedException {
        try {
            commands.write("run " + count + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new PeerFailure(ending());
        }
        if (answer() instanceof Answer.Ran ran) {
            return ran;
        }
        throw new PeerFailure("it did not say how long the round took");
    }

    /** How much memory the process has and had; nothing where the system does not tell. */
    @Override
    public Optional<Memory> memory() {
        return Memory.of(process.pid());
    }

    private Answer answer() throws PeerFailure, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new PeerFailure("no answer in %d s".formatted(patience.toSeconds()));
            }
            if (line.equals(END)) {
                throw new PeerFailure(ending());
            }
            Optional<Answer> answer = Answer.parse(line);
            if (answer.isPresent()) {
                if (answer.get() instanceof Answer.Failed failed) {
                    throw new PeerFailure(failed.reason());
                }
                return answer.get();
            }
        }
    }

    /** Why there is no process any more: the last that it said, where an exception has its name. */
    private String ending() throws InterruptedException {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            return "it closed its output";
        }
        errorReader.join(Duration.ofSeconds(5));
        String said = errors.last();
        return "it ended with status " + process.exitValue() + (said.isEmpty() ? "" : ": " + said);
    }

    private void read(InputStream stream, Consumer<String> sink) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    sink.accept(line.strip());
                }
            }
        } catch (IOException e) {
            // The process has ended; END says so.
        }
        sink.accept(END);
    }

    /** Ends the process. */
    @Override
    public void close() {
        try (commands) {
            commands.write("quit\n");
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (IllegalStateException e) {
            // The driver is ending, and the hook is at work.
        }
    }

    /** Remembers the last line that is not empty. */
    private static final class Tail {
        private String last = "";

        synchronized void add(String line) {
            if (!line.isEmpty()) {
                last = line;
            }
        }

        synchronized String last() {
            return last;
        }
    }
}
