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
 * Where the cases are: {@code -Dintaglio.golden=DIR}; without it the folder beside the repository
 * that holds all of them, if it is there; else the few that are part of the repository.
 */
final class GoldenDirectory {
    static final String PROPERTY = "intaglio.golden";

    private GoldenDirectory() {}

    /** The cases, by name. */
    static List<GoldenCase> cases() {
        return read(directory());
    }

    /** The cases of a folder, which has some. */
    static List<GoldenCase> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "There is no directory %s: -D%s names a folder of cases, *.json"
                            .formatted(directory, PROPERTY));
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<GoldenCase> cases =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .map(GoldenCase::read)
                            .toList();
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("There is no case, *.json, in " + directory);
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The files of a kind of their own, from the folder of that name: in the folder of the cases
     * or, if it has none, in the one that is part of the repository.
     */
    static List<JsonNode> ofKind(String kind) {
        Path named = directory().resolve(kind);
        Path folder = Files.isDirectory(named) ? named : checkedIn().resolve(kind);
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(file -> JsonMapper.shared().readTree(file.toFile())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            // A relative folder is relative to where the command was typed, not to the module.
            return Repository.root().resolve(named);
        }
        Path all = Repository.root().resolveSibling("shared").resolve("golden").resolve("cases");
        return Files.isDirectory(all) ? all : checkedIn();
    }

    /** The few cases that are part of the repository. */
    static Path checkedIn() {
        return Repository.root().resolve("processor/src/test/resources/golden");
    }
}
