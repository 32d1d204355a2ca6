/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.runtime.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

import java.util.stream.Stream;

/** Keras' losses, each alone: its value and its derivative, compiled as a network's loss. */
class GoldenLossTest {
    private static final GoldenSummary SUMMARY = new GoldenSummary();

    @AfterAll
    static void printSummary() {
        System.out.println("losses, " + SUMMARY);
    }

    @TestFactory
    Stream<DynamicTest> losses() {
        return GoldenDirectory.ofKind("loss").stream()
                .flatMap(json -> GoldenLoss.of(json).stream())
                .map(golden -> dynamicTest(golden.name(), () -> check(golden)));
    }

    private static void check(GoldenLoss golden) {
        LossRun run;
        try {
            run = LossRun.compile(golden);
        } catch (InexpressibleException e) {
            SUMMARY.notExpressible(golden.name(), e.getMessage());
            throw new TestAbortedException("not expressible: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            SUMMARY.broke(golden.name());
            throw e;
        }
        for (Device device : new Device[] {Device.scalar(), Device.vector()}) {
            try {
                Comparison comparison = run.on(device);
                SUMMARY.ran(golden.name(), device.toString(), comparison);
                comparison.check();
            } catch (RuntimeException | Error e) {
                SUMMARY.broke(golden.name());
                throw e;
            }
        }
    }
}
