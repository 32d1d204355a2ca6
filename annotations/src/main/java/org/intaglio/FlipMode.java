/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** Which way images are flipped. */
public enum FlipMode {
    /** Left and right change places. */
    HORIZONTAL,
    /** Top and bottom change places. */
    VERTICAL,
    /** Both at once: an image is turned by half a turn, or stays as it is. */
    HORIZONTAL_AND_VERTICAL
}
