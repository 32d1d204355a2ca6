/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class InputsTest {
    private static final Inputs NAMED = Inputs.named("query", "value", "key");

    @Test
    void attributesOfInputs() {
        assertThat(Inputs.ONE.attribute(0)).isEqualTo("from");
        assertThat(Inputs.list(2, 2).attribute(1)).isEqualTo("from[1]");
        assertThat(NAMED.attribute(2)).isEqualTo("key");
    }

    @Test
    void whatIsLeftOut() {
        assertThat(Inputs.NONE.names(List.of(), "above")).isEmpty();
        assertThat(Inputs.ONE.names(List.of(), "above")).containsExactly("above");
        assertThat(Inputs.ONE.names(List.of("x"), "above")).containsExactly("x");
        assertThat(Inputs.list(2, 9).names(List.of(), "above")).isEmpty();
        assertThat(NAMED.names(List.of(), "above")).containsExactly("above", "above", "above");
        assertThat(NAMED.names(List.of("", "memory", ""), "above"))
                .containsExactly("above", "memory", "memory")
                .inOrder();
        assertThat(NAMED.names(List.of("q", "", "k"), "above"))
                .containsExactly("q", "q", "k")
                .inOrder();
    }

    @Test
    void whoReadsTheFieldAbove() {
        assertThat(Inputs.NONE.readsAbove(List.of())).isFalse();
        assertThat(Inputs.ONE.readsAbove(List.of())).isTrue();
        assertThat(Inputs.ONE.readsAbove(List.of("x"))).isFalse();
        assertThat(Inputs.list(2, 2).readsAbove(List.of())).isFalse();
        assertThat(NAMED.readsAbove(List.of("", "memory", ""))).isTrue();
        assertThat(NAMED.readsAbove(List.of("q", "", ""))).isFalse();
    }
}
