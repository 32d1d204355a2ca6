/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.SampleNetworks;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Every byte of a network belongs to a layer, and to one only. */
class MemorySharesTest {
    @Test
    void sharesAddUp() {
        SampleNetworks.all()
                .forEach((name, declaration) -> {
                    Programs programs = declaration.programs();
                    Footprint footprint = Footprint.of(programs);
                    assertWithMessage("prediction of %s", name)
                            .that(sum(MemoryShares.ofPrediction(programs)))
                            .isEqualTo(footprint.prediction());
                    assertWithMessage("training of %s", name)
                            .that(sum(MemoryShares.ofTrainingSample(programs)))
                            .isEqualTo(footprint.trainingSample());
                });
    }

    @Test
    void ofTheTutorial() {
        Programs programs = SampleNetworks.mnistCnn().programs();
        assertThat(Footprint.of(programs))
                .isEqualTo(
                        new Footprint(
                                281_512, 131_120, 1_081_984, 1_312_808, 9_872, 75_264, 1_141_248));
        Map<String, Long> training = MemoryShares.ofTrainingSample(programs);
        training.values().removeIf(bytes -> bytes == 0);
        assertThat(training)
                .containsExactly("input", 3136L, "drop", 6400L, "hidden", 256L, "digit", 80L);
    }

    private static long sum(Map<String, Long> shares) {
        return shares.values().stream().mapToLong(bytes -> bytes).sum();
    }
}
