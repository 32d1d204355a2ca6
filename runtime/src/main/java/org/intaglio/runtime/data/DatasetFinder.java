/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import org.intaglio.runtime.data.Published.IdxFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds a published data set; see {@link Datasets} for the order. */
final class DatasetFinder {
    private static final Logger LOG = System.getLogger("org.intaglio.data");

    private final Published published;
    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;
    private final List<String> tried = new ArrayList<>();

    DatasetFinder(Published published) {
        this(published, System::getProperty, System::getenv);
    }

    /** For tests, which cannot set environment variables. */
    DatasetFinder(
            Published published,
            UnaryOperator<String> properties,
            UnaryOperator<String> environment) {
        this.published = published;
        this.properties = properties;
        this.environment = environment;
    }

    TrainTest in(Path directory) {
        return lookIn(directory, "").orElseThrow(this::unavailable);
    }

    TrainTest find() {
        return lookInNamed("system property intaglio.data", properties.apply("intaglio.data"))
                .or(() ->
                        lookInNamed(
                                "environment variable INTAGLIO_DATA",
                                environment.apply("INTAGLIO_DATA")))
                .or(this::lookInCache)
                .or(this::download)
                .orElseThrow(this::unavailable);
    }

    private DatasetUnavailableException unavailable() {
        return new DatasetUnavailableException(published.name(), tried);
    }

    private Optional<TrainTest> lookInNamed(String who, String directory) {
        if (directory == null || directory.isBlank()) {
            tried.add(who + ": not set");
            return Optional.empty();
        }
        Optional<TrainTest> found = lookIn(Path.of(directory), " (" + who + ")");
        if (found.isEmpty()) {
            // Somebody named this directory: going on silently would surprise.
            LOG.log(Level.WARNING, published.name() + ": " + tried.getLast());
        }
        return found;
    }

    private Optional<TrainTest> lookIn(Path directory, String who) {
        Path folder = directory.resolve(published.folder());
        Path within = Files.isDirectory(folder) ? folder : directory;
        Optional<String> missing = missingFrom(within);
        if (missing.isPresent()) {
            tried.add(within + who + ": " + missing.get());
            return Optional.empty();
        }
        return Optional.of(load(within));
    }

    /** What keeps a directory from serving. */
    private Optional<String> missingFrom(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.of(Files.exists(directory) ? "not a directory" : "no such directory");
        }
        return published.files().all().stream()
                .filter(file -> fileIn(directory, file).isEmpty())
                .findFirst()
                .map(file -> "no file %s or %s".formatted(file.name(), file.compressed()));
    }

    private Optional<TrainTest> lookInCache() {
        Optional<Path> cache = cache();
        if (cache.isEmpty()) {
            tried.add("cache: none, there is neither XDG_CACHE_HOME nor a home directory");
            return Optional.empty();
        }
        Optional<String> missing = missingFrom(cache.get());
        if (missing.isPresent()) {
            tried.add(cache.get() + " (cache): " + missing.get());
            return Optional.empty();
        }
        try {
            return Optional.of(load(cache.get()));
        } catch (UncheckedIOException e) {
            // The cache is ours: what is damaged there is replaced, not reported.
            tried.add(cache.get() + " (cache): " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<TrainTest> download() {
        if (Boolean.parseBoolean(properties.apply("intaglio.offline"))) {
            tried.add("download: switched off by system property intaglio.offline");
            return Optional.empty();
        }
        Optional<Path> cache = cache();
        if (cache.isEmpty()) {
            tried.add("download: nowhere to keep it");
            return Optional.empty();
        }
        var downloader = new Downloader(published, mirrors(), cache.get());
        boolean complete = downloader.download();
        tried.addAll(downloader.failures());
        return complete ? Optional.of(load(cache.get())) : Optional.empty();
    }

    private List<String> mirrors() {
        String urls = properties.apply("intaglio.data.url");
        if (urls == null || urls.isBlank()) {
            return published.mirrors();
        }
        List<String> mirrors = new ArrayList<>();
        for (String url : urls.split(",", -1)) {
            String base = url.strip();
            mirrors.add(base + (base.endsWith("/") ? "" : "/") + published.folder() + "/");
        }
        return mirrors;
    }

    private Optional<Path> cache() {
        return firstOf(environment.apply("XDG_CACHE_HOME"), environment.apply("LOCALAPPDATA"))
                .map(Path::of)
                // The standard tells programs to ignore relative paths there.
                .filter(Path::isAbsolute)
                .or(() ->
                        firstOf(properties.apply("user.home")).map(home -> Path.of(home, ".cache")))
                .map(base -> base.resolve("intaglio").resolve(published.folder()));
    }

    private static Optional<String> firstOf(String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private TrainTest load(Path directory) {
        Published.Files files = published.files();
        return new TrainTest(
                published.name(),
                load(directory, files.trainImages(), files.trainLabels()),
                load(directory, files.testImages(), files.testLabels()));
    }

    private LabeledImages load(Path directory, IdxFile images, IdxFile labels) {
        try {
            return LabeledImages.read(
                    fileIn(directory, images).orElseThrow(),
                    fileIn(directory, labels).orElseThrow(),
                    published.classNames());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Optional<Path> fileIn(Path directory, IdxFile file) {
        // Some archives of MNIST write train-images.idx3-ubyte.
        String dotted = file.name().replace("-idx", ".idx");
        for (String name : List.of(file.compressed(), file.name(), dotted + ".gz", dotted)) {
            Path path = directory.resolve(name);
            if (Files.isRegularFile(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
