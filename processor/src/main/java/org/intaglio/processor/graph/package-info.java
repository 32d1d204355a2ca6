/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The network as operations on values, first those of a prediction, then, derived from them, those
 * of a training step. {@link org.intaglio.processor.graph.Derivatives} is the one place that knows
 * derivatives.
 */
package org.intaglio.processor.graph;
