/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.processor.Repository;
import org.intaglio.runtime.Device;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Every optimizer and every option of one, against the few cases that the repository holds. */
class KerasOptimizersTest {
    private static final Path CASES =
            Repository.root().resolve("processor/src/test/resources/golden-optimizers");

    @TestFactory
    Stream<DynamicTest> optimizers() {
        return GoldenDirectory.read(CASES).stream()
                .map(golden ->
                        dynamicTest(
                                golden.name(),
                                () -> {
                                    GoldenProgram program = GoldenProgram.compile(golden);
                                    program.run(Device.scalar()).check();
                                    program.run(Device.vector()).check();
                                }));
    }
}
