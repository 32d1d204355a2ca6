/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.model.Diagnostic.Severity;
import org.intaglio.processor.report.DiagnosticId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * With {@code -Werror}, javac fails because of our warnings, not because of our notes, and no more
 * because of what is suppressed: for each of them, with its example in docs/errors.md.
 */
class StrictCompilationTest {
    @TestFactory
    Stream<DynamicTest> warningsAndNotes() {
        return Arrays.stream(DiagnosticId.values())
                .filter(id -> id.severity() != Severity.ERROR)
                .map(id -> DynamicTest.dynamicTest(id.id(), () -> check(id)));
    }

    private static void check(DiagnosticId id) {
        String example = ErrorsDocTest.example(id);
        Compiled strict = Compiled.strictly(example);
        assertThat(strict.ids()).hasSize(1);
        assertThat(strict.ids().getFirst()).startsWith(id.id());
        assertWithMessage(strict.output())
                .that(strict.success())
                .isEqualTo(id.severity() == Severity.NOTE);

        Compiled suppressed =
                Compiled.strictly(
                        example.replaceFirst(
                                "class ", "@SuppressWarnings(\"" + id.id() + "\") class "));
        assertThat(suppressed.output()).isEmpty();
        assertThat(suppressed.success()).isTrue();
    }
}
