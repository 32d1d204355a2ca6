/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.data.FileServer.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DownloaderTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String IMAGES_GZ = IMAGES + ".gz";

    @TempDir private Path directory;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
        for (String name : TinySet.names()) {
            server.put("/" + name + ".gz", TinySet.compressed(name));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Downloader downloader(String... mirrors) {
        return new Downloader(TinySet.published(), List.of(mirrors), directory);
    }

    private void assertWhole() throws IOException {
        for (String name : TinySet.names()) {
            assertThat(Files.readAllBytes(directory.resolve(name + ".gz")))
                    .isEqualTo(TinySet.compressed(name));
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part")).toList()).isEmpty();
        }
    }

    @Test
    void downloadsEveryFileOnce() throws IOException {
        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
        assertThat(server.requests()).hasSize(4);

        assertThat(downloader(server.url()).download()).isTrue();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void goesThroughTheFinderIntoTheCache() throws IOException {
        for (String name : TinySet.names()) {
            server.put("/tiny/" + name + ".gz", TinySet.compressed(name));
        }
        var properties =
                Map.of("user.home", directory.toString(), "intaglio.data.url", server.url());
        var finder =
                new DatasetFinder(
                        TinySet.published(), properties::get, Map.<String, String>of()::get);

        assertThat(finder.find().train().count()).isEqualTo(60);
        assertThat(Files.exists(directory.resolve(".cache/intaglio/tiny/" + IMAGES_GZ))).isTrue();
    }

    @Test
    void resumesWhatWasBegun() throws IOException {
        byte[] whole = TinySet.compressed(IMAGES);
        Files.write(directory.resolve(IMAGES_GZ + ".part"), Arrays.copyOf(whole, 1000));

        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
        assertThat(server.requests()).contains("/" + IMAGES_GZ + " bytes=1000-");
    }

    @Test
    void startsAgainWhereAServerDoesNotKnowRanges() throws IOException {
        Files.write(directory.resolve(IMAGES_GZ + ".part"), new byte[1000]);
        server.fault("/" + IMAGES_GZ, Fault.NO_RANGES);

        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
    }

    @Test
    void resumesAfterAConnectionBrokeOff() throws IOException {
        server.fault("/" + IMAGES_GZ, Fault.BREAK_OFF_ONCE);

        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
        assertThat(server.requests())
                .contains(
                        "/%s bytes=%d-"
                                .formatted(IMAGES_GZ, TinySet.compressed(IMAGES).length / 2));
    }

    @Test
    void aPartThatIsNotOfThisFileIsThrownAway() throws IOException {
        Files.write(directory.resolve(IMAGES_GZ + ".part"), new byte[1000]);
        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();

        // As long as the file: the server answers that there is nothing left to send.
        Files.delete(directory.resolve(IMAGES_GZ));
        Files.write(
                directory.resolve(IMAGES_GZ + ".part"),
                new byte[TinySet.compressed(IMAGES).length]);
        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
    }

    @Test
    void aWholePartNeedsNoMoreThanTheCheck() throws IOException {
        Files.write(directory.resolve(IMAGES_GZ + ".part"), TinySet.compressed(IMAGES));
        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
    }

    @Test
    void aServerThatAlwaysBreaksOffIsGivenUp() throws IOException {
        byte[] whole = TinySet.compressed(IMAGES);
        server.fault("/" + IMAGES_GZ, Fault.BREAK_OFF_WITHOUT_RANGES);
        Downloader downloader = downloader(server.url());

        assertThat(downloader.download()).isFalse();
        assertThat(downloader.failures()).hasSize(1);
        assertThat(downloader.failures().getFirst())
                .startsWith(
                        "%s%s: broke off after %d of %d bytes: "
                                .formatted(
                                        server.url(), IMAGES_GZ, whole.length / 2, whole.length));
        assertThat(Files.exists(directory.resolve(IMAGES_GZ))).isFalse();
        assertThat(Files.size(directory.resolve(IMAGES_GZ + ".part"))).isEqualTo(whole.length / 2);
    }

    @Test
    void aWrongSumIsNeverMovedIntoPlace() throws IOException {
        byte[] wrong = TinySet.content(IMAGES);
        wrong[1000]++;
        server.put("/" + IMAGES_GZ, IdxFiles.gzip(wrong));
        Downloader downloader = downloader(server.url());

        assertThat(downloader.download()).isFalse();
        assertThat(downloader.failures()).hasSize(1);
        assertThat(downloader.failures().getFirst())
                .matches(
                        "\\Q%s%s: wrong SHA-256 of the uncompressed file: expected %s, found \\E[0-9a-f]{64}"
                                .formatted(server.url(), IMAGES_GZ, TinySet.sum(IMAGES)));
        assertThat(Files.exists(directory.resolve(IMAGES_GZ))).isFalse();
        assertThat(Files.exists(directory.resolve(IMAGES_GZ + ".part"))).isFalse();
    }

    @Test
    void aDamagedGzipIsNeverMovedIntoPlace() throws IOException {
        byte[] wrong = TinySet.compressed(IMAGES);
        wrong[wrong.length - 8]++;
        server.put("/" + IMAGES_GZ, wrong);
        Downloader downloader = downloader(server.url());

        assertThat(downloader.download()).isFalse();
        assertThat(downloader.failures().getFirst()).contains("expected data with the CRC-32");
        assertThat(Files.exists(directory.resolve(IMAGES_GZ))).isFalse();
    }

    @Test
    void theNextMirrorGivesWhatTheFirstLacks() throws IOException {
        server.remove("/" + IMAGES_GZ);
        try (FileServer second = new FileServer()) {
            second.put("/" + IMAGES_GZ, TinySet.compressed(IMAGES));
            for (String name : TinySet.names()) {
                second.put("/" + name + ".gz", TinySet.compressed(name));
            }
            Downloader downloader = downloader(server.url(), second.url());
            assertThat(downloader.download()).isTrue();
            assertThat(downloader.failures())
                    .containsExactly(server.url() + IMAGES_GZ + ": HTTP status 404");
        }
        assertWhole();
    }

    @Test
    void aServerThatIsNotThere() {
        String url = server.url();
        server.close();
        Downloader downloader = downloader(url);

        assertThat(downloader.download()).isFalse();
        assertThat(downloader.failures()).hasSize(1);
        assertThat(downloader.failures().getFirst())
                .startsWith(url + IMAGES_GZ + ": ConnectException: ");
    }

    @Test
    void aDirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        var downloader = new Downloader(TinySet.published(), List.of(server.url()), file);

        assertThat(downloader.download()).isFalse();
        assertThat(downloader.failures().getFirst())
                .startsWith("download: cannot write to " + file + ": ");
    }

    @Test
    void damagedFilesOfTheCacheAreReplaced() throws IOException {
        TinySet.writeTo(directory);
        Files.writeString(directory.resolve(IMAGES_GZ), "damaged");

        assertThat(downloader(server.url()).download()).isTrue();
        assertWhole();
        assertThat(server.requests()).containsExactly("/" + IMAGES_GZ + " null");
    }

    @Test
    void threadsWaitForEachOther() throws IOException {
        List<CompletableFuture<Boolean>> downloads =
                IntStream.range(0, 4)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> downloader(server.url()).download()))
                        .toList();
        for (CompletableFuture<Boolean> download : downloads) {
            assertThat(download.join()).isTrue();
        }
        assertWhole();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void processesWaitForEachOther() throws IOException, InterruptedException {
        server.fault("/" + IMAGES_GZ, Fault.SLOW);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DownloadProcess.class.getName(),
                        server.url(),
                        directory.toString());
        Process first = new ProcessBuilder(command).inheritIO().start();
        Process second = new ProcessBuilder(command).inheritIO().start();

        assertThat(first.waitFor()).isEqualTo(0);
        assertThat(second.waitFor()).isEqualTo(0);
        assertWhole();
        assertThat(server.requests()).hasSize(4);
    }

    /** What {@link #processesWaitForEachOther} starts twice. */
    static final class DownloadProcess {
        private DownloadProcess() {}

        public static void main(String... arguments) {
            var downloader =
                    new Downloader(
                            TinySet.published(), List.of(arguments[0]), Path.of(arguments[1]));
            if (!downloader.download()) {
                throw new IllegalStateException(String.join("\n", downloader.failures()));
            }
        }
    }

    @Test
    void aFileThatCannotBeWrittenStopsTheFetch() {
        assertThrows(
                IOException.class,
                () -> HttpFetch.fetch(server.url() + IMAGES_GZ, directory.resolve("no/part")));
    }
}
