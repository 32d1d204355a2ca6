/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.ConfusionMatrix;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

/** Saves what a sample has to show as PNG files, and says where. Needs no screen. */
public final class Pictures {
    private final Path directory;
    private final String about;

    private Pictures(Path directory, String about) {
        this.directory = directory;
        this.about = about;
    }

    /**
     * Pictures in a directory, which is made if need be.
     *
     * @param about what titles say of the network and its data
     */
    public static Pictures in(Path directory, String about) {
        // Charts are painted into memory; a screen that happens to be there plays no part.
        System.setProperty("java.awt.headless", "true");
        return new Pictures(directory, about);
    }

    /** {@code training.png}: loss and accuracy of each epoch, in training and validation. */
    public Pictures training(History history) throws IOException {
        return Fonts.available()
                ? save("training.png", 1, 2, TrainingChart.of(history, "loss", "accuracy"))
                : leaveOut("training.png");
    }

    /** {@code confusion.png}: which class was taken for which. */
    public Pictures confusion(ConfusionMatrix confusion) throws IOException {
        return Fonts.available()
                ? save("confusion.png", 1, 1, List.of(ConfusionChart.of(confusion, about)))
                : leaveOut("confusion.png");
    }

    /**
     * {@code kernels.png}: the kernels of a first convolution, eight a row.
     *
     * @param kernel height×width×1×filters
     */
    public Pictures kernels(Tensor kernel) throws IOException {
        int filters = kernel.shape().dimension(-1);
        return Fonts.available()
                ? save(
                        "kernels.png",
                        Math.ceilDiv(filters, 8),
                        Math.min(8, filters),
                        KernelChart.of(kernel.shape(), kernel.data()))
                : leaveOut("kernels.png");
    }

    /**
     * A chart of curves over one axis.
     *
     * @param file the name of the picture, with {@code .png}
     */
    public Pictures curves(String file, String xAxis, String yAxis, List<Curve> curves)
            throws IOException {
        return Fonts.available()
                ? save(file, 1, 1, List.of(CurveChart.of(about, xAxis, yAxis, curves)))
                : leaveOut(file);
    }

    /**
     * A contact sheet: each row a caption and its images, side by side, enlarged without smoothing.
     *
     * @param file the name of the picture, with {@code .png}
     * @param shape of each image: height×width×1 (grey) or height×width×3 (colours), values from 0
     *     (black) to 1; what lies outside is cut off
     */
    public Pictures sheet(String file, Shape shape, List<ContactSheet.Row> rows)
            throws IOException {
        return Fonts.available()
                ? write(file, out -> ImageIO.write(ContactSheet.of(shape, rows), "png", out))
                : leaveOut(file);
    }

    private Pictures save(String name, int rows, int columns, List<? extends Chart<?, ?>> charts)
            throws IOException {
        return write(
                name,
                out -> BitmapEncoder.saveBitmap(charts, rows, columns, out, BitmapFormat.PNG));
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private Pictures write(String name, Writer writer) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(out);
        }
        System.out.println("Saved " + file.toAbsolutePath().normalize());
        return this;
    }

    private Pictures leaveOut(String name) {
        System.out.printf(
                "Left out %s: this machine has no fonts (on Debian and Ubuntu: apt-get install"
                        + " fontconfig fonts-dejavu-core)%n",
                name);
        return this;
    }
}
