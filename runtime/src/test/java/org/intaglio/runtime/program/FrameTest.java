/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.kernel.KernelProvider;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class FrameTest {
    /** Parts of two slices each; of five sums a part, the first two are zeroed. */
    @Test
    void theFirstSliceOfAPartZeroesTheFirstOfItsSums() {
        Plan plan = new Plan(0, 0, 0, 0, 5, 0, 1, List.of());
        Frame frame = new Frame(KernelProvider.scalar(), plan);
        frame.batch = 2 * Plan.MAX_PARTS;
        frame.parts = new float[plan.parts(frame.batch) * plan.partFloats()];
        Arrays.fill(frame.parts, 1);
        frame.part = 1;
        frame.first = 3;
        frame.zeroSums(2);
        assertThat(frame.parts[5]).isEqualTo(1);
        frame.first = 2;
        frame.zeroSums(2);
        assertThat(Arrays.copyOfRange(frame.parts, 4, 11))
                .isEqualTo(new float[] {1, 0, 0, 1, 1, 1, 1});
    }
}
