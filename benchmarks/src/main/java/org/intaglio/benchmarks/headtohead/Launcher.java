/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the process of a peer is started. */
sealed interface Launcher {
    /**
     * What peers are started with.
     *
     * @param python the interpreter
     * @param folder the folder {@code benchmarks} of the repository
     */
    record Surroundings(String python, Path folder) {}

    /**
     * The command, without the arguments of the job.
     *
     * @throws PeerFailure if something is not there that it needs
     */
    List<String> command(Surroundings surroundings, int threads) throws PeerFailure;

    /** Variables to set for its process. */
    default Map<String, String> environment(int threads) {
        // Read by OpenMP as soon as a library with it is loaded; setting the number later leaves
        // pools of a thread a processor behind in some of them.
        return Map.of("OMP_NUM_THREADS", Integer.toString(threads));
    }

    /**
     * This library, from the class path of the driver.
     *
     * @param options for the JVM
     */
    record Own(List<String> options) implements Launcher {
        @Override
        public List<String> command(Surroundings surroundings, int threads) {
            List<String> command = new ArrayList<>();
            command.add(java());
            command.add("--add-modules=jdk.incubator.vector");
            // Other processors than x86 do not know UseAVX.
            command.add("-XX:+IgnoreUnrecognizedVMOptions");
            command.addAll(options);
            command.add("-XX:ActiveProcessorCount=" + threads);
            command.add("-cp");
            command.add(System.getProperty("java.class.path"));
            command.add(IntaglioPeer.class.getName());
            return command;
        }
    }

    /**
     * A library in Java.
     *
     * @param module the module of {@code peers-java} that adapts it
     */
    record Java(String module) implements Launcher {
        @Override
        public List<String> command(Surroundings surroundings, int threads) throws PeerFailure {
            Path target = surroundings.folder().resolve("peers-java").resolve(module);
            target = target.resolve("target");
            String libraries;
            try {
                libraries = Files.readString(target.resolve("classpath")).strip();
            } catch (NoSuchFileException e) {
                throw new PeerFailure("not built; ./mvnw -q -Ppeers -DskipTests package does that");
            } catch (IOException e) {
                throw new PeerFailure(e.toString());
            }
            List<String> command = new ArrayList<>();
            command.add(java());
            // They bring native code and use what Java means to take away.
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("-XX:ActiveProcessorCount=" + threads);
            command.add("-cp");
            command.add(target.resolve("classes") + File.pathSeparator + libraries);
            command.add("org.intaglio.peers." + module + ".Main");
            return command;
        }
    }

    /**
     * A library in Python.
     *
     * @param script the file in {@code peers}, without its ending
     * @param variant which of the script's libraries or ways to use it
     */
    record Python(String script, String variant) implements Launcher {
        @Override
        public List<String> command(Surroundings surroundings, int threads) {
            Path file = surroundings.folder().resolve("peers").resolve(script + ".py");
            return List.of(surroundings.python(), file.toString(), "--variant=" + variant);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
