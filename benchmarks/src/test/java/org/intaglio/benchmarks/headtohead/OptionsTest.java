/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.benchmarks.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class OptionsTest {
    private static List<String> names(List<Workload> workloads) {
        return workloads.stream().map(Workload::name).toList();
    }

    @Test
    void unlessToldOtherwise() {
        Options options = Options.parse();
        assertThat(names(options.workloads()))
                .containsExactly(
                        "mlp32",
                        "mlp128",
                        "fashion64",
                        "cnn128",
                        "resnet32",
                        "lstm32",
                        "block16",
                        "gru32",
                        "bilstm32",
                        "text32",
                        "autoencoder64",
                        "augmented64")
                .inOrder();
        assertThat(options.peers()).isEqualTo(Peer.all());
        assertThat(options.threads()).containsExactly(Runtime.getRuntime().availableProcessors());
        assertThat(options.python()).isEqualTo("python3");
    }

    @Test
    void whatIsSaid() {
        Options options =
                Options.parse(
                        "--workloads",
                        "gemm-256*,cnn128",
                        "--peers=jax, intaglio",
                        "--threads=1,2",
                        "--rounds=3",
                        "--warm-up",
                        "0.5",
                        "--python=venv/bin/python");
        assertThat(names(options.workloads()))
                .containsExactly(
                        "cnn128",
                        "gemm-256x256x256-nn",
                        "gemm-256x256x256-nt",
                        "gemm-256x256x256-tn")
                .inOrder();
        assertThat(options.peers().stream().map(Peer::name).toList())
                .containsExactly("intaglio", "jax")
                .inOrder();
        assertThat(options.threads()).containsExactly(1, 2).inOrder();
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.warmUp()).isEqualTo(0.5);
        assertThat(options.python()).isEqualTo("venv/bin/python");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --epochs=1       | head-to-head does not know '--epochs'
                    --rounds=0       | --rounds wants a whole number from 1 to 1000, not '0'
                    --threads=1,many | --threads wants a whole number from 1 to 1024, not 'many'
                    --warm-up=-1     | --warm-up wants seconds, up to 3600, not '-1'
                    --peers=,        | --peers wants a list separated by commas
                    --python         | --python wants a value after it
                    """)
    void mistakes(String argument, String message) {
        assertThat(assertThrows(UsageException.class, () -> Options.parse(argument)))
                .hasMessageThat()
                .isEqualTo(message);
    }

    @Test
    void namesThatAreNone() {
        assertThat(assertThrows(UsageException.class, () -> Options.parse("--peers=torch")))
                .hasMessageThat()
                .startsWith("there is no peer 'torch'; there are intaglio, intaglio-default, ");
        assertThat(assertThrows(UsageException.class, () -> Options.parse("--workloads=cnn")))
                .hasMessageThat()
                .startsWith(
                        "there is no workload 'cnn'; there are training, prediction, gemm, mlp32,"
                                + " ");
    }
}
