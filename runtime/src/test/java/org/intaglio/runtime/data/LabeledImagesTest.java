/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.runtime.data.IdxFiles.idx;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

class LabeledImagesTest {
    private static final List<String> NAMES = List.of("zero", "one", "two");
    private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2};

    private final LabeledImages images =
            LabeledImages.of(PIXELS, Shape.of(2, 2, 1), new byte[] {2, 0}, NAMES);

    @TempDir private Path directory;

    @Test
    void scalesPixelsAsTheTutorialsDo() {
        assertThat(images.image(0)).isEqualTo(new float[] {0, 51 / 255f, 102 / 255f, 153 / 255f});
        assertThat(images.image(1)).isEqualTo(new float[] {204 / 255f, 1, 1 / 255f, 2 / 255f});
        assertThat(images.images()).hasLength(2);
        assertThat(images.label(0)).isEqualTo(2);
        assertThat(images.labels()).isEqualTo(new int[] {2, 0});
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.size()).isEqualTo(2);
        assertThat(images.shape()).isEqualTo(Shape.of(2, 2, 1));
        assertThat(images.classNames()).isEqualTo(NAMES);
        assertThat(images.toString()).isEqualTo("2 images of 2×2×1 in 3 classes");
    }

    /** In the interpreter and compiled, in vectors and in what remains behind them. */
    @Test
    void everyByteIsTheSameFloatWhateverHotSpotMakesOfIt() {
        byte[] all = new byte[2 * 271];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        LabeledImages two = LabeledImages.of(all, Shape.of(271, 1, 1), new byte[2], NAMES);
        Batch batch = new Batch(3, List.of(271), List.of(1));
        int wrong = 0;
        for (int round = 0; round < 20_000; round++) {
            int index = round & 1;
            two.read(index, batch, 1 + index);
            float[] read = batch.input(0);
            for (int i = 0; i < 271; i++) {
                float expected = (all[271 * index + i] & 0xff) / 255f;
                float found = read[271 * (1 + index) + i];
                if (Float.floatToRawIntBits(found) != Float.floatToRawIntBits(expected)) {
                    wrong++;
                }
            }
        }
        assertThat(wrong).isEqualTo(0);
    }

    @Test
    void slicesOfSlicesReadTheSameBytes() {
        byte[] pixels = PIXELS.clone();
        LabeledImages whole = LabeledImages.of(pixels, Shape.of(2, 1), new byte[4], NAMES);
        LabeledImages part = whole.slice(1, 4).slice(1, 3);
        pixels[2 * 3] = 51;

        assertThat(part.image(1)[0]).isEqualTo(51 / 255f);
    }

    @Test
    void writesARowOfABatch() {
        Batch batch = new Batch(3, List.of(4), List.of(1));
        images.read(1, batch, 2);

        assertThat(batch.input(0))
                .isEqualTo(new float[] {0, 0, 0, 0, 0, 0, 0, 0, 204 / 255f, 1, 1 / 255f, 2 / 255f});
        assertThat(batch.target(0)).isEqualTo(new float[] {0, 0, 0});
        images.read(0, batch, 2);
        assertThat(batch.target(0)).isEqualTo(new float[] {0, 0, 2});
    }

    @Test
    void writesOneHotWhereTheNetworkTakesAValueAClass() {
        Batch batch = new Batch(2, List.of(4), List.of(3));
        images.read(0, batch, 1);

        assertThat(batch.target(0)).isEqualTo(new float[] {0, 0, 0, 0, 0, 1});
    }

    @Test
    void aSliceIsAView() {
        LabeledImages last = images.slice(1, 2);

        assertThat(last.count()).isEqualTo(1);
        assertThat(last.label(0)).isEqualTo(0);
        assertThat(last.image(0)).isEqualTo(images.image(1));
        assertThat(last.slice(0, 1).image(0)).isEqualTo(images.image(1));
        assertThrows(IndexOutOfBoundsException.class, () -> last.image(1));
        assertThrows(IndexOutOfBoundsException.class, () -> images.slice(1, 3));
    }

    @Test
    void refusesANetworkOfAnotherSize() {
        Batch larger = new Batch(1, List.of(5), List.of(1));
        assertThat(assertThrows(IllegalArgumentException.class, () -> images.read(0, larger, 0)))
                .hasMessageThat()
                .isEqualTo(
                        "the network takes 5 values a sample, these images are one input of 2×2×1 ="
                                + " 4 values");
        Batch two = new Batch(1, List.of(4, 4), List.of(1));
        assertThat(assertThrows(IllegalArgumentException.class, () -> images.read(0, two, 0)))
                .hasMessageThat()
                .isEqualTo(
                        "the network takes 2 inputs a sample, these images are one input of 2×2×1 ="
                                + " 4 values");
        Batch fewer = new Batch(1, List.of(4), List.of(2));
        assertThat(assertThrows(IllegalArgumentException.class, () -> images.read(0, fewer, 0)))
                .hasMessageThat()
                .isEqualTo("sample 0 has class 2, but target 0 has 2 classes, numbered 0 to 1");
    }

    /** As many values, in another order of axes. */
    @Test
    void refusesANetworkOfOtherImages() {
        LabeledImages two =
                LabeledImages.of(new byte[6], Shape.of(3, 2, 1), new byte[1], List.of("zero"));
        two.read(0, batchFor(Shape.of(3, 2, 1)), 0);
        two.read(0, batchFor(Shape.of(6)), 0);
        Batch turned = batchFor(Shape.of(2, 3, 1));
        assertThat(assertThrows(IllegalArgumentException.class, () -> two.read(0, turned, 0)))
                .hasMessageThat()
                .isEqualTo(
                        "input 'image' takes images of 2×3×1 (height, width, channels), these are"
                                + " 3×2×1");
    }

    private static Batch batchFor(Shape image) {
        Plan none = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());
        Architecture network =
                new Architecture(
                        "Net",
                        List.of(new Architecture.Input("image", image, false)),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        none,
                        none,
                        none,
                        "");
        return Batch.of(network, 1, false);
    }

    @Test
    void refusesArraysThatDoNotFit() {
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> LabeledImages.of(PIXELS, Shape.of(3, 1), new byte[2], NAMES)))
                .hasMessageThat()
                .isEqualTo("2 labels need 2 images of 3×1, 6 bytes; there are 8 bytes");
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        LabeledImages.of(
                                                PIXELS,
                                                Shape.of(2, 2, 1),
                                                new byte[] {1, 3},
                                                NAMES)))
                .hasMessageThat()
                .isEqualTo("label 3 of image 1 has no name, there are 3 classes");
    }

    @Test
    void readsIdxFiles() throws IOException {
        Path x = file("x", idx(8, new int[] {2, 2, 2}, PIXELS));
        Path y = file("y", idx(8, new int[] {2}, (byte) 2, (byte) 0));
        LabeledImages read = LabeledImages.read(x, y, NAMES);

        assertThat(read.shape()).isEqualTo(Shape.of(2, 2, 1));
        assertThat(read.image(1)).isEqualTo(images.image(1));
        assertThat(read.labels()).isEqualTo(images.labels());

        Path colour = file("c", idx(8, new int[] {2, 1, 2, 2}, PIXELS));
        assertThat(LabeledImages.read(colour, y, NAMES).shape()).isEqualTo(Shape.of(1, 2, 2));
    }

    @Test
    void refusesFilesThatDoNotFit() throws IOException {
        Path x = file("x", idx(8, new int[] {2, 2, 2}, PIXELS));
        Path y = file("y", idx(8, new int[] {2}, (byte) 2, (byte) 0));
        assertDamaged(
                y,
                x,
                y
                        + ": damaged at byte 2: expected images as"
                        + " UNSIGNED_BYTE in 3 or 4 dimensions, found UNSIGNED_BYTE 2");
        assertDamaged(
                x,
                x,
                x
                        + ": damaged at byte 2: expected labels as"
                        + " UNSIGNED_BYTE in 1 dimension, found UNSIGNED_BYTE 2×2×2");
        Path three = file("three", idx(8, new int[] {3}, new byte[3]));
        assertDamaged(
                x,
                three,
                three
                        + ": damaged at byte 4: expected 2 labels, one an"
                        + " image of "
                        + x
                        + ", found 3 labels");
        Path twelve = file("twelve", idx(8, new int[] {2}, (byte) 0, (byte) 12));
        assertDamaged(
                x,
                twelve,
                twelve
                        + ": damaged at byte 9: expected a label from 0 to"
                        + " 2, found label 12 of sample 1");
    }

    @Test
    void offsetsInGzippedFilesAreThoseOfTheirContent() throws IOException {
        Path x = file("x", idx(8, new int[] {2, 2, 2}, PIXELS));
        Path y = file("y", IdxFiles.gzip(idx(8, new int[] {2}, (byte) 3, (byte) 0)));
        assertDamaged(
                x,
                y,
                y
                        + ": damaged at byte 8 of the uncompressed data: expected a label from 0 to"
                        + " 2, found label 3 of sample 0");
    }

    @Test
    void imagesOfNoSizeOrTooLarge() throws IOException {
        Path none = file("none", idx(8, new int[] {0}));
        Path huge = file("huge", idx(8, new int[] {0, 65536, 65536}));
        assertDamaged(
                huge,
                none,
                huge
                        + ": damaged at byte 8: expected images of 1 to 2147483639 bytes, found"
                        + " images of 65536×65536×1");
        Path huger = file("huger", idx(8, new int[] {0, 65536, 65536, 65536}));
        assertDamaged(
                huger,
                none,
                huger
                        + ": damaged at byte 8: expected images of 1 to 2147483639 bytes, found"
                        + " images of 65536×65536×65536");
        Path empty = file("empty", idx(8, new int[] {0, 65536, 65536, 0}));
        assertDamaged(
                empty,
                none,
                empty
                        + ": damaged at byte 8: expected images of 1 to 2147483639 bytes, found"
                        + " images of 65536×65536×0");
        Path small = file("small", idx(8, new int[] {0, 28, 28}));
        assertThat(LabeledImages.read(small, none, NAMES).count()).isEqualTo(0);
    }

    /** What is announced is looked at before it is read: these would be 50 MB each. */
    @Test
    void filesThatDoNotFitAreNotReadFirst() throws IOException {
        int bomb = 50_000_000;
        Path x = file("x", idx(8, new int[] {2, 2, 2}, PIXELS));
        Path many = file("many", IdxFiles.gzipOfZeros(idx(8, new int[] {bomb}), bomb));
        long before = allocated();
        assertDamaged(
                x,
                many,
                many
                        + ": damaged at byte 4 of the uncompressed data: expected 2 labels, one an"
                        + " image of "
                        + x
                        + ", found 50000000 labels");
        assertDamaged(
                many,
                many,
                many
                        + ": damaged at byte 2 of the uncompressed data: expected images as"
                        + " UNSIGNED_BYTE in 3 or 4 dimensions, found UNSIGNED_BYTE 50000000");
        Path two = file("two", IdxFiles.gzipOfZeros(idx(8, new int[] {2}), bomb));
        assertDamaged(
                x,
                two,
                two
                        + ": damaged at byte 10 of the uncompressed data: expected the end after 2"
                        + " bytes of data, 2, found more bytes");
        assertThat(allocated() - before).isLessThan(5_000_000L);
    }

    @Test
    void readingTakesTheMemoryOfTheImages() throws IOException {
        byte[] pixels = new byte[10_000 * 784];
        new Random(1).nextBytes(pixels);
        byte[] content = idx(8, new int[] {10_000, 28, 28}, pixels);
        Path y = file("y", idx(8, new int[] {10_000}, new byte[10_000]));
        for (byte[] file : List.of(content, IdxFiles.gzip(content))) {
            Path x = file("x", file);
            long before = allocated();
            assertThat(LabeledImages.read(x, y, NAMES).count()).isEqualTo(10_000);
            assertThat(allocated() - before).isLessThan(pixels.length + 1_000_000L);
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Test
    void readingAllocatesNothing() {
        Batch batch = new Batch(2, List.of(4), List.of(3));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 1000; i++) {
            images.read(i & 1, batch, i & 1);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            images.read(i & 1, batch, i & 1);
        }
        // The counter's own call allocates a little on some JVMs; a byte a sample would show.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    private void assertDamaged(Path x, Path y, String message) {
        assertThat(assertThrows(DamagedFileException.class, () -> LabeledImages.read(x, y, NAMES)))
                .hasMessageThat()
                .isEqualTo(message);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }
}
