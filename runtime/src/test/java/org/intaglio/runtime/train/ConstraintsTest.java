/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Initializer;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Architecture.Constraint;
import org.intaglio.runtime.program.Plan;
import org.junit.jupiter.api.Test;

import java.util.List;

final class ConstraintsTest {
    private static final float[] SIX = {9, 3, -4, 0, 4, 3, 0, 9};

    /** An update that leaves nothing out, or everything. */
    private record Update(boolean constrains) implements Optimizer.Update {
        @Override
        public void begin(long step, float learningRate) {}

        @Override
        public void apply(
                OptimizerKernels kernels, int from, int to, float[] theta, float[] g, int gAt) {}

        @Override
        public boolean constrains(int from, int to) {
            return constrains;
        }
    }

    /** A parameter of six numbers behind one that is free, and before another. */
    private static float[] apply(Constraint constraint, boolean constrains) {
        Architecture.Weights w =
                new Architecture.Weights(
                        "a",
                        "kernel",
                        Shape.of(3, 2),
                        true,
                        1,
                        Initializer.ZEROS,
                        0,
                        0,
                        0,
                        0,
                        constraint);
        Plan plan = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());
        Constraints constraints =
                new Constraints(
                        new Architecture(
                                "Net",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(w),
                                8,
                                0,
                                plan,
                                plan,
                                plan,
                                ""));
        assertThat(constraints.count()).isEqualTo(1);
        float[] theta = SIX.clone();
        constraints.apply(0, new Update(constrains), theta);
        return theta;
    }

    private static void assertNear(float[] found, double... expected) {
        assertThat(found[0]).isEqualTo(9f);
        assertThat(found[7]).isEqualTo(9f);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i + 1]).isWithin(1e-6f).of((float) expected[i]);
        }
    }

    /** The columns of 3×2 are (3, 0, 3) and (-4, 4, 0); the rows (3, -4), (0, 4), (3, 0). */
    @Test
    void normsAreThoseOfKeras() {
        double a = 3 * Math.sqrt(2);
        double b = 4 * Math.sqrt(2);
        assertNear(apply(Constraint.norm(1, 1, 1, 3, 2), true), 3 / a, -4 / b, 0, 4 / b, 3 / a, 0);
        assertNear(apply(Constraint.norm(0, 5, 1, 3, 2), true), 3, -4 * 5 / b, 0, 4 * 5 / b, 3, 0);
        double half = (0.5 * 5 + 0.5 * a) / a;
        assertNear(apply(Constraint.norm(5, 9, 0.5f, 3, 2), true), 3 * half, -4, 0, 4, 3 * half, 0);
        assertNear(apply(Constraint.norm(0, 2, 1, 2, 1), true), 1.2, -1.6, 0, 2, 2, 0);
        assertNear(
                apply(Constraint.norm(1, 1, 1, 6, 1), true),
                SIX[1] / Math.sqrt(50),
                SIX[2] / Math.sqrt(50),
                0,
                SIX[4] / Math.sqrt(50),
                SIX[5] / Math.sqrt(50),
                0);
    }

    @Test
    void noNumberIsNegative() {
        assertNear(apply(Constraint.nonNegative(), true), 3, 0, 0, 4, 3, 0);
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        assertNear(apply(Constraint.nonNegative(), false), 3, -4, 0, 4, 3, 0);
    }
}
