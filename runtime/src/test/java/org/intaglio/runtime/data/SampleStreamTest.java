/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SampleStreamTest {
    private static Stream<Sample> numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new Sample(List.of(new float[] {i}), List.of(new float[] {2 * i}), i));
    }

    /** The inputs in the order in which they are read; targets and weights must follow them. */
    private static List<Integer> order(Dataset dataset) {
        List<Integer> order = new ArrayList<>();
        Batch batch = new Batch(2, List.of(1), List.of(1));
        try (var reader = dataset.open()) {
            for (int row = 0; reader.read(batch, row); row = 1 - row) {
                float x = batch.input(0)[row];
                assertThat(batch.target(0)[row]).isEqualTo(2 * x);
                assertThat(batch.weights()[row]).isEqualTo(x);
                order.add((int) x);
            }
        }
        return order;
    }

    @Test
    void readsStreamsAndIteratorsAnew() {
        Dataset stream = SampleStream.ofStreams(() -> numbers(3));
        assertThat(order(stream)).containsExactly(0, 1, 2).inOrder();
        assertThat(order(stream)).containsExactly(0, 1, 2).inOrder();
        Dataset iterator = SampleStream.of(() -> numbers(3).iterator());
        assertThat(order(iterator)).containsExactly(0, 1, 2).inOrder();
    }

    @Test
    void knowsItsSizeIfTold() {
        SampleStream stream = SampleStream.ofStreams(() -> numbers(3));
        assertThat(stream.size()).isEqualTo(Dataset.UNKNOWN);
        assertThat(stream.withSize(3).size()).isEqualTo(3);
        assertThat(stream.withSize(3).shuffled(2, 7).size()).isEqualTo(3);
        assertThat(assertThrows(IllegalArgumentException.class, () -> stream.withSize(-1)))
                .hasMessageThat()
                .isEqualTo("a stream of -1 samples");
    }

    @Test
    void closesWhatItOpened() {
        var closed = new AtomicInteger();
        Dataset stream =
                SampleStream.ofStreams(() -> numbers(3).onClose(closed::incrementAndGet))
                        .shuffled(2, 7);
        order(stream);
        assertThat(closed.get()).isEqualTo(1);
    }

    @Test
    void refusesSamplesThatDoNotFit() {
        assertRefused(Sample.of(new float[] {1, 2}, 0), "input 0 takes 1 value, got 2 in sample 1");
        assertRefused(
                Sample.of(new float[] {1}, 0, 1), "target 0 takes 1 value, got 2 in sample 1");
        assertRefused(
                new Sample(List.of(), List.of(), 1),
                "the batch has room for 1 inputs, sample 1 has 0");
        assertRefused(
                new Sample(List.of(new float[1]), List.of(), 1),
                "the batch has room for 1 targets, sample 1 has 0");
    }

    private static void assertRefused(Sample bad, String message) {
        Dataset stream =
                SampleStream.ofStreams(() -> Stream.of(Sample.ofClass(new float[] {1}, 3), bad));
        Batch batch = new Batch(1, List.of(1), List.of(1));
        try (var reader = stream.open()) {
            assertThat(reader.read(batch, 0)).isTrue();
            assertThat(batch.target(0)[0]).isEqualTo(3);
            assertThat(assertThrows(IllegalArgumentException.class, () -> reader.read(batch, 0)))
                    .hasMessageThat()
                    .isEqualTo(message);
        }
    }

    @Test
    void shufflesWithinTheBuffer() {
        Dataset shuffled = SampleStream.ofStreams(() -> numbers(1000)).shuffled(50, 7);
        List<Integer> first = order(shuffled);

        assertThat(first).containsNoDuplicates();
        assertThat(first).hasSize(1000);
        assertThat(first).isNotEqualTo(order(SampleStream.ofStreams(() -> numbers(1000))));
        for (int i = 0; i < first.size(); i++) {
            // A sample cannot be read before it is in the buffer.
            assertThat(first.get(i)).isLessThan(i + 50);
        }
    }

    @Test
    void everyEpochHasAnotherOrderAndASeedTheSameOrders() {
        Dataset a = SampleStream.ofStreams(() -> numbers(100)).shuffled(30, 7);
        Dataset b = SampleStream.ofStreams(() -> numbers(100)).shuffled(30, 7);
        Dataset c = SampleStream.ofStreams(() -> numbers(100)).shuffled(30, 8);
        List<Integer> a1 = order(a);
        List<Integer> a2 = order(a);

        assertThat(a2).isNotEqualTo(a1);
        assertThat(order(b)).isEqualTo(a1);
        assertThat(order(b)).isEqualTo(a2);
        assertThat(order(c)).isNotEqualTo(a1);
    }

    @Test
    void aBufferLargerThanTheStreamGivesEveryOrderTheSameChance() {
        int[] firsts = new int[4];
        for (int seed = 0; seed < 4000; seed++) {
            firsts[order(SampleStream.ofStreams(() -> numbers(4)).shuffled(10, seed)).getFirst()]++;
        }
        for (int count : firsts) {
            // Six standard deviations of a binomial(4000, 1/4).
            assertThat(Math.abs(count - 1000)).isLessThan(165);
        }
    }

    /** The order is one of the whole buffer, however it came to its size. */
    @Test
    void aBufferGrowsWithWhatIsInIt() {
        Dataset all = SampleStream.ofStreams(() -> numbers(5000)).shuffled(5000, 7);
        Dataset most = SampleStream.ofStreams(() -> numbers(5000)).shuffled(Integer.MAX_VALUE, 7);
        List<Integer> order = order(all);
        assertThat(order).containsNoDuplicates();
        assertThat(order).hasSize(5000);
        assertThat(order(most)).isEqualTo(order);
    }

    @Test
    void edgesOfTheBuffer() {
        assertThat(order(SampleStream.ofStreams(() -> numbers(5)).shuffled(1, 7)))
                .containsExactly(0, 1, 2, 3, 4)
                .inOrder();
        assertThat(order(SampleStream.ofStreams(() -> numbers(0)).shuffled(9, 7))).isEmpty();
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> SampleStream.ofStreams(() -> numbers(5)).shuffled(0, 7)))
                .hasMessageThat()
                .isEqualTo("a shuffle buffer needs room for 1 sample or more, not 0");
    }

    /** Rows are used again; a weight is that of one sample. */
    @Test
    void aWeightIsThatOfItsSample() {
        Dataset source =
                new Dataset() {
                    @Override
                    public long size() {
                        return 200;
                    }

                    @Override
                    public Reader open() {
                        return new Reader() {
                            private int next;

                            @Override
                            public boolean read(Batch batch, int row) {
                                if (next == 200) {
                                    return false;
                                }
                                batch.input(0)[row] = next;
                                if (next == 0) {
                                    batch.weights()[row] = 5;
                                }
                                next++;
                                return true;
                            }
                        };
                    }
                };
        Batch batch = new Batch(1, List.of(1), List.of(1));
        try (Dataset.Reader reader = Datasets.shuffled(source, 70, 3).open()) {
            Set<Long> numbers = new HashSet<>();
            while (reader.read(batch, 0)) {
                long number = (long) batch.input(0)[0];
                assertThat(batch.sample(0)).isEqualTo(number);
                assertThat(batch.weights()[0]).isEqualTo(number == 0 ? 5f : 1f);
                assertThat(numbers.add(number)).isTrue();
            }
            assertThat(numbers).hasSize(200);
        }
    }

    @Test
    void aShuffledDataSetThatOpensNull() {
        Dataset none =
                new Dataset() {
                    @Override
                    public long size() {
                        return 1;
                    }

                    @Override
                    public Reader open() {
                        return null;
                    }
                };
        Dataset shuffled = Datasets.shuffled(none, 3, 1);
        assertThat(assertThrows(NullPointerException.class, shuffled::open))
                .hasMessageThat()
                .isEqualTo("the data set to shuffle opened null");
    }
}
