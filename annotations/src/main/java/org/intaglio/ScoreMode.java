/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** How an {@link org.intaglio.layer.Attention} compares a query with a key. */
public enum ScoreMode {
    /** {@code query·key}. */
    DOT,
    /** {@code w·Σ tanh(query + key)}, with a number w that is learned: Keras' {@code concat}. */
    CONCATENATED
}
