/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/**
 * The type of every field that declares a layer.
 *
 * <p>A field stands for a layer of the generated model; it is never assigned and never read. The
 * field's name is the layer's name, the annotation on it says what the layer does, and its place
 * among the other fields is its default place in the network: it reads the field above it.
 */
public final class Layer {
    private Layer() {}
}
