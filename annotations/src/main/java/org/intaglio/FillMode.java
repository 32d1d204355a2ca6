/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What is seen beyond the border of an image. */
public enum FillMode {
    /** The image in a mirror at its edge: {@code d c b a | a b c d | d c b a}. */
    REFLECT,
    /** The image again: {@code a b c d | a b c d | a b c d}. */
    WRAP,
    /** A value that is given: {@code k k k k | a b c d | k k k k}; Keras' {@code constant}. */
    FILL_VALUE,
    /** The last pixel: {@code a a a a | a b c d | d d d d}; Keras' {@code nearest}. */
    EDGE
}
