/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture whose top and bottom, left and right, and colours are easily told apart. */
final class Scene {
    /** Its height and width. */
    static final int SIZE = 40;

    private Scene() {}

    /** Height×width×3, red, green and blue from 0 to 1. */
    static float[] pixels() {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(SIZE / 96.0, SIZE / 96.0);
        fill(g, new Color(150, 200, 240), 0, 0, 96, 96);
        fill(g, new Color(90, 160, 80), 0, 66, 96, 30);
        fill(g, new Color(200, 180, 150), 24, 40, 36, 38);
        fill(g, new Color(90, 60, 40), 36, 56, 12, 22);
        g.setColor(new Color(180, 60, 50));
        g.fillPolygon(new Polygon(new int[] {18, 42, 66}, new int[] {42, 20, 42}, 3));
        fill(g, new Color(110, 80, 50), 78, 56, 5, 22);
        g.setColor(new Color(40, 110, 60));
        g.fillOval(68, 34, 24, 28);
        g.setColor(new Color(250, 220, 80));
        g.fillOval(4, 6, 16, 16);
        g.dispose();
        float[] pixels = new float[SIZE * SIZE * 3];
        for (int i = 0; i < SIZE * SIZE; i++) {
            int rgb = image.getRGB(i % SIZE, i / SIZE);
            pixels[3 * i] = (rgb >> 16 & 255) / 255f;
            pixels[3 * i + 1] = (rgb >> 8 & 255) / 255f;
            pixels[3 * i + 2] = (rgb & 255) / 255f;
        }
        return pixels;
    }

    private static void fill(Graphics2D g, Color color, int x, int y, int width, int height) {
        g.setColor(color);
        g.fillRect(x, y, width, height);
    }
}
