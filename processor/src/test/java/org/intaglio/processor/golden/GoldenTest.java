/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.runtime.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keras as the reference: every case becomes an annotated class, javac compiles it with the
 * processor, and what the model computes is compared with what Keras computed. See {@link Quantity}
 * for what is compared and how closely; {@link GoldenDirectory} for where the cases are.
 */
class GoldenTest {
    private static final GoldenSummary SUMMARY = new GoldenSummary();

    @AfterAll
    static void printSummary() {
        System.out.println(SUMMARY);
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        return GoldenDirectory.cases().stream().map(GoldenTest::tests);
    }

    private static DynamicNode tests(GoldenCase golden) {
        try {
            GoldenProgram.translate(golden);
        } catch (InexpressibleException e) {
            SUMMARY.notExpressible(golden.name(), e.getMessage());
            return dynamicTest(
                    golden.name(),
                    () -> {
                        throw new TestAbortedException("not expressible yet: " + e.getMessage());
                    });
        } catch (RuntimeException e) {
            SUMMARY.broke(golden.name());
            return dynamicTest(
                    golden.name(),
                    () -> {
                        throw new AssertionError(golden.name() + " is not understood", e);
                    });
        }
        // Compiled by the first device that needs it, for both.
        Supplier<GoldenProgram> program =
                new Supplier<>() {
                    private GoldenProgram compiled;

                    @Override
                    public GoldenProgram get() {
                        if (compiled == null) {
                            compiled = GoldenProgram.compile(golden);
                        }
                        return compiled;
                    }
                };
        return dynamicContainer(
                golden.name(),
                Stream.of(
                        test(golden, "scalar", program, Device::scalar),
                        test(golden, "vector", program, Device::vector)));
    }

    private static DynamicTest test(
            GoldenCase golden,
            String device,
            Supplier<GoldenProgram> program,
            Supplier<Device> kernels) {
        return dynamicTest(
                device,
                () -> {
                    Comparison comparison;
                    try {
                        comparison = program.get().run(kernels.get());
                    } catch (RuntimeException | Error e) {
                        SUMMARY.broke(golden.name());
                        throw e;
                    }
                    SUMMARY.ran(golden.name(), device, comparison);
                    comparison.check();
                });
    }

    /** A case is left out because of what it asks for, and for no other reason. */
    @Test
    void onlyWhatIsOutsideOfTheLanguageIsLeftOut() {
        List<String> wrong = new ArrayList<>();
        for (GoldenCase golden : GoldenDirectory.cases()) {
            Optional<String> outside = KerasScope.outside(golden);
            Optional<String> reason = Optional.empty();
            try {
                GoldenProgram.translate(golden);
            } catch (InexpressibleException e) {
                reason = Optional.of(e.getMessage());
            }
            if (outside.isPresent() != reason.isPresent()) {
                wrong.add(
                        "%s: left out: %s; outside of the language: %s"
                                .formatted(
                                        golden.name(),
                                        reason.orElse("no"),
                                        outside.orElse("nothing")));
            }
        }
        assertWithMessage("cases").that(wrong).isEmpty();
    }
}
