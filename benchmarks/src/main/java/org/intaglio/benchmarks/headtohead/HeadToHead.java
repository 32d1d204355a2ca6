/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.UsageException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Intaglio and its peers on the same workloads, in turns. */
public final class HeadToHead {
    /** Where results go; its parent has the peers. */
    private static final Path OUT =
            Path.of(System.getProperty("intaglio.benchmark.out", "benchmarks/target"));

    private HeadToHead() {}

    /** Takes the arguments that {@code --help} lists. */
    public static void main(String... arguments) throws Exception {
        try {
            run(arguments);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Runs it.
     *
     * @throws UsageException for arguments that make no sense
     */
    public static void run(String... arguments) throws IOException, InterruptedException {
        Options options = Options.parse(arguments);
        if (options.help()) {
            System.out.println(Options.usage());
            return;
        }
        ResultFiles files = new ResultFiles(OUT);
        for (Workload workload : options.workloads()) {
            for (int threads : options.threads()) {
                run(workload, threads, options, files, System.out);
            }
        }
        System.out.println("Every round: " + files.csv() + "\nThese figures: " + files.json());
    }

    private static void run(
            Workload workload, int threads, Options options, ResultFiles files, PrintStream out)
            throws IOException, InterruptedException {
        List<Peer> peers =
                options.peers().stream()
                        .filter(peer -> peer.tasks().contains(workload.job().task()))
                        .toList();
        var surroundings =
                new Launcher.Surroundings(options.python(), OUT.toAbsolutePath().getParent());
        Job job = workload.job(threads);
        Match match = new Match(workload, options, Match.PAUSE_MILLIS, System.err);
        System.err.printf("%s, %d threads%n", workload.name(), threads);
        Match.Outcome outcome =
                match.play(
                        peers,
                        peer -> {
                            List<String> command =
                                    new ArrayList<>(peer.launcher().command(surroundings, threads));
                            command.addAll(job.arguments());
                            return new PeerProcess(
                                    command,
                                    peer.launcher().environment(threads),
                                    Duration.ofSeconds(options.patience()));
                        });
        Table.lines(workload, threads, options.rounds(), outcome).forEach(out::println);
        out.println();
        files.add(workload, threads, outcome);
    }
}
