/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.data.Published.IdxFile;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Downloads a published data set into a directory: what is there already stays, what was begun is
 * resumed, and a file gets its name only after its sum was checked.
 */
final class Downloader {
    private static final Logger LOG = System.getLogger("org.intaglio.data");

    /** How often a mirror may break off before the next one is asked. */
    private static final int ATTEMPTS = 3;

    private final Published published;
    private final List<String> mirrors;
    private final Path directory;
    private final List<String> failures = new ArrayList<>();

    Downloader(Published published, List<String> mirrors, Path directory) {
        this.published = published;
        this.mirrors = mirrors;
        this.directory = directory;
    }

    /** Why places did not serve, one line each. */
    List<String> failures() {
        return failures;
    }

    /** Returns whether all files are there now. */
    boolean download() {
        // A file lock belongs to the whole JVM: threads of one JVM need a lock besides.
        synchronized (Downloader.class) {
            try {
                Files.createDirectories(directory);
                try (FileChannel lockFile =
                                FileChannel.open(
                                        directory.resolve(".lock"),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE);
                        FileLock lock = lockFile.lock()) {
                    return lock.isValid() && downloadLocked();
                }
            } catch (IOException e) {
                failures.add("download: cannot write to %s: %s".formatted(directory, e));
                return false;
            }
        }
    }

    private boolean downloadLocked() throws IOException {
        // Another process may have finished while this one waited for the lock.
        List<IdxFile> missing = missing();
        for (String mirror : mirrors) {
            if (missing.isEmpty()) {
                break;
            }
            LOG.log(
                    Level.INFO,
                    missing.stream()
                            .map(IdxFile::compressed)
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "Downloading " + published.name() + " (",
                                            ") from " + mirror + " to " + directory)));
            downloadFrom(mirror, missing);
            missing = missing();
        }
        return missing.isEmpty();
    }

    private List<IdxFile> missing() {
        List<IdxFile> missing = new ArrayList<>();
        for (IdxFile file : published.files().all()) {
            Path path = directory.resolve(file.compressed());
            if (!Files.isRegularFile(path) || problemOf(path, file).isPresent()) {
                missing.add(file);
            }
        }
        return missing;
    }

    private void downloadFrom(String mirror, List<IdxFile> files) throws IOException {
        for (IdxFile file : files) {
            Optional<String> failure = downloadFrom(mirror, file);
            if (failure.isPresent()) {
                // What is wrong with one file of a mirror is wrong with the others, as a rule.
                failures.add(mirror + file.compressed() + ": " + failure.get());
                return;
            }
        }
    }

    private Optional<String> downloadFrom(String mirror, IdxFile file) throws IOException {
        Path part = directory.resolve(file.compressed() + ".part");
        String failure = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean resumed = Files.exists(part) && Files.size(part) > 0;
            HttpResult result = HttpFetch.fetch(mirror + file.compressed(), part);
            switch (result) {
                case HttpResult.Refused(String why) -> {
                    return Optional.of(why);
                }
                case HttpResult.BrokenOff(String why) -> failure = why;
                case HttpResult.Complete _ -> {
                    Optional<String> problem = problemOf(part, file);
                    if (problem.isEmpty()) {
                        Files.move(
                                part,
                                directory.resolve(file.compressed()),
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);
                        return Optional.empty();
                    }
                    failure = problem.get();
                    Files.delete(part);
                    if (!resumed) {
                        return Optional.of(failure);
                    }
                    // The beginning may have come from another mirror, which compresses otherwise.
                }
            }
        }
        return Optional.of(failure);
    }

    private static Optional<String> problemOf(Path path, IdxFile file) {
        try {
            String found = Sha256.ofUncompressed(path);
            return found.equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of(
                            "wrong SHA-256 of the uncompressed file: expected %s, found %s"
                                    .formatted(file.sha256(), found));
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }
}
