/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.operation.Operations;
import org.intaglio.runtime.operation.Product;
import org.intaglio.runtime.operation.Value;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

/** What a program says whose processor did not know operations yet. */
class ProgramTest {
    private static final Plan NONE = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());

    /** Written by an old processor. */
    private static final class Old implements Program {
        @Override
        public Architecture architecture() {
            return new Architecture(
                    "Old", List.of(), List.of(), List.of(), List.of(), 0, 0, NONE, NONE, NONE, "");
        }

        @Override
        public void infer(Frame frame) {}

        @Override
        public void evaluate(Frame frame) {}

        @Override
        public void step(int phase, Frame frame) {}
    }

    private static final class Reader implements Operations {
        @Override
        public void input(int input, Value x) {}

        @Override
        public void output(int output, String y) {}
    }

    @Test
    void anOldProgramSaysWhatToDo() {
        Program old = new Old();
        assertSays("a prediction", old::describePrediction);
        assertSays("an evaluation", old::describeEvaluation);
        assertSays("a training step", old::describeStep);
    }

    private static void assertSays(String what, Consumer<Operations> program) {
        assertThat(
                        assertThrows(
                                UnsupportedOperationException.class,
                                () -> program.accept(new Reader())))
                .hasMessageThat()
                .isEqualTo(
                        "The model of 'Old' does not tell what "
                                + what
                                + " computes. Compile the network again, with a processor of this"
                                + " version.");
    }

    @Test
    void aPlainProductHasNoGaps() {
        assertThat(Product.of(2, 3, 4, true, false, true))
                .isEqualTo(
                        new Product(
                                1,
                                2,
                                3,
                                4,
                                new Product.Layout(0, 2, true),
                                new Product.Layout(0, 4, false),
                                new Product.Layout(0, 4, false),
                                1,
                                true));
        assertThat(Product.of(2, 3, 4)).isEqualTo(Product.of(2, 3, 4, false, false, false));
    }
}
