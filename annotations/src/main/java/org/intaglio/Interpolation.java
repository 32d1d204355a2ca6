/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What is seen between the pixels of an image that is moved or gets another size. */
public enum Interpolation {
    /** The nearest pixel. */
    NEAREST,

    /**
     * The four around, the nearer the more; of another size, half a pixel is cut at each border.
     */
    BILINEAR
}
