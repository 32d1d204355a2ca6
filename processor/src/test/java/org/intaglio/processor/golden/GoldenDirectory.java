/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.Repository;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the cases are: {@code -Dintaglio.golden=DIR,DIR}; without it the folders beside the
 * repository that hold all of them, if they are there; else the few that are part of the
 * repository.
 */
final class GoldenDirectory {
    static final String PROPERTY = "intaglio.golden";

    private GoldenDirectory() {}

    /** The cases, by name within a folder. */
    static List<GoldenCase> cases() {
        return directories().stream().flatMap(folder -> read(folder).stream()).toList();
    }

    /** The cases of a folder, which has some. */
    static List<GoldenCase> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "There is no directory %s: -D%s names folders of cases, *.json, with commas between"
                            .formatted(directory, PROPERTY));
        }
        List<GoldenCase> cases = files(directory).stream().map(GoldenCase::read).toList();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("There is no case, *.json, in " + directory);
        }
        return cases;
    }

    /**
     * The files of a kind of their own, from the folders of that name: in the folders of the cases
     * or, if these have none, in the one that is part of the repository.
     */
    static List<JsonNode> ofKind(String kind) {
        List<Path> folders =
                directories().stream()
                        .map(folder -> folder.resolve(kind))
                        .filter(Files::isDirectory)
                        .toList();
        return (folders.isEmpty() ? List.of(checkedIn().resolve(kind)) : folders)
                .stream()
                        .flatMap(folder -> files(folder).stream())
                        .map(file -> JsonMapper.shared().readTree(file.toFile()))
                        .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> directories() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            // A relative folder is relative to where the command was typed, not to the module.
            return Stream.of(named.split(",")).map(Repository.root()::resolve).toList();
        }
        Path golden = Repository.root().resolveSibling("shared").resolve("golden");
        List<Path> all =
                Stream.of("cases", "cases2")
                        .map(golden::resolve)
                        .filter(Files::isDirectory)
                        .toList();
        return all.isEmpty() ? List.of(checkedIn()) : all;
    }

    /** The few cases that are part of the repository. */
    static Path checkedIn() {
        return Repository.root().resolve("processor/src/test/resources/golden");
    }
}
