/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.vector;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class WidthOptionTest {
    @Test
    void widthsUpToTheMost() {
        for (String wish : new String[] {"128", "256", "512"}) {
            assertThat(WidthOption.problem(wish, 512).isEmpty()).isTrue();
        }
        assertThat(WidthOption.problem("128", 128).isEmpty()).isTrue();
    }

    @Test
    void others() {
        assertThat(WidthOption.problem("512", 256).orElseThrow())
                .isEqualTo(
                        "-Dintaglio.vector=512: expected 128 or 256, what this JVM has vectors for,"
                                + " or no such property");
        assertThat(WidthOption.problem("wide", 512).orElseThrow())
                .isEqualTo(
                        "-Dintaglio.vector=wide: expected 128, 256 or 512, what this JVM has"
                                + " vectors for, or no such property");
        assertThat(WidthOption.problem("", 128).orElseThrow())
                .isEqualTo(
                        "-Dintaglio.vector=: expected 128, what this JVM has vectors for, or no"
                                + " such property");
    }

    /** Else the build would run the tests of the kernels three times at one width. */
    @Test
    void whatTheBuildAsksForIsWhatIsTested() {
        String wish = System.getProperty("intaglio.vector");
        assumeTrue(wish != null, "this run asks for no width");
        assertThat(Integer.toString(VectorKernels.bits())).isEqualTo(wish);
    }
}
