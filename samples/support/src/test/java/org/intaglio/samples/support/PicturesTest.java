/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.runtime.ConfusionMatrix;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

class PicturesTest {
    @TempDir private Path directory;

    @BeforeEach
    void needFonts() {
        assumeTrue(Fonts.available(), "this machine has no fonts");
    }

    private Pictures pictures() {
        return Pictures.in(directory.resolve("new"), "title");
    }

    private BufferedImage read(String name) throws IOException {
        return ImageIO.read(directory.resolve("new").resolve(name).toFile());
    }

    @Test
    void trainingHasTwoChartsSideBySide() throws IOException {
        History history = new History();
        for (int epoch = 1; epoch <= 3; epoch++) {
            history.add(
                    epoch,
                    Map.of(
                            "loss",
                            1.0 / epoch,
                            "accuracy",
                            1 - 0.2 / epoch,
                            "val_loss",
                            1.1 / epoch,
                            "val_accuracy",
                            1 - 0.3 / epoch),
                    0.001,
                    1);
        }
        pictures().training(history);

        BufferedImage image = read("training.png");
        assertThat(image.getWidth()).isEqualTo(1240);
        assertThat(image.getHeight()).isEqualTo(420);
        // Both halves have the colours of both curves.
        for (int half = 0; half < 2; half++) {
            BufferedImage chart = image.getSubimage(half * 620, 0, 620, 420);
            assertThat(count(chart, 0x1F77B4)).isGreaterThan(100);
            assertThat(count(chart, 0xFF7F0E)).isGreaterThan(100);
        }
    }

    @Test
    void oneEpochWithoutValidationIsEnough() throws IOException {
        History history = new History();
        history.add(1, Map.of("loss", 1.0, "accuracy", 0.5), 0.001, 1);
        pictures().training(history);
        assertThat(read("training.png").getWidth()).isEqualTo(1240);
    }

    @Test
    void confusionIsDarkOnTheDiagonal() throws IOException {
        int[] right = {0, 1, 2, 2};
        pictures().confusion(ConfusionMatrix.of(right, right, List.of("Bag", "Coat", "Shirt")));

        BufferedImage image = read("confusion.png");
        assertThat(image.getWidth()).isEqualTo(900);
        assertThat(image.getHeight()).isEqualTo(760);
        // Two Shirts, at the lower right: the largest count has the full colour.
        assertThat(count(image.getSubimage(600, 450, 300, 300), 0x6BAED6)).isGreaterThan(10_000);
        assertThat(count(image.getSubimage(0, 0, 600, 450), 0x6BAED6)).isEqualTo(0);
    }

    @Test
    void kernelsAreTilesEightARow() throws IOException {
        float[] kernel = new float[3 * 3 * 32];
        Arrays.fill(kernel, 0.5f);
        // The upper left weight of the last filter.
        kernel[31] = -0.5f;
        pictures().kernels(Tensor.of(Shape.of(3, 3, 1, 32), kernel));

        BufferedImage image = read("kernels.png");
        assertThat(image.getWidth()).isEqualTo(8 * 110);
        assertThat(image.getHeight()).isEqualTo(4 * 124);
        BufferedImage last = image.getSubimage(7 * 110, 3 * 124, 110, 124);
        int blue = count(last, 0x2166AC);
        int red = count(last, 0xB2182B);
        assertThat(blue).isGreaterThan(500);
        assertThat(red / (double) blue).isWithin(0.8).of(8);
        assertThat(count(last.getSubimage(0, 0, 50, 70), 0x2166AC)).isEqualTo(blue);
        assertThat(count(image, 0x2166AC)).isEqualTo(blue);
    }

    @Test
    void kernelsOfSeveralChannelsAreRefused() {
        Tensor kernel = Tensor.of(Shape.of(3, 3, 2, 4), new float[72]);
        var error = assertThrows(IllegalArgumentException.class, () -> pictures().kernels(kernel));
        assertThat(error)
                .hasMessageThat()
                .isEqualTo(
                        "a kernel of height×width×1×filters is wanted, not 3×3×2×4 with 72 values");
    }

    @Test
    void eachCurveHasAColourOfItsOwn() throws IOException {
        var rising = Curve.ofEpochs("rising", 0.1, 0.2, 0.3);
        var falling = Curve.of("falling", new double[] {1, 3}, new double[] {0.3, 0.1});
        pictures().curves("curves.png", "epoch", "value", List.of(rising));
        int one = colours(read("curves.png"));
        pictures().curves("curves.png", "epoch", "value", List.of(rising, falling));
        assertThat(colours(read("curves.png"))).isGreaterThan(one);
    }

    @Test
    void aCurveHasAValueForEachPlace() {
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Curve.of("short", new double[3], new double[2]));
        assertThat(error).hasMessageThat().isEqualTo("curve 'short' has 3 places and 2 values");
    }

    @Test
    void aSheetHasARowOfEnlargedImagesBehindEachCaption() throws IOException {
        float[] colours = {1, 0, 0, 0, 1, 0, 0, 0, 1, 2, 2, 2};
        var rows =
                List.of(
                        new ContactSheet.Row("one", List.of(colours, colours)),
                        new ContactSheet.Row("two", List.of(colours)));
        pictures().sheet("sheet.png", Shape.of(2, 2, 3), rows);

        BufferedImage image = read("sheet.png");
        assertThat(image.getWidth()).isEqualTo(170 + 2 * (6 + 4) + 4);
        assertThat(image.getHeight()).isEqualTo(2 * (6 + 4) + 4);
        assertThat(count(image, 0xFF0000)).isEqualTo(3 * 9);
        assertThat(image.getRGB(170, 4) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(image.getRGB(173, 4) & 0xFFFFFF).isEqualTo(0x00FF00);
        assertThat(image.getRGB(170, 7) & 0xFFFFFF).isEqualTo(0x0000FF);
        assertThat(image.getRGB(173, 7) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void aSheetOfSomethingElseIsRefused() {
        var rows = List.of(new ContactSheet.Row("", List.of(new float[3])));
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> pictures().sheet("s.png", Shape.of(2, 2), rows)))
                .hasMessageThat()
                .isEqualTo("images of height×width×1 or height×width×3 are wanted, not 2×2");
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> pictures().sheet("s.png", Shape.of(2, 2, 1), rows)))
                .hasMessageThat()
                .isEqualTo("an image of 2×2×1 has 4 values, not 3");
    }

    private static int colours(BufferedImage image) {
        return (int)
                Arrays.stream(
                                image.getRGB(
                                        0,
                                        0,
                                        image.getWidth(),
                                        image.getHeight(),
                                        null,
                                        0,
                                        image.getWidth()))
                        .distinct()
                        .count();
    }

    private static int count(BufferedImage image, int colour) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
                    count++;
                }
            }
        }
        return count;
    }
}
