/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PlanTest {
    private static Plan plan(int slice) {
        return new Plan(0, 0, 0, 0, 0, 0, slice, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // A batch that fills four slices has them as large as the compiler planned.
        "32, 1024, 32, 16",
        "32, 128, 32, 4",
        // A smaller one has smaller slices, but not smaller than 16 samples.
        "32, 96, 24, 4",
        "32, 64, 16, 4",
        "32, 32, 16, 2",
        "32, 5, 16, 1",
        // What the compiler planned is the most.
        "11, 128, 11, 12",
        "1, 128, 1, 16",
    })
    void slicesFollowTheBatch(int slice, int batch, int sliceOf, int parts) {
        assertThat(plan(slice).sliceOf(batch)).isEqualTo(sliceOf);
        assertThat(plan(slice).parts(batch)).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 32})
    void partsCoverTheBatch(int slice) {
        Plan plan = plan(slice);
        for (int batch = 1; batch < 600; batch++) {
            int parts = plan.parts(batch);
            assertThat(plan.firstSample(batch, 0)).isEqualTo(0);
            assertThat(plan.firstSample(batch, parts)).isEqualTo(batch);
            for (int part = 0; part < parts; part++) {
                assertThat(plan.firstSample(batch, part + 1))
                        .isGreaterThan(plan.firstSample(batch, part));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 32})
    void mostPartsIsEnoughForEverySmallerBatch(int slice) {
        Plan plan = plan(slice);
        int most = 0;
        for (int batch = 1; batch < 600; batch++) {
            most = Math.max(most, plan.parts(batch));
            assertThat(plan.mostParts(batch)).isEqualTo(most);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9})
    void slicesOfPhasesFitThePlan(int slice) {
        List<Phase> phases = List.of(new Phase(Phase.Kind.SAMPLES, slice, "dense"));
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> new Plan(0, 0, 0, 0, 0, 0, 8, phases)))
                .hasMessageThat()
                .isEqualTo(
                        "the phase \"dense\" has slices of %d samples; the plan allows 1 to 8"
                                .formatted(slice));
    }

    @Test
    void preparationIsFirst() {
        List<Phase> phases =
                List.of(
                        new Phase(Phase.Kind.SAMPLES, 1, "dense"),
                        new Phase(Phase.Kind.PREPARE, 2, "transposes"));
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> new Plan(0, 0, 0, 0, 0, 0, 1, phases)))
                .hasMessageThat()
                .isEqualTo(
                        "the phase \"transposes\" prepares weights and must be the first,"
                                + " but \"dense\" is");
    }

    @Test
    void gradientsAreLast() {
        List<Phase> phases =
                List.of(
                        new Phase(Phase.Kind.GRADIENTS, 2, "gradients"),
                        new Phase(Phase.Kind.SAMPLES, 1, "dense"));
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> new Plan(0, 0, 0, 0, 0, 0, 1, phases)))
                .hasMessageThat()
                .isEqualTo(
                        "the phase \"gradients\" completes gradients and must be the last,"
                                + " but \"dense\" is");
    }

    @Test
    void aSliceNeverHasMoreSamplesThanItsMemory() {
        for (int batch = 1; batch < 600; batch++) {
            assertThat(plan(24).sliceOf(batch)).isAtMost(24);
        }
    }
}
