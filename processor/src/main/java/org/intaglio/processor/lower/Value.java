/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/**
 * A tensor that every sample has one of. Written once, by one operation.
 *
 * @param id unique within a graph
 * @param name for readers: the layer, or the layer and what of it
 * @param size floats of one sample
 */
public record Value(int id, String name, int size) implements Resource {}
