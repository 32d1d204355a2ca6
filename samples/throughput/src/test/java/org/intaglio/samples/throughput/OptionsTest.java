/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.throughput;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.samples.throughput.Options.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void everythingUnlessToldOtherwise() {
        Options options = Options.parse();
        assertThat(options.workloads()).containsExactlyElementsIn(Workload.values()).inOrder();
        assertThat(options.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(options.effort()).isEqualTo(new Effort(8, 6, 5));
        assertThat(options.help()).isFalse();
    }

    @Test
    void whatIsSaid() {
        Options options =
                Options.parse(
                        "cnn128",
                        "--threads",
                        "3",
                        "mlp32",
                        "--seconds",
                        "0.5",
                        "--warm-up",
                        "0",
                        "--rounds",
                        "2",
                        "cnn128");
        assertThat(options.workloads()).containsExactly(Workload.CNN128, Workload.MLP32).inOrder();
        assertThat(options.threads()).isEqualTo(3);
        assertThat(options.effort()).isEqualTo(new Effort(0, 0.5, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    mlp      | there is no workload 'mlp'; there are mlp32, mlp128, fashion64, cnn128, resnet32
                    --epochs | throughput does not know the option --epochs
                    --rounds | --rounds wants a number after it
                    """)
    void oneArgument(String argument, String message) {
        assertThat(assertThrows(UsageException.class, () -> Options.parse(argument)))
                .hasMessageThat()
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --threads | 0   | --threads wants a whole number from 1 to 1024, not '0'
                    --threads | two | --threads wants a whole number from 1 to 1024, not 'two'
                    --rounds  | 1.5 | --rounds wants a whole number from 1 to 1000, not '1.5'
                    --seconds | 0   | --seconds wants seconds, from 0.001 to 3600, not '0'
                    --seconds | NaN | --seconds wants seconds, from 0.001 to 3600, not 'NaN'
                    --warm-up | -1  | --warm-up wants seconds, from 0 to 3600, not '-1'
                    """)
    void anOptionAndItsValue(String option, String value, String message) {
        assertThat(assertThrows(UsageException.class, () -> Options.parse(option, value)))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
