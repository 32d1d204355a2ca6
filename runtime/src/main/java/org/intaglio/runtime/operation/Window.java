/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * A pair of sizes along the axes of an image.
 *
 * @param height vertical
 * @param width horizontal
 */
public record Window(int height, int width) {}
