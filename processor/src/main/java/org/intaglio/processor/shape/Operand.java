/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.Shape;

/**
 * What a layer reads.
 *
 * @param name the name of the layer read
 * @param shape its shape
 * @param image whether this is an image: an input of three axes, a convolution, a pooling, or what
 *     keeps such a shape
 * @param below of indices, what each is less than; 0 for numbers
 */
public record Operand(String name, Shape shape, boolean image, int below) {
    /** Whether this holds indices. */
    boolean isIndex() {
        return below > 0;
    }

    /** An operand in a message: {@code 'left' is 4×4×8}. */
    String described() {
        return "'" + name + "' is " + shape;
    }
}
