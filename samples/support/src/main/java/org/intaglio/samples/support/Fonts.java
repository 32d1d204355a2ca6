/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The fonts of the machine: a server or a container may have none at all. */
final class Fonts {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    /** Checked once: asking AWT again after its first failure gives other, stranger errors. */
    private static final boolean AVAILABLE = probe();

    private Fonts() {}

    /** Whether text can be drawn. */
    static boolean available() {
        return AVAILABLE;
    }

    /**
     * Every way of writing a digit that the logical fonts of Java know, each in a box of size 1.
     */
    static List<Shape> digit(int digit) {
        List<Shape> shapes = new ArrayList<>();
        if (AVAILABLE) {
            for (String name : List.of(Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED)) {
                for (int style : new int[] {Font.PLAIN, Font.BOLD, Font.ITALIC}) {
                    shapes.add(outline(new Font(name, style, 100), digit));
                }
            }
        }
        return shapes;
    }

    private static Shape outline(Font font, int digit) {
        Shape shape = font.createGlyphVector(CONTEXT, String.valueOf(digit)).getOutline();
        Rectangle2D box = shape.getBounds2D();
        AffineTransform toUnit =
                AffineTransform.getScaleInstance(1 / box.getWidth(), 1 / box.getHeight());
        toUnit.translate(-box.getX(), -box.getY());
        return toUnit.createTransformedShape(shape);
    }

    // AWT without fonts or without its native libraries fails in many ways, most of them errors.
    private static boolean probe() {
        try {
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
            return !font.createGlyphVector(CONTEXT, "0").getOutline().getBounds2D().isEmpty();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }
}
