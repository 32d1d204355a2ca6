/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The working copy, what its build has made, and places that are thrown away with the build. */
final class Build {
    static final Path ROOT = Path.of(System.getProperty("intaglio.root"));
    static final Path PROJECTS = ROOT.resolve("integrations/outside");
    static final Path JARS = ROOT.resolve("processor/target/jars");
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private static final Path TARGET = PROJECTS.resolve("target");
    private static final String VERSION = System.getProperty("intaglio.version");

    private Build() {}

    /** A fresh copy of a project, outside any other project's folders. */
    static Path copy(String project, String name) throws IOException {
        Path copy = TARGET.resolve("projects").resolve(name);
        delete(copy);
        Path from = PROJECTS.resolve(project);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }

    /** A local repository with what {@code ./mvnw install -pl processor -am} installs. */
    static Path repository() throws IOException {
        Path repository = TARGET.resolve("repository");
        delete(repository);
        install(repository, "parent", ROOT.resolve("pom.xml"));
        for (String module : List.of("annotations", "runtime", "processor")) {
            Path folder = install(repository, module, ROOT.resolve(module).resolve("pom.xml"));
            String jar = "intaglio-%s-%s.jar".formatted(module, VERSION);
            Files.copy(ROOT.resolve(module).resolve("target").resolve(jar), folder.resolve(jar));
        }
        return repository;
    }

    private static Path install(Path repository, String module, Path pom) throws IOException {
        Path folder = repository.resolve("org/intaglio/intaglio-%s/%s".formatted(module, VERSION));
        Files.createDirectories(folder);
        Files.copy(pom, folder.resolve("intaglio-%s-%s.pom".formatted(module, VERSION)));
        return folder;
    }

    /**
     * A JDK of this machine that is too old for Intaglio, and new enough to start javac's plugins.
     */
    static Optional<Path> oldJdk() throws IOException {
        for (Path place :
                List.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> homes = Files.list(place)) {
                    for (Path home : homes.sorted().toList()) {
                        if (isOld(home)) {
                            return Optional.of(home.toRealPath());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOld(Path home) throws IOException {
        Path release = home.resolve("release");
        return Files.isExecutable(home.resolve("bin/javac"))
                && Files.exists(release)
                && Files.readAllLines(release).stream()
                        .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|2[0-4])\\b.*"));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
