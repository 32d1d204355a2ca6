/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void namesWhatThereIs() {
        assertThat(assertThrows(UsageException.class, () -> Main.run("kernel")))
                .hasMessageThat()
                .isEqualTo(
                        "there is no benchmark 'kernel'; there are head-to-head, kernels, scaling");
        assertThat(assertThrows(UsageException.class, Main::run))
                .hasMessageThat()
                .startsWith("there is no benchmark ''; ");
    }

    @Test
    void handsItsArgumentsOn() throws Exception {
        assertThat(Output.of(() -> Main.run("kernels", "--help")))
                .startsWith("Arguments of kernels: ");
    }
}
