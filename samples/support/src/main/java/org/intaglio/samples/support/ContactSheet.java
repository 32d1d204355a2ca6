/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.Shape;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Many small images on one picture, row by row. */
public final class ContactSheet {
    /** How large a pixel of an image is on the picture. */
    private static final int SCALE = 3;

    private static final int GAP = 4;
    private static final int CAPTION = 170;

    /**
     * A row of a sheet.
     *
     * @param caption what is written before it
     * @param images pixels, row by row, the channels of a pixel together
     */
    public record Row(String caption, List<float[]> images) {}

    private ContactSheet() {}

    static BufferedImage of(Shape shape, List<Row> rows) {
        int channels = shape.rank() == 3 ? shape.dimension(2) : 0;
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    "images of height×width×1 or height×width×3 are wanted, not " + shape);
        }
        int height = SCALE * shape.dimension(0);
        int width = SCALE * shape.dimension(1);
        int columns = rows.stream().mapToInt(row -> row.images().size()).max().orElse(0);
        BufferedImage sheet =
                new BufferedImage(
                        CAPTION + columns * (width + GAP) + GAP,
                        rows.size() * (height + GAP) + GAP,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int i = 0; i < rows.size(); i++) {
            int y = GAP + i * (height + GAP);
            graphics.drawString(rows.get(i).caption(), GAP, y + height / 2 + 5);
            int x = CAPTION;
            for (float[] image : rows.get(i).images()) {
                graphics.drawImage(picture(shape, image), x, y, width, height, null);
                x += width + GAP;
            }
        }
        graphics.dispose();
        return sheet;
    }

    private static BufferedImage picture(Shape shape, float[] image) {
        if (image.length != shape.size()) {
            throw new IllegalArgumentException(
                    "an image of %s has %d values, not %d"
                            .formatted(shape, shape.size(), image.length));
        }
        int width = shape.dimension(1);
        int channels = shape.dimension(2);
        BufferedImage picture =
                new BufferedImage(width, shape.dimension(0), BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < image.length / channels; pixel++) {
            int red = level(image[pixel * channels]);
            int green = channels == 1 ? red : level(image[pixel * channels + 1]);
            int blue = channels == 1 ? red : level(image[pixel * channels + 2]);
            picture.setRGB(pixel % width, pixel / width, red << 16 | green << 8 | blue);
        }
        return picture;
    }

    private static int level(float value) {
        return Math.round(255 * Math.clamp(value, 0f, 1f));
    }
}
