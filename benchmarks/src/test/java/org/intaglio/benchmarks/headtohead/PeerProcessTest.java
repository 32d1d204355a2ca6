/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Both ends of the protocol, with peers that are Java programs. */
class PeerProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A peer that only counts. */
    static final class Counting {
        public static void main(String... arguments) throws IOException {
            PeerServer.serve(
                    job -> {
                        System.out.println("peer: ran 1 1, says a noisy library");
                        return new PeerServer.Work(
                                "Counting 1.0, " + job.network(),
                                count -> {
                                    if (count > 99) {
                                        throw new IOException(
                                                "wrapped", new OutOfMemoryError("too many"));
                                    }
                                    Thread.sleep(1);
                                });
                    },
                    arguments);
        }
    }

    /** A peer that ends before it has begun. */
    static final class Ending {
        public static void main(String... arguments) {
            System.err.println("a line before\nlibfast.so: cannot open shared object file\n");
            System.exit(3);
        }
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String failure(List<String> command) {
        return assertThrows(
                        PeerFailure.class,
                        () -> new PeerProcess(command, Map.of(), PATIENCE).close())
                .getMessage();
    }

    @Test
    void rounds() throws Exception {
        List<String> command =
                command(Counting.class, "--task=train", "--network=cnn", "--batch=8");
        try (PeerProcess peer = new PeerProcess(command, Map.of(), PATIENCE)) {
            assertThat(peer.name()).isEqualTo("Counting 1.0, cnn");
            Answer.Ran ran = peer.run(5);
            assertThat(ran.samples()).isEqualTo(40);
            assertThat(ran.seconds()).isAtLeast(0.001);
            assertThat(peer.run(1).samples()).isEqualTo(8);
            if (Files.exists(Path.of("/proc/self/status"))) {
                Memory memory = peer.memory().orElseThrow();
                assertThat(memory.peak()).isAtLeast(memory.resident());
            }
            PeerFailure failure = assertThrows(PeerFailure.class, () -> peer.run(100));
            assertThat(failure).hasMessageThat().isEqualTo("java.lang.OutOfMemoryError: too many");
        }
    }

    @Test
    void ours() throws Exception {
        List<String> command =
                command(
                        IntaglioPeer.class,
                        "--task=train",
                        "--network=mlp",
                        "--batch=4",
                        "--samples=16");
        // Plain Java: it needs no warm-up.
        command.add(1, "-Dintaglio.kernels=scalar");
        try (PeerProcess peer = new PeerProcess(command, Map.of(), PATIENCE)) {
            assertThat(peer.name()).startsWith("Intaglio, scalar kernels, Java ");
            assertThat(peer.run(6).samples()).isEqualTo(24);
        }
    }

    @Test
    void reasons(@TempDir Path empty) {
        assertThat(failure(command(Counting.class, "--task=paint")))
                .isEqualTo(
                        "java.lang.IllegalArgumentException: No enum constant"
                                + " org.intaglio.benchmarks.headtohead.Task.PAINT");
        assertThat(failure(command(Ending.class)))
                .isEqualTo("it ended with status 3: libfast.so: cannot open shared object file");
        assertThat(failure(List.of(empty.resolve("python").toString())))
                .startsWith("Cannot run program \"" + empty.resolve("python"));
    }

    @Test
    void aJavaPeerThatIsNotBuilt(@TempDir Path empty) {
        Launcher djl = Peer.named(List.of("djl")).get(0).launcher();
        PeerFailure failure =
                assertThrows(
                        PeerFailure.class,
                        () -> djl.command(new Launcher.Surroundings("python3", empty), 2));
        assertThat(failure)
                .hasMessageThat()
                .isEqualTo("not built; ./mvnw -q -Ppeers -DskipTests package does that");
    }
}
