/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/** In which order a training reads, and where it begins and ends. */
@Timeout(60)
class FitOrderTest {
    private static final float[][] X = Lines.rows(203, 6, 1);
    private static final float[][] Y = Lines.line(X);
    private static final Training QUIET = Training.with(Adam.create(0.05)).verbose(0);

    @Test
    void eachEpochHasEverySampleOnceInAnOrderOfItsOwn() {
        List<Integer> seen = new ArrayList<>();
        RandomAccessDataset data = counting(seen);
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        model.fit(data, QUIET.epochs(2).threads(1));
        List<Integer> first = seen.subList(0, 203);
        List<Integer> second = seen.subList(203, 406);
        assertThat(first).containsNoDuplicates();
        assertThat(second).containsExactlyElementsIn(first);
        assertThat(second).isNotEqualTo(first);
        seen.clear();
        model.fit(data, QUIET.shuffle(false).threads(1));
        assertThat(seen).isInStrictOrder();
    }

    private static RandomAccessDataset counting(List<Integer> seen) {
        return new RandomAccessDataset() {
            @Override
            public int count() {
                return X.length;
            }

            @Override
            public void read(int index, Batch batch, int row) {
                seen.add(index);
                System.arraycopy(X[index], 0, batch.input(0), row * 6, 6);
                batch.target(0)[row] = Y[index][0];
            }
        };
    }

    @Test
    void validationTakesTheLastSamples() {
        List<Integer> seen = new ArrayList<>();
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        model.fit(counting(seen), QUIET.validationSplit(0.1).threads(1));
        assertThat(seen.subList(0, 182).stream().mapToInt(i -> i).max().getAsInt()).isEqualTo(181);
        assertThat(seen.subList(182, 203)).isInStrictOrder();
        assertThat(seen.get(182)).isEqualTo(182);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void streamsTrainAsArraysDo(boolean sizeKnown) {
        Training training = QUIET.shuffle(false).epochs(3);
        Model a = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Model b = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Dataset stream = Lines.stream(X, Y, sizeKnown);
        History h = b.fit(stream, training.validationData(stream));
        assertThat(h.values("loss")).isEqualTo(a.fit(X, Y, training).values("loss"));
        assertThat(h.last("val_loss")).isEqualTo(b.evaluate(X, Y).loss());
    }

    @Test
    void stepsPerEpochGoOnWhereTheLastEpochStopped() {
        List<Integer> seen = new ArrayList<>();
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        Training training =
                QUIET.shuffle(false).batchSize(100).stepsPerEpoch(2).epochs(2).threads(1);
        History history = model.fit(counting(seen), training);
        assertThat(history.size()).isEqualTo(2);
        assertThat(seen.get(199)).isEqualTo(199);
        assertThat(seen.get(200)).isEqualTo(200);
        assertThat(seen.get(203)).isEqualTo(0);
        assertThat(seen).hasSize(303);
    }

    @Test
    void initialEpochLeavesOutWhatIsDone() {
        Model model = LinearProgram.model(6, 1, Loss.MEAN_SQUARED_ERROR);
        History history = model.fit(X, Y, QUIET.epochs(5).initialEpoch(3));
        assertThat(history.epochs()).isEqualTo(new double[] {4, 5});
    }
}
