/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class EndlessNoticeTest {
    private final SampleStream stream =
            SampleStream.ofStreams(
                    () -> Stream.generate(() -> Sample.of(new float[] {1}, 2)).limit(1500));

    @Test
    void tellsOnceWhenAPassIsLong() {
        List<String> told = new ArrayList<>();
        Dataset data = new EndlessNotice(stream, 1000, told::add);
        Batch batch = new Batch(1, List.of(1), List.of(1));
        for (int pass = 0; pass < 2; pass++) {
            int read = 0;
            try (Dataset.Reader reader = data.open()) {
                while (reader.read(batch, 0)) {
                    read++;
                    assertThat(told).hasSize(pass > 0 || read >= 1000 ? 1 : 0);
                }
            }
            assertThat(read).isEqualTo(1500);
        }
        assertThat(told)
                .containsExactly(
                        "1,000 samples were read from a data set of unknown size, and there are"
                                + " more. If it has no end: set stepsPerEpoch to train on it, and"
                                + " measure with a part of it, such as Stream.limit gives. If it"
                                + " has one, SampleStream.withSize says where, and ends this"
                                + " notice.");
    }

    @Test
    void aKnownSizeNeedsNone() {
        Dataset sized = stream.withSize(1500);
        assertThat(EndlessNotice.around(sized)).isSameInstanceAs(sized);
        assertThat(EndlessNotice.around(stream)).isInstanceOf(EndlessNotice.class);
    }
}
