/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.kernel;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.benchmarks.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelOptionsTest {
    @Test
    void everythingUnlessToldOtherwise() {
        KernelOptions options = KernelOptions.parse();
        assertThat(options.patterns()).isEmpty();
        assertThat(options.kernels()).isEmpty();
        assertThat(options.shapes()).isEmpty();
        assertThat(options.seconds()).isEqualTo(2);
        assertThat(options.jvmArguments())
                .containsExactly(
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:UseAVX=3")
                .inOrder();
    }

    @Test
    void whatIsSaid() {
        KernelOptions options =
                KernelOptions.parse(
                        "Matrix",
                        "--kernels",
                        "vector",
                        "--shape",
                        "1x2x3",
                        "--avx",
                        "2",
                        "--seconds",
                        "0.5",
                        "Pooling.max");
        assertThat(options.patterns()).containsExactly("Matrix", "Pooling.max").inOrder();
        assertThat(options.kernels()).containsExactly("vector");
        assertThat(options.shapes()).containsExactly("1x2x3");
        assertThat(options.seconds()).isEqualTo(0.5);
        assertThat(options.jvmArguments()).contains("-XX:UseAVX=2");
        assertThat(KernelOptions.parse("--avx", "default").jvmArguments()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --kernels | fast | --kernels wants vector or scalar, not 'fast'
                    --avx     | 512  | --avx wants 3, 2 or default, not '512'
                    --seconds | 0    | --seconds wants seconds, from 0.01 to 600, not '0'
                    --seconds | long | --seconds wants seconds, from 0.01 to 600, not 'long'
                    --forks   | 2    | kernels does not know the option --forks
                    Matrix    | --avx | --avx wants a value after it
                    """)
    void mistakes(String first, String second, String message) {
        assertThat(assertThrows(UsageException.class, () -> KernelOptions.parse(first, second)))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
