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
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Targets that a loss has no meaning for, in every kind of data set. */
@Timeout(60)
class TargetsTest {
    private static final int COUNT = 40;
    private static final float[][] X = Lines.rows(COUNT, 4, 1);

    /** Without shuffling, of two samples a step: sample 37 is in the last but one of 20. */
    private static final Training QUIET =
            Training.with(Sgd.create()).verbose(0).threads(2).batchSize(2).shuffle(false);

    private static final String NO_PROBABILITY =
            "but the loss of output 'out' is BINARY_CROSSENTROPY, whose targets are probabilities,"
                    + " 0 to 1";
    private static final String MAYBE_CLASSES =
            "; for several classes, SPARSE_CATEGORICAL_CROSSENTROPY takes their numbers";
    private static final String NO_DISTRIBUTION =
            ", but the loss of output 'out' is CATEGORICAL_CROSSENTROPY, whose rows are"
                    + " distributions over 3 classes: no number below 0, and a sum of 1";
    private static final String NO_CLASSES =
            "the targets are classes, but output 'out' has the loss MEAN_SQUARED_ERROR, which"
                    + " compares numbers; give targets as float[] or float[][], or declare a loss"
                    + " for classes, such as SPARSE_CATEGORICAL_CROSSENTROPY";

    private static float[][] targets(float[] good, int sample, float... bad) {
        float[][] y = new float[COUNT][];
        Arrays.setAll(y, i -> i == sample ? bad : good);
        return y;
    }

    private static SampleStream stream(float[][] y) {
        return SampleStream.of(
                () -> IntStream.range(0, COUNT).mapToObj(i -> Sample.of(X[i], y[i])).iterator());
    }

    private static float steps(Model model) {
        return model.parameter("counter.steps").toArray()[0];
    }

    private static String refused(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }

    /** What is in memory is refused as a whole, what comes one by one at the sample. */
    private static void assertRefused(Loss loss, int units, float[][] y, String message) {
        Model model = LinearProgram.model(4, units, loss);
        assertThat(refused(() -> model.fit(X, y, QUIET))).isEqualTo(message);
        assertThat(refused(() -> model.fit(Tensor.rows(X), Tensor.rows(y), QUIET)))
                .isEqualTo(message);
        Samples samples = Samples.of(X, y);
        assertThat(refused(() -> model.fit(samples, QUIET))).isEqualTo(message);
        assertThat(refused(() -> model.fit(samples.slice(0, 38), QUIET))).isEqualTo(message);
        float[] weights = new float[COUNT];
        Arrays.fill(weights, 2);
        assertThat(refused(() -> model.fit(samples, QUIET.sampleWeights(weights))))
                .isEqualTo(message);
        Training split = QUIET.validationSplit(0.5);
        assertThat(refused(() -> model.fit(samples, split))).isEqualTo(message);
        String validation = "the validation data: " + message;
        float[][] good = targets(y[0], -1);
        Training validating = QUIET.validationData(X, y);
        assertThat(refused(() -> model.fit(X, good, validating))).isEqualTo(validation);
        assertWithMessage("steps").that(steps(model)).isEqualTo(0);

        assertThat(refused(() -> model.evaluate(X, y))).isEqualTo(message);
        assertThat(refused(() -> model.evaluate(stream(y)))).isEqualTo(message);
        assertThat(refused(() -> model.fit(stream(y), QUIET))).isEqualTo(message);
        assertWithMessage("steps of a stream").that(steps(model)).isEqualTo(18);
        Dataset shuffled = Datasets.shuffled(stream(y), 15, 3);
        assertThat(refused(() -> model.fit(shuffled, QUIET))).isEqualTo(message);
        assertThat(refused(() -> model.evaluate(shuffled))).isEqualTo(message);
        Training later = QUIET.validationData(stream(y));
        assertThat(refused(() -> model.fit(X, good, later))).isEqualTo(validation);
        try (Trainer trainer = model.trainer(QUIET)) {
            Batch batch = trainer.newBatch(COUNT);
            samples.open().read(batch, 0);
            samples.read(37, batch, 1);
            batch.size(2);
            float before = steps(model);
            assertThat(refused(() -> trainer.trainOnBatch(batch)))
                    .isEqualTo(message.replace("sample 37", "row 1 of the batch"));
            assertThat(steps(model)).isEqualTo(before);
        }
    }

    @Test
    void probabilitiesAreWithinZeroAndOne() {
        Loss loss = Loss.BINARY_CROSSENTROPY;
        float[][] large = targets(new float[] {1}, 37, 9);
        assertRefused(
                loss, 1, large, "sample 37 has the target 9, " + NO_PROBABILITY + MAYBE_CLASSES);
        float[][] negative = targets(new float[] {0.5f, 0}, 37, 1, -0.25f);
        assertRefused(loss, 2, negative, "sample 37 has the target -0.25, " + NO_PROBABILITY);
    }

    @Test
    void signsAndCounts() {
        for (Loss loss : new Loss[] {Loss.HINGE, Loss.SQUARED_HINGE}) {
            assertRefused(
                    loss,
                    2,
                    targets(new float[] {1, -1}, 37, 0, 2),
                    "sample 37 has the target 2, but the loss of output 'out' is "
                            + loss
                            + ", whose targets are -1 and 1, or 0 and 1");
        }
        for (Loss loss : new Loss[] {Loss.POISSON, Loss.MEAN_SQUARED_LOGARITHMIC_ERROR}) {
            assertRefused(
                    loss,
                    2,
                    targets(new float[] {3, 0.5f}, 37, 0, -1),
                    "sample 37 has the target -1, but the loss of output 'out' is "
                            + loss
                            + ", whose targets are numbers of at least 0");
        }
        assertRefused(
                Loss.DICE,
                2,
                targets(new float[] {1, 0}, 37, 0, 1.5f),
                "sample 37 has the target 1.5, but the loss of output 'out' is DICE, whose targets"
                        + " are probabilities, 0 to 1");
    }

    @Test
    void classesOfOneUnitAreTwo() {
        Model model = LinearProgram.model(4, 1, Loss.BINARY_CROSSENTROPY);
        int[] classes = new int[COUNT];
        model.fit(X, classes, QUIET);
        classes[3] = 7;
        float before = steps(model);
        assertThat(refused(() -> model.fit(X, classes, QUIET)))
                .isEqualTo("sample 3 has the target 7, " + NO_PROBABILITY + MAYBE_CLASSES);
        assertThat(steps(model)).isEqualTo(before);
    }

    @Test
    void rowsOfACategoricalLossAreDistributions() {
        Loss loss = Loss.CATEGORICAL_CROSSENTROPY;
        float[] good = {0.25f, 0.25f, 0.5f};
        String row = "sample 37 has a row of targets with ";
        assertRefused(
                loss,
                3,
                targets(good, 37, 0, 0, 0),
                row + "the sum 0.0" + NO_DISTRIBUTION + "; a weight of 0 leaves a sample out");
        assertRefused(loss, 3, targets(good, 37, 4, 2, 1), row + "the sum 7.0" + NO_DISTRIBUTION);
        assertRefused(
                loss, 3, targets(good, 37, 1, -1, 1), row + "the number -1" + NO_DISTRIBUTION);
    }

    /** As people round them, and as a softmax does. */
    @Test
    void roundedDistributionsAreFine() {
        Model model = LinearProgram.model(4, 3, Loss.CATEGORICAL_CROSSENTROPY);
        model.fit(X, targets(new float[] {0.33f, 0.33f, 0.33f}, 5, 1, 0, 0), QUIET);
        model.fit(X, targets(new float[] {0.3334f, 0.3333f, 0.3334f}, 5, 1e-7f, 0, 1), QUIET);
        assertThat(steps(model)).isEqualTo(2 * COUNT / 2);
    }

    /** Ten tenths are 1.0000001. */
    @Test
    void roundedProbabilitiesAreFine() {
        Model model = LinearProgram.model(4, 1, Loss.BINARY_CROSSENTROPY);
        model.fit(X, targets(new float[] {1.0000001f}, 5, -1e-7f), QUIET);
        assertThat(steps(model)).isEqualTo(COUNT / 2);
        String refused = "sample 5 has the target 1.01, " + NO_PROBABILITY;
        assertThat(refused(() -> model.fit(X, targets(new float[] {1}, 5, 1.01f), QUIET)))
                .isEqualTo(refused);
    }

    @Test
    void classesThatTheOutputHasNot() {
        assertRefused(
                Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
                3,
                targets(new float[] {2}, 37, 3),
                "sample 37 has class 3, but output 'out' has 3 classes, numbered 0 to 2");
    }

    /**
     * Who marks a missing target so must not be stopped by it; a class is a place, and must exist.
     */
    @Test
    void aWeightOfZeroLeavesASampleOut() {
        float[] weights = new float[COUNT];
        Arrays.fill(weights, 1);
        weights[37] = 0;
        Training weighted = QUIET.sampleWeights(weights);
        Model binary = LinearProgram.model(4, 1, Loss.BINARY_CROSSENTROPY);
        binary.fit(X, targets(new float[] {1}, 37, -1), weighted);
        Model categorical = LinearProgram.model(4, 3, Loss.CATEGORICAL_CROSSENTROPY);
        categorical.fit(X, targets(new float[] {0, 1, 0}, 37, 0, 0, 0), weighted);
        assertThat(steps(categorical)).isEqualTo(COUNT / 2);
        Model sparse = LinearProgram.model(4, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        assertThat(refused(() -> sparse.fit(X, targets(new float[] {1}, 37, -1), weighted)))
                .startsWith("sample 37 has class -1, but");
    }

    @Test
    void aRegressionTakesNoClasses() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        int[] classes = new int[COUNT];
        assertThat(refused(() -> model.fit(X, classes, QUIET))).isEqualTo(NO_CLASSES);
        assertThat(refused(() -> model.evaluate(X, classes))).isEqualTo(NO_CLASSES);
        Samples samples = Samples.of(X, classes);
        assertThat(refused(() -> model.fit(samples, QUIET))).isEqualTo(NO_CLASSES);
        assertThat(refused(() -> model.evaluate(samples))).isEqualTo(NO_CLASSES);
        Training validating = QUIET.validationData(X, classes);
        assertThat(refused(() -> model.fit(X, Lines.line(X), validating)))
                .isEqualTo("the validation data: " + NO_CLASSES);
        LabeledImages images =
                LabeledImages.of(new byte[8], Shape.of(2, 2, 1), new byte[2], List.of("zero"));
        assertThat(refused(() -> model.fit(images, QUIET))).isEqualTo(NO_CLASSES);
        Model rows = LinearProgram.model(4, 3, Loss.MEAN_SQUARED_ERROR);
        assertThat(refused(() -> rows.fit(images, QUIET))).isEqualTo(NO_CLASSES);
        assertThat(steps(model)).isEqualTo(0);
    }

    /** Such as those of an autoencoder, which once were one-hot labels in silence. */
    @Test
    void severalProbabilitiesTakeNoClasses() {
        Model model = LinearProgram.model(4, 4, Loss.BINARY_CROSSENTROPY);
        String message =
                "the targets are classes, but output 'out' gives 4 probabilities, each for itself;"
                        + " give a row of 4 targets a sample, or declare SOFTMAX and"
                        + " SPARSE_CATEGORICAL_CROSSENTROPY for classes that exclude each other";
        assertThat(refused(() -> model.fit(X, new int[COUNT], QUIET))).isEqualTo(message);
        LabeledImages images =
                LabeledImages.of(new byte[8], Shape.of(2, 2, 1), new byte[2], List.of("zero"));
        assertThat(refused(() -> model.fit(images, QUIET))).isEqualTo(message);
    }

    @Test
    void classesAndRowsOfThemAreTakenForOneAnother() {
        float[][] rows = targets(new float[] {0, 1, 0}, -1);
        Model sparse = LinearProgram.model(4, 3, Loss.SPARSE_CATEGORICAL_CROSSENTROPY);
        String takesClasses =
                "; its loss takes the number of the class, which Classes.argMax finds in a row;"
                        + " CATEGORICAL_CROSSENTROPY takes rows";
        assertThat(refused(() -> sparse.fit(X, rows, QUIET)))
                .isEqualTo("output 'out' takes 1 value, got 3 in sample 0" + takesClasses);
        assertThat(refused(() -> sparse.fit(Tensor.rows(X), Tensor.rows(rows), QUIET)))
                .isEqualTo(
                        "output 'out' takes scalar a sample, so a batch has the shape n; got 40×3"
                                + takesClasses);
        String takesOne = "output 'out' takes 1 value, got 3 in sample 0";
        assertThat(refused(() -> sparse.fit(Samples.of(X, rows), QUIET)))
                .isEqualTo(takesOne + takesClasses);
        assertThat(refused(() -> sparse.fit(stream(rows), QUIET)))
                .isEqualTo(takesOne + takesClasses);

        Model categorical = LinearProgram.model(4, 3, Loss.CATEGORICAL_CROSSENTROPY);
        String takesRows =
                "; its loss takes a row of probabilities, which Classes.oneHot makes of a class;"
                        + " SPARSE_CATEGORICAL_CROSSENTROPY takes classes";
        assertThat(refused(() -> categorical.fit(X, new float[COUNT], QUIET)))
                .isEqualTo("output 'out' takes 3 values, got 1 in sample 0" + takesRows);
        assertThat(refused(() -> categorical.fit(stream(new float[COUNT][1]), QUIET)))
                .isEqualTo("output 'out' takes 3 values, got 1 in sample 0" + takesRows);
    }

    @Test
    void aSplitNumbersSamplesAsTheWholeDoes() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        float[][] x = Lines.rows(COUNT, 4, 1);
        x[39][2] = Float.NaN;
        assertThat(refused(() -> model.fit(x, Lines.line(X), QUIET.validationSplit(0.2))))
                .startsWith("the validation data: sample 39: input 'x' is NaN at [2]");
    }

    /** It was called -1. */
    @Test
    void theFirstSampleOfAStreamOfValidationHasItsNumber() {
        Model model = LinearProgram.model(4, 1, Loss.BINARY_CROSSENTROPY);
        Training training = QUIET.validationData(stream(targets(new float[] {1}, 0, 7)));
        assertThat(refused(() -> model.fit(X, new int[COUNT], training)))
                .isEqualTo(
                        "the validation data: sample 0 has the target 7, "
                                + NO_PROBABILITY
                                + MAYBE_CLASSES);
    }

    @Test
    void anIteratorIsThereOnce() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        Iterator<Sample> once = List.of(Sample.of(X[0], 1), Sample.of(X[1], 2)).iterator();
        SampleStream samples = SampleStream.of(() -> once);
        assertThat(refused(() -> model.fit(samples, QUIET.epochs(3))))
                .isEqualTo(
                        "there are no samples to train on in epoch 2, as there were before; a data"
                                + " set must begin anew each time it is opened, as with a new"
                                + " iterator from its supplier");
    }

    @Test
    void aLossOfOnesOwnTakesAnything() {
        Model model = LinearProgram.model(4, 1, Loss.CUSTOM);
        Training training = QUIET.loss((n, y, i, t, j, d, k) -> 0);
        model.fit(X, new int[COUNT], training);
        model.fit(X, targets(new float[] {-3}, 37, Float.NaN), training);
        assertThat(steps(model)).isEqualTo(COUNT);
    }

    @Test
    void validationDataOfOtherSizesOrNone() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        float[][] y = Lines.line(X);
        assertThat(
                        refused(() ->
                                model.fit(
                                        X,
                                        y,
                                        QUIET.validationData(Lines.rows(3, 5, 2), new float[3]))))
                .isEqualTo("the validation data: input 'x' takes 4 values, got 5 in sample 0");
        assertThat(refused(() -> model.fit(X, y, QUIET.validationData(X, Lines.rows(COUNT, 2, 2)))))
                .isEqualTo("the validation data: output 'out' takes 1 value, got 2 in sample 0");
        String empty = "the validation data: there are no samples to evaluate";
        Training none = QUIET.validationData(new float[0][], new float[0][]);
        assertThat(refused(() -> model.fit(X, y, none))).isEqualTo(empty);
        Training noStream = QUIET.validationData(SampleStream.ofStreams(Stream::of));
        assertThat(refused(() -> model.fit(X, y, noStream))).isEqualTo(empty);
        assertThat(steps(model)).isEqualTo(0);
    }

    /** Of a data set's own errors, the words and the kind stay. */
    @Test
    void whatValidationDataThrowsStaysAsItIs() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        SampleStream bad =
                SampleStream.ofStreams(
                        () -> Stream.of("x").map(s -> Sample.of(X[0], Float.parseFloat(s))));
        Training training = QUIET.validationData(bad);
        var thrown =
                assertThrows(
                        NumberFormatException.class, () -> model.fit(X, Lines.line(X), training));
        assertThat(thrown).hasMessageThat().isEqualTo("For input string: \"x\"");
    }

    @Test
    void anInterruptEndsTheFirstLook() {
        Model model = LinearProgram.model(4, 1, Loss.MEAN_SQUARED_ERROR);
        Samples samples = Samples.of(X, Lines.line(X));
        int[] looked = new int[1];
        RandomAccessDataset slow =
                new RandomAccessDataset() {
                    @Override
                    public int count() {
                        return COUNT;
                    }

                    @Override
                    public void read(int index, Batch batch, int row) {
                        samples.read(index, batch, row);
                    }

                    @Override
                    public boolean readTargets(int index, Batch batch, int row) {
                        looked[0]++;
                        Thread.currentThread().interrupt();
                        return samples.readTargets(index, batch, row);
                    }
                };
        assertThrows(CancellationException.class, () -> model.fit(slow, QUIET));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(looked[0]).isEqualTo(1);
    }

    /** A data set that has its targets only with its inputs is read once, not twice. */
    @Test
    void othersAreLookedAtWhenTheyAreRead() {
        float[][] y = targets(new float[] {1}, 37, 2);
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
                        Samples.of(X, y).read(index, batch, row);
                    }
                };
        Model model = LinearProgram.model(4, 1, Loss.BINARY_CROSSENTROPY);
        assertThat(refused(() -> model.fit(data, QUIET.threads(1))))
                .isEqualTo("sample 37 has the target 2, " + NO_PROBABILITY + MAYBE_CLASSES);
        assertThat(steps(model)).isEqualTo(18);
        assertThat(Arrays.stream(reads).max().getAsInt()).isEqualTo(1);
    }
}
