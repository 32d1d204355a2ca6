/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Null where a sample, or a row of one, should be: said by the sample's number. */
class NullSamplesTest {
    private static final Training QUIET = Training.with(Adam.create()).verbose(0);
    private static final Sample GOOD = Sample.of(new float[6], 1);

    private final Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);

    private static void assertNull(String message, Executable code) {
        assertThat(assertThrows(NullPointerException.class, code))
                .hasMessageThat()
                .isEqualTo(message);
    }

    @Test
    void inAStream() {
        List<Sample> samples = Arrays.asList(GOOD, GOOD, GOOD, null);
        assertNull(
                "sample 3 of the stream is null",
                () -> model.fit(SampleStream.ofStreams(samples::stream), QUIET));
        assertNull(
                "sample 3 of the stream is null",
                () -> model.evaluate(SampleStream.of(samples::iterator)));
        assertNull(
                "sample 3 of the stream is null",
                () -> model.fit(SampleStream.of(samples::iterator).shuffled(2, 7), QUIET));
    }

    @Test
    void whatAStreamIsMadeFrom() {
        Supplier<Stream<Sample>> noStream = () -> null;
        assertNull(
                "the supplier of the samples returned null; it must return a new stream each time",
                () -> model.fit(SampleStream.ofStreams(noStream), QUIET));
        Supplier<Iterator<Sample>> noIterator = () -> null;
        assertNull(
                "the supplier of the samples returned null; it must return a new iterator each"
                        + " time",
                () -> model.fit(SampleStream.of(noIterator), QUIET));
    }

    @Test
    void aStreamThatWasUsedBefore() {
        Stream<Sample> one = Stream.of(GOOD, GOOD);
        SampleStream samples = SampleStream.ofStreams(() -> one);
        var thrown =
                assertThrows(
                        IllegalStateException.class, () -> model.fit(samples, QUIET.epochs(2)));
        assertThat(thrown)
                .hasMessageThat()
                .isEqualTo(
                        "the supplier of the samples returned a stream that was used before; it"
                                + " must return a new stream each time");
        assertThat(thrown).hasCauseThat().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDataSetWithoutAReader() {
        Dataset none =
                new Dataset() {
                    @Override
                    public long size() {
                        return UNKNOWN;
                    }

                    @Override
                    public Reader open() {
                        return null;
                    }
                };
        String open = "the data set's open() returned null";
        assertNull("the data set's open(0) returned null", () -> model.fit(none, QUIET));
        assertNull(open, () -> model.evaluate(none));
        Samples samples = Samples.of(new float[3][6], new float[3][1]);
        assertNull(open, () -> model.fit(samples, QUIET.validationData(none)));
    }

    @Test
    void withinASample() {
        List<float[]> one = List.of(new float[1]);
        assertNull(
                "input 1 of the sample is null",
                () -> new Sample(Arrays.asList(new float[1], null), one, 1));
        assertNull(
                "target 0 of the sample is null",
                () -> new Sample(one, Collections.singletonList(null), 1));
    }

    @Test
    void inArrays() {
        float[][] x = {new float[6], new float[6], null};
        float[][] y = {{1}, null, {1}};
        assertNull("input 'x' is null in sample 2", () -> model.fit(x, y, QUIET));
        assertNull("input 'x' is null in sample 2", () -> model.evaluate(x, y));
        assertNull("output 'out' is null in sample 1", () -> model.fit(new float[3][6], y, QUIET));
        assertNull("input 0 is null in sample 2", () -> Samples.of(x, new int[3]));
        assertNull("target 0 is null in sample 1", () -> Samples.of(new float[3][6], y));
        assertNull("row 2 is null", () -> Tensor.rows(x));
        assertNull("row 0 is null", () -> Tensor.rows(null, new float[6]));
        assertNull("input 'x' is null in sample 2", () -> model.predict(x));
    }

    @Test
    void inListsOfTensors() {
        List<Tensor> none = Collections.singletonList(null);
        List<Tensor> y = List.of(Tensor.rows(new float[3][1]));
        assertNull("the samples of input 'x' are null", () -> model.fit(none, y, QUIET));
        assertNull("input 'x' is null", () -> model.predict(none));
        List<Tensor> x = List.of(Tensor.rows(new float[3][6]));
        assertNull("the samples of output 'out' are null", () -> model.fit(x, none, QUIET));
    }

    @Test
    void amongTheNamesOfClasses() {
        List<String> names = Arrays.asList("zero", null);
        assertNull(
                "the name of class 1 is null",
                () -> LabeledImages.of(new byte[1], Shape.of(1, 1, 1), new byte[1], names));
    }
}
