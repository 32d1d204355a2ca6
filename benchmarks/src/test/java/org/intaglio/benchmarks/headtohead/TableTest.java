/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.benchmarks.headtohead.Result.Round;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TableTest {
    private static Result result(String peer, String version, int count, double... seconds) {
        return new Result(
                Peer.named(List.of(peer)).get(0),
                version,
                Arrays.stream(seconds).mapToObj(s -> new Round(count, s, count * 128L)).toList(),
                Optional.of(new Memory(1_500_000, 2_500_000)));
    }

    private static String text(String workload, Match.Outcome outcome) {
        return String.join(
                "\n", Table.lines(Workload.named(List.of(workload)).get(0), 2, 3, outcome));
    }

    @Test
    void training() {
        var outcome =
                new Match.Outcome(
                        List.of(
                                result("intaglio", "Intaglio, vector kernels", 10, 0.2, 0.1, 0.3),
                                result("intaglio-default", "Intaglio", 10, 0.4, 0.2, 0.6),
                                result("jax", "JAX 0.10.2", 10, 0.3, 0.15, 0.45)),
                        Map.of(Peer.named(List.of("djl")).get(0), "not built"));

        assertThat(text("cnn128", outcome))
                .isEqualTo(
                        """
                        cnn128, 2 threads, median of 3 rounds
                        peer                  samples/s      ms/step       fastest-slowest  ours is   RSS MB  peak MB
                        intaglio                  6,400        20.00           10.00-30.00   1.00 x    1,465    2,441   Intaglio, vector kernels
                        intaglio-default          3,200        40.00           20.00-60.00   2.00 x    1,465    2,441   Intaglio
                        jax                       4,267        30.00           15.00-45.00   1.50 x    1,465    2,441   JAX 0.10.2
                        djl                skipped: not built
                        => intaglio is 1.50 times as fast as the fastest peer, jax\
                        """);
    }

    @Test
    void productsAreToldInOperations() {
        Result ours =
                new Result(
                        Peer.OURS,
                        "Intaglio",
                        List.of(new Round(4, 1.0 / 32, 4)),
                        Optional.empty());
        assertThat(text("gemm-1024x1024x1024-nt", new Match.Outcome(List.of(ours), Map.of())))
                .isEqualTo(
                        """
                        gemm-1024x1024x1024-nt, 2 threads, median of 3 rounds
                        peer                    GFLOP/s   ms/product       fastest-slowest  ours is   RSS MB  peak MB
                        intaglio                  274.9        7.813           7.813-7.813   1.00 x        -        -   Intaglio\
                        """);
    }

    @Test
    void withoutOursThereIsNoRatio() {
        var outcome = new Match.Outcome(List.of(result("jax", "JAX", 10, 0.3)), Map.of());
        assertThat(text("mlp128", outcome)).contains("30.00-30.00        -    1,465");
        assertThat(text("mlp128", outcome)).doesNotContain("=>");
    }

    @Test
    void milliseconds() {
        assertThat(Table.milliseconds(0.0000731)).isEqualTo("0.0731");
        assertThat(Table.milliseconds(0.0021)).isEqualTo("2.100");
        assertThat(Table.milliseconds(0.0215)).isEqualTo("21.50");
        assertThat(Table.milliseconds(1.25)).isEqualTo("1,250.0");
    }
}
