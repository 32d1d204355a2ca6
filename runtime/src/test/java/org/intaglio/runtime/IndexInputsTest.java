/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.Loss;
import org.intaglio.runtime.data.Datasets;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Inputs that hold indices: every door, and every way to be none. */
@Timeout(60)
class IndexInputsTest {
    private static final int COUNT = 40;
    private static final int LENGTH = 6;
    private static final float[] Y = new float[COUNT];

    /** Of two samples a step, without shuffling: sample 17 is in the ninth. */
    private static final Training QUIET =
            Training.with(Sgd.create(1e-9)).verbose(0).threads(2).batchSize(2).shuffle(false);

    private static Architecture.Input tokens(Shape shape, int below) {
        return new Architecture.Input("tokens", shape, false, Architecture.Type.INDEX, below);
    }

    private static Model model(Architecture.Input... inputs) {
        LinearProgram.Head head = new LinearProgram.Head("out", 1, Loss.MEAN_SQUARED_ERROR, 1);
        int length = inputs[0].shape().size();
        return LinearProgram.model(new LinearProgram(length, 4, 0, 0, head).withInputs(inputs), 5);
    }

    private static Model model() {
        return model(tokens(Shape.of(LENGTH), 5000));
    }

    private static int[][] rows() {
        int[][] x = new int[COUNT][LENGTH];
        for (int i = 0; i < COUNT; i++) {
            int first = i * 631 % 4990;
            Arrays.setAll(x[i], t -> first + t);
            x[i][0] = i % 2 == 0 ? 4999 : 0;
        }
        return x;
    }

    private static float[][] floats(int[][] rows) {
        return Arrays.stream(rows).map(Sample::indices).toArray(float[][]::new);
    }

    private static SampleStream stream(float[][] x) {
        return SampleStream.of(
                () -> IntStream.range(0, COUNT).mapToObj(i -> Sample.of(x[i], 0)).iterator());
    }

    private static float steps(Model model) {
        return model.parameter("counter.steps").toArray()[0];
    }

    private static String refused(Executable work) {
        return assertThrows(IllegalArgumentException.class, work).getMessage();
    }

    private static String message(String whose, String found) {
        return "input 'tokens'%s has %s at position 4; indices are whole numbers from 0 to 4999"
                        .formatted(whose, found)
                + " (below = 5000)";
    }

    @Test
    void indicesAreTakenAsIntegersAndAsFloats() {
        int[][] x = rows();
        Model a = model();
        Model b = model();
        double[] losses = a.fit(x, Y, QUIET).values("loss");
        assertThat(b.fit(floats(x), Y, QUIET).values("loss")).isEqualTo(losses);
        assertThat(
                        model().fit(Tensor.indices(x), Tensor.rows(new float[COUNT][1]), QUIET)
                                .values("loss"))
                .isEqualTo(losses);
        assertThat(model().fit(stream(floats(x)), QUIET).values("loss")).isEqualTo(losses);
        double loss = b.evaluate(x, Y).loss();
        assertThat(a.evaluate(Samples.of(x, Y)).loss()).isEqualTo(loss);
        assertThat(a.evaluate(floats(x), new float[COUNT][1]).loss()).isEqualTo(loss);
        History validated = model().fit(x, Y, QUIET.validationData(x, Y));
        assertThat(validated.last("val_loss")).isEqualTo(loss);
        float[][] many = a.predict(x);
        assertThat(a.predict(floats(x))).isEqualTo(many);
        assertThat(a.predict(Tensor.indices(x)).toRows()).isEqualTo(many);
        assertThat(a.predict(x[7])).isEqualTo(many[7]);
        assertThat(a.predict(floats(x)[7])).isEqualTo(many[7]);
    }

    @Test
    void oneIndexASample() {
        Model model = model(tokens(Shape.of(1), 3));
        int[] x = {2, 0, 1, 2};
        int[] y = new int[4];
        float[] values = new float[4];
        float[][] rows = new float[4][1];
        model.fit(x, values, QUIET.validationData(x, values));
        assertThat(model.evaluate(x, rows).loss()).isEqualTo(model.evaluate(x, values).loss());
        assertThat(model.fit(x, rows, QUIET.validationData(x, rows)).size()).isEqualTo(1);
        String three =
                "input 'tokens' of sample 2 has 3 at position 0; indices are whole numbers from 0"
                        + " to 2 (below = 3)";
        int[] bad = {2, 0, 3, 2};
        assertThat(refused(() -> model.fit(bad, values, QUIET))).isEqualTo(three);
        assertThat(refused(() -> model.evaluate(bad, values))).isEqualTo(three);
        assertThat(refused(() -> model.fit(Samples.of(bad, values), QUIET))).isEqualTo(three);
        assertThat(refused(() -> model.fit(x, values, QUIET.validationData(bad, values))))
                .isEqualTo("the validation data: " + three);
        assertThat(refused(() -> Samples.of(new int[] {4, -1}, values)))
                .isEqualTo(
                        "input 0 of sample 1 has -1 at position 0; indices are whole numbers from 0"
                                + " to 16777215");
        Model row = model();
        assertThat(refused(() -> row.fit(x, values, QUIET)))
                .isEqualTo("input 'tokens' takes 6 values, got 1 in sample 0");
        Model classes =
                LinearProgram.model(
                        new LinearProgram(
                                        1,
                                        4,
                                        0,
                                        0,
                                        new LinearProgram.Head(
                                                "kind", 2, Loss.SPARSE_CATEGORICAL_CROSSENTROPY, 1))
                                .withInputs(tokens(Shape.of(1), 3)),
                        5);
        classes.fit(x, y, QUIET.validationData(x, y));
        assertThat(classes.evaluate(x, y).accuracy()).isAtMost(1);
        int[][] asRows = {{2}, {0}, {1}, {2}};
        assertThat(classes.evaluate(asRows, y).loss()).isEqualTo(classes.evaluate(x, y).loss());
        classes.fit(asRows, y, QUIET.validationData(asRows, y));
    }

    /** What is in memory is refused as a whole, what comes one by one at the sample. */
    @ParameterizedTest
    @CsvSource({
        "5000, 5000",
        "5003, 5003",
        "-1, -1",
        "0.5, 0.5",
        "NaN, NaN",
        "Infinity, Infinity",
        "-0.5, -0.5",
        "1e9, 1000000000",
        "2147483648, 2.1474836E9"
    })
    void whatIsNoIndexIsRefused(float bad, String found) {
        float[][] x = floats(rows());
        float[][] good = floats(rows());
        x[17][4] = bad;
        String expected = message(" of sample 17", found);
        Model model = model();
        assertThat(refused(() -> model.fit(x, Y, QUIET))).isEqualTo(expected);
        assertThat(
                        refused(() ->
                                model.fit(Tensor.rows(x), Tensor.rows(new float[COUNT][1]), QUIET)))
                .isEqualTo(expected);
        Samples samples = Samples.of(x, Y);
        float[] weights = new float[COUNT];
        for (Training training :
                List.of(
                        QUIET,
                        QUIET.terminateOnNaN(false),
                        QUIET.validationSplit(0.8),
                        QUIET.sampleWeights(weights))) {
            assertThat(refused(() -> model.fit(samples, training))).isEqualTo(expected);
        }
        assertThat(refused(() -> model.fit(samples.slice(0, 30), QUIET))).isEqualTo(expected);
        String validation = "the validation data: " + expected;
        assertThat(refused(() -> model.fit(good, Y, QUIET.validationData(x, Y))))
                .isEqualTo(validation);
        assertWithMessage("steps").that(steps(model)).isEqualTo(0);

        assertThat(refused(() -> model.evaluate(x, Y))).isEqualTo(expected);
        assertThat(refused(() -> model.evaluate(stream(x)))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(Tensor.rows(x)))).isEqualTo(expected);
        float[][] two = {x[17], x[17]};
        assertThat(refused(() -> model.predict(two))).isEqualTo(message(" of sample 0", found));
        assertThat(refused(() -> model.predict(x[17]))).isEqualTo(message("", found));
        assertThat(refused(() -> model.predictOne(x[17]))).isEqualTo(message("", found));

        assertThat(refused(() -> model.fit(stream(x), QUIET))).isEqualTo(expected);
        assertWithMessage("steps of a stream").that(steps(model)).isEqualTo(8);
        assertThat(refused(() -> model.fit(Datasets.shuffled(stream(x), 15, 3), QUIET)))
                .isEqualTo(expected);
        Training later = QUIET.validationData(stream(x));
        assertThat(refused(() -> model.fit(good, Y, later))).isEqualTo(validation);
        float before = steps(model);
        try (Trainer trainer = model.trainer(QUIET)) {
            Batch batch = trainer.newBatch(3);
            samples.read(17, batch, 1);
            batch.size(3);
            String row = message(" of row 1 of the batch", found);
            assertThat(refused(() -> trainer.trainOnBatch(batch))).isEqualTo(row);
            assertThat(refused(() -> trainer.gradients(batch, true))).isEqualTo(row);
        }
        assertThat(steps(model)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"5003", "-1", "16777217", "2147483647"})
    void integersAreToldAsTheyAre(int bad) {
        int[][] x = rows();
        x[17][4] = bad;
        String expected = message(" of sample 17", "" + bad);
        Model model = model();
        assertThat(refused(() -> model.fit(x, Y, QUIET))).isEqualTo(expected);
        assertThat(refused(() -> model.fit(x, new float[COUNT][1], QUIET))).isEqualTo(expected);
        assertThat(refused(() -> model.evaluate(x, Y))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x[17]))).isEqualTo(message("", "" + bad));
        assertThat(refused(() -> Samples.builder(model.architecture()).input(x)))
                .isEqualTo(expected);
        try (Trainer trainer = model.trainer(QUIET)) {
            Batch batch = trainer.newBatch(3);
            batch.indices(0, 2, rows()[3]);
            assertThat(batch.input(0)[2 * LENGTH + 1]).isEqualTo(3 * 631 + 1);
            assertThat(refused(() -> batch.indices(0, 2, x[17])))
                    .isEqualTo(message(" of row 2 of the batch", "" + bad));
            assertThat(refused(() -> batch.indices(0, 2, 1, 2)))
                    .isEqualTo("input 'tokens' takes 6 values, got 2 in row 2 of the batch");
            assertThrows(IndexOutOfBoundsException.class, () -> batch.indices(0, 3, x[0]));
        }
        assertThat(steps(model)).isEqualTo(0);
    }

    /** Where no network is known yet, what no float holds is told, for it would become another. */
    @ParameterizedTest
    @CsvSource({"-1", "16777216", "16777217"})
    void integersThatNoNetworkTakes(int bad) {
        String told =
                " has %d at position 1; indices are whole numbers from 0 to 16777215"
                        .formatted(bad);
        int[][] x = {{0, 16777215}, {0, bad}};
        assertThat(refused(() -> Samples.of(x, new float[2])))
                .isEqualTo("input 0 of sample 1" + told);
        assertThat(refused(() -> Tensor.indices(x))).isEqualTo("the input of sample 1" + told);
        assertThat(refused(() -> Sample.of(x[1], 0))).isEqualTo("the sample" + told);
        assertThat(refused(() -> Sample.ofClass(x[1], 0))).isEqualTo("the sample" + told);
        assertThat(refused(() -> Sample.indices(x[1]))).isEqualTo("the sample" + told);
        Batch batch = new Batch(1, List.of(2), List.of());
        assertThat(refused(() -> batch.indices(0, 0, x[1])))
                .isEqualTo("input 0 of row 0 of the batch" + told);
        assertThat(Sample.ofClass(x[0], 3).inputs().get(0)).isEqualTo(new float[] {0, 16777215});
    }

    @Test
    void positionsOfSeveralAxes() {
        Model model = model(tokens(Shape.of(2, 3), 5000));
        int[][] x = rows();
        x[3][4] = 9000;
        assertThat(refused(() -> model.fit(x, Y, QUIET)))
                .isEqualTo(
                        "input 'tokens' of sample 3 has 9000 at position [1, 1]; indices are whole"
                                + " numbers from 0 to 4999 (below = 5000)");
    }

    @Test
    void rowsOfTheWrongLength() {
        Model model = model();
        int[][] x = rows();
        x[3] = new int[5];
        String expected = "input 'tokens' takes 6 values, got 5 in sample 3";
        assertThat(refused(() -> model.fit(x, Y, QUIET))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x[3])))
                .isEqualTo("input 'tokens' takes 6 values, got 5");
        assertThat(refused(() -> Samples.of(x, Y)))
                .isEqualTo("input 0 has 6 values in sample 0, but 5 in sample 3; all need as many");
        Samples five = Samples.of(new int[COUNT][5], Y);
        assertThat(refused(() -> model.fit(five, QUIET)))
                .isEqualTo("input 'tokens' takes 6 values, got 5 in sample 0");
    }

    /** A row of words is no row of numbers: how large one is means nothing. */
    @Test
    void anInputOfNumbersTakesNoIndices() {
        Model model = model(new Architecture.Input("x", Shape.of(LENGTH), false));
        int[][] x = rows();
        String expected =
                "input 'x' takes numbers, but int[] holds indices; give numbers as float[], or"
                        + " declare @Input(type = INDEX, below = ...)";
        assertThat(refused(() -> model.fit(x, Y, QUIET))).isEqualTo(expected);
        assertThat(refused(() -> model.fit(Samples.of(x, Y), QUIET))).isEqualTo(expected);
        assertThat(refused(() -> model.evaluate(x, Y))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x))).isEqualTo(expected);
        assertThat(refused(() -> model.predict(x[0]))).isEqualTo(expected);
        try (Trainer trainer = model.trainer(QUIET)) {
            Batch batch = trainer.newBatch(1);
            assertThat(refused(() -> batch.indices(0, 0, x[0]))).isEqualTo(expected);
        }
        Model one = model(new Architecture.Input("x", Shape.of(1), false));
        assertThat(refused(() -> one.fit(new int[2], new float[2], QUIET))).isEqualTo(expected);
        Samples single = Samples.of(new int[2], new float[2]);
        assertThat(refused(() -> one.fit(single, QUIET))).isEqualTo(expected);
    }

    @Test
    void amongSeveralInputs() {
        Architecture.Input numbers = new Architecture.Input("numbers", Shape.of(2), false);
        Model model = model(numbers, tokens(Shape.of(LENGTH), 5000));
        int[][] x = rows();
        float[][] n = new float[COUNT][2];
        Samples good = Samples.builder().input(n).input(x).target(Y).build();
        model.fit(good, QUIET);
        float trained = steps(model);
        float[][] bad = floats(x);
        bad[17][4] = 7000;
        n[16][1] = Float.NaN; // Found later, when it is read.
        Samples samples = Samples.builder().input(n).input(bad).target(Y).build();
        assertThat(refused(() -> model.fit(samples, QUIET)))
                .isEqualTo(message(" of sample 17", "7000"));
        assertThat(steps(model)).isEqualTo(trained);
        assertThat(refused(() -> model.predict(List.of(Tensor.rows(n), Tensor.rows(bad)))))
                .isEqualTo(message(" of sample 17", "7000"));
        assertThat(refused(() -> model.predictOne(n[0], bad[17]))).isEqualTo(message("", "7000"));
        assertThat(model.predictOne(n[0], Sample.indices(x[0]))).hasLength(1);
        assertThat(refused(() -> model.fit(x, Y, QUIET)))
                .isEqualTo(
                        "input 'numbers' takes numbers, but int[] holds indices; give numbers as"
                                + " float[], or declare @Input(type = INDEX, below = ...)");
        assertThat(refused(() -> model.fit(Lines.rows(COUNT, 2, 1), Y, QUIET)))
                .isEqualTo(
                        "Line has 2 inputs (numbers, tokens), the data has 1; give one for each, in"
                                + " a list of tensors or with Samples.builder()");
    }

    /** A data set that has its indices only with its other inputs is read once, not twice. */
    @Test
    void othersAreLookedAtWhenTheyAreRead() {
        float[][] x = floats(rows());
        x[17][4] = 5000;
        int[] reads = new int[COUNT];
        RandomAccessDataset data =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return COUNT;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        reads[index]++;
                        Samples.of(x, Y).read(index, batch, row);
                    }
                };
        Model model = model();
        assertThat(refused(() -> model.fit(data, QUIET.threads(1))))
                .isEqualTo(message(" of sample 17", "5000"));
        assertThat(steps(model)).isEqualTo(8);
        assertThat(Arrays.stream(reads).max().getAsInt()).isEqualTo(1);
    }

    @Test
    void limitsThatAFloatDoesNotHold() {
        assertThat(tokens(Shape.of(1), 1 << 24).below()).isEqualTo(16777216);
        for (int below : new int[] {-1, 0, (1 << 24) + 1}) {
            assertThat(refused(() -> tokens(Shape.of(1), below)))
                    .isEqualTo("input 'tokens' of type INDEX cannot be below " + below);
        }
    }
}
