/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class DatasetFinderTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir private Path home;

    @BeforeEach
    void stayOffline() {
        properties.put("user.home", home.toString());
        properties.put("intaglio.offline", "true");
    }

    private DatasetFinder finder() {
        return new DatasetFinder(
                TinySet.published("https://mirror.invalid/"), properties::get, environment::get);
    }

    @Test
    void findsFilesDirectlyOrInTheFolderOfTheSet() throws IOException {
        Path direct = TinySet.writeTo(home.resolve("direct"));
        Path parent = home.resolve("parent");
        TinySet.writeTo(parent.resolve("tiny"));

        TrainTest set = finder().in(direct);
        assertThat(set.name()).isEqualTo("Tiny");
        assertThat(set.train().count()).isEqualTo(60);
        assertThat(set.test().count()).isEqualTo(10);
        assertThat(set.test().label(3)).isEqualTo(3);
        assertThat(set.classNames()).hasSize(10);
        assertThat(finder().in(parent).train().count()).isEqualTo(60);
    }

    @Test
    void findsUncompressedFilesAndThoseWithADot() throws IOException {
        for (String name : TinySet.names()) {
            String written = name.startsWith("train") ? name : name.replace("-idx", ".idx");
            Files.write(home.resolve(written), TinySet.content(name));
        }
        assertThat(finder().in(home).test().count()).isEqualTo(10);
    }

    @Test
    void thePropertyComesBeforeTheEnvironmentAndThatBeforeTheCache() throws IOException {
        TinySet.writeTo(home.resolve(".cache/intaglio/tiny"));
        assertThat(finder().find().train().count()).isEqualTo(60);

        // Directories that would fail if they were read, to see which one is.
        environment.put("INTAGLIO_DATA", damaged("environment").toString());
        assertThat(assertThrows(UncheckedIOException.class, () -> finder().find()))
                .hasMessageThat()
                .contains("environment");
        properties.put("intaglio.data", damaged("property").toString());
        assertThat(assertThrows(UncheckedIOException.class, () -> finder().find()))
                .hasMessageThat()
                .contains("property");
    }

    @Test
    void aNamedDirectoryWithoutTheFilesIsPassedOver() throws IOException {
        properties.put("intaglio.data", home.resolve("nothing").toString());
        environment.put("INTAGLIO_DATA", home.toString());
        TinySet.writeTo(home.resolve(".cache/intaglio/tiny"));
        assertThat(finder().find().train().count()).isEqualTo(60);
    }

    @Test
    void aDamagedFileInANamedDirectoryIsAnError() throws IOException {
        Path directory = damaged("data");
        var error = assertThrows(UncheckedIOException.class, () -> finder().in(directory));
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(
                        directory.resolve("t10k-images-idx3-ubyte.gz")
                                + ": damaged at byte 0: expected 00 00, the start of an IDX file,"
                                + " found 6e 6f 20 69 (\"no i\")");
        assertThat(error).hasCauseThat().isInstanceOf(DamagedFileException.class);
    }

    @Test
    void aDamagedFileInTheCacheIsAReasonToDownload() throws IOException {
        Path cache = damaged(".cache/intaglio/tiny");
        var error = assertThrows(DatasetUnavailableException.class, () -> finder().find());
        assertThat(error.tried().get(2))
                .startsWith(
                        cache
                                + " (cache): "
                                + cache.resolve("t10k-images-idx3-ubyte.gz")
                                + ": damaged");
    }

    @Test
    void theCacheIsWhereTheSystemKeepsCaches() throws IOException {
        environment.put("XDG_CACHE_HOME", home.resolve("xdg").toString());
        TinySet.writeTo(home.resolve("xdg/intaglio/tiny"));
        assertThat(finder().find().train().count()).isEqualTo(60);

        environment.remove("XDG_CACHE_HOME");
        environment.put("LOCALAPPDATA", home.resolve("local").toString());
        TinySet.writeTo(home.resolve("local/intaglio/tiny"));
        assertThat(finder().find().train().count()).isEqualTo(60);
    }

    @Test
    void saysEveryPlaceTried() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        properties.put("intaglio.data", empty.toString());
        environment.put("INTAGLIO_DATA", home.resolve("none").toString());

        var error = assertThrows(DatasetUnavailableException.class, () -> finder().find());
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(
                        """
                        Tiny is not available. Tried:
                          %s/empty (system property intaglio.data): no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz
                          %s/none (environment variable INTAGLIO_DATA): no such directory
                          %s/.cache/intaglio/tiny (cache): no such directory
                          download: switched off by system property intaglio.offline
                        To use files of your own, name their directory in INTAGLIO_DATA or -Dintaglio.data.\
                        """
                                .replace("%s/", home + "/"));
        assertThat(error.tried()).hasSize(4);
    }

    @Test
    void saysWhatIsNotSetAndWhyAMirrorFailed() {
        properties.remove("intaglio.offline");
        properties.put("intaglio.data.url", "ftp://one.invalid, nonsense");

        var error = assertThrows(DatasetUnavailableException.class, () -> finder().find());
        assertThat(error.tried())
                .containsExactly(
                        "system property intaglio.data: not set",
                        "environment variable INTAGLIO_DATA: not set",
                        home.resolve(".cache/intaglio/tiny") + " (cache): no such directory",
                        "ftp://one.invalid/tiny/train-images-idx3-ubyte.gz: not an HTTP address",
                        "nonsense/tiny/train-images-idx3-ubyte.gz: IllegalArgumentException: URI is"
                                + " not absolute")
                .inOrder();
    }

    @Test
    void anExplicitDirectoryIsTheOnlyPlace() {
        var error =
                assertThrows(
                        DatasetUnavailableException.class,
                        () -> Datasets.mnist(home.resolve("none")));
        assertThat(error.tried()).containsExactly(home.resolve("none") + ": no such directory");
        assertThat(error).hasMessageThat().startsWith("MNIST is not available. Tried:\n");
        assertThrows(DatasetUnavailableException.class, () -> Datasets.fashionMnist(home));
    }

    private Path damaged(String name) throws IOException {
        Path directory = TinySet.writeTo(home.resolve(name));
        Files.writeString(directory.resolve("t10k-images-idx3-ubyte.gz"), "no images");
        return directory;
    }
}
