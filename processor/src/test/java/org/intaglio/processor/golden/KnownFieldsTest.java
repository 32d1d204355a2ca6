/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A golden case that asks for more than is compared is refused. */
class KnownFieldsTest {
    @Test
    void refusesFieldsThatNobodyCompares() {
        JsonNode pass = JsonMapper.shared().readTree("{\"outputs\": [], \"state\": 1}");
        assertThat(refusal(pass))
                .isEqualTo(
                        "a case has fields that no test looks at: [state]; KnownFields has those"
                                + " that are compared");
        JsonNode training =
                JsonMapper.shared()
                        .readTree(
                                "{\"optimizer\": {}, \"batches\": [{\"inputs\": [], \"mask\":"
                                        + " 1}]}");
        assertThat(refusal(training))
                .isEqualTo(
                        "a batch of a case has fields that no test looks at: [mask]; KnownFields"
                                + " has those that are compared");
    }

    private static String refusal(JsonNode golden) {
        return assertThrows(
                        IllegalArgumentException.class, () -> KnownFields.check("a case", golden))
                .getMessage();
    }
}
