/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What becomes of a pixel that lies between others when an image gets another size. */
public enum Interpolation {
    /** The nearest one. */
    NEAREST,

    /** The four around it, the nearer the more: half a pixel is cut at each border. */
    BILINEAR
}
