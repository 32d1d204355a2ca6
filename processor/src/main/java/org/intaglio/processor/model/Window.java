/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * A pair of numbers for the two sides of an image: a window's size, a step, a distance.
 *
 * @param height the vertical one
 * @param width the horizontal one
 */
public record Window(int height, int width) {
    /** One pixel. */
    public static final Window ONE = new Window(1, 1);

    /** The height for axis 0, the width for axis 1. */
    public int side(int axis) {
        return axis == 0 ? height : width;
    }

    @Override
    public String toString() {
        return height + "×" + width;
    }
}
