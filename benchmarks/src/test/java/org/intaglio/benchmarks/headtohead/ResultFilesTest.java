/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ResultFilesTest {
    @Test
    void files(@TempDir Path folder) throws IOException {
        ResultFiles files = new ResultFiles(folder.resolve("new"));
        Peer djl = Peer.named(List.of("djl")).get(0);
        files.add(
                Workload.named(List.of("cnn128")).get(0),
                2,
                new Match.Outcome(
                        List.of(ResultTest.of(Peer.OURS, 0.5, 0.25)),
                        Map.of(djl, "no \"engine\"")));

        assertThat(Files.readString(files.csv()))
                .isEqualTo(
                        """
                        workload,threads,peer,version,round,count,seconds,samples
                        cnn128,2,intaglio,Library 1.0,1,10,0.500000000,1000
                        cnn128,2,intaglio,Library 1.0,2,10,0.250000000,1000
                        """);
        assertThat(Files.readAllLines(files.json()))
                .containsExactly(
                        "[",
                        "  {\"workload\": \"cnn128\", \"threads\": 2, \"peer\": \"intaglio\","
                                + " \"version\": \"Library 1.0\", \"rounds\": 2,"
                                + " \"samplesPerSecond\": 3000.00, \"milliseconds\": 37.5000,"
                                + " \"fastest\": 25.0000, \"slowest\": 50.0000,"
                                + " \"residentKilobytes\": null, \"peakKilobytes\": null},",
                        "  {\"workload\": \"cnn128\", \"threads\": 2, \"peer\": \"djl\","
                                + " \"skipped\": \"no \\\"engine\\\"\"}",
                        "]")
                .inOrder();
    }

    @Test
    void quotes() {
        assertThat(ResultFiles.quotedForCsv("A, \"B\"")).isEqualTo("\"A, \"\"B\"\"\"");
        assertThat(ResultFiles.quotedForJson("a\\b\t")).isEqualTo("\"a\\\\b\\u0009\"");
    }
}
