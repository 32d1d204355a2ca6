/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/**
 * Pieces of a tensor, as a concatenation lays them out: {@code rows} pieces a sample.
 *
 * @param rows how many
 * @param length values of a piece
 * @param stride from piece to piece
 * @param offset where the first begins
 */
public record Pieces(int rows, int length, int stride, int offset) {}
