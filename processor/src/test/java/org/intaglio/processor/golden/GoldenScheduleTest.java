/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.runtime.train.LearningRate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/** Learning rates by the step, as Keras' schedules give them in floats. */
class GoldenScheduleTest {
    private static final double TOLERANCE = 1e-4;

    @TestFactory
    List<DynamicTest> schedules() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode golden : GoldenDirectory.ofKind("schedule")) {
            KnownFields.check(golden, "case", "kind", "keras_version", "variants");
            for (JsonNode variant : golden.required("variants")) {
                KnownFields.check(variant, "schedule", "steps", "values");
                JsonNode schedule = variant.required("schedule");
                tests.add(
                        dynamicTest(
                                schedule.required("class_name").stringValue()
                                        + " "
                                        + schedule.required("config"),
                                () -> compare(variant)));
            }
        }
        return tests;
    }

    private static void compare(JsonNode variant) {
        LearningRate rate = ScheduleTranslator.schedule(variant.required("schedule"));
        JsonNode values = variant.required("values");
        double greatest = 0;
        for (JsonNode value : values) {
            greatest = Math.max(greatest, value.doubleValue());
        }
        for (int i = 0; i < values.size(); i++) {
            long step = variant.required("steps").get(i).longValue();
            assertWithMessage("step %s", step)
                    .that(rate.at(step))
                    .isWithin(TOLERANCE * greatest)
                    .of(values.get(i).doubleValue());
        }
    }
}
