/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The network as mathematics: operations on values with shapes, first those of a prediction, then,
 * derived from them, those of a training step. {@link org.intaglio.processor.graph.Derivatives} is
 * the one place that knows derivatives. It knows no machine.
 */
package org.intaglio.processor.graph;
