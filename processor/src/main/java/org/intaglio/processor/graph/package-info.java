/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The network as mathematics: operations on values with shapes, first those of a prediction, then,
 * derived from them, those of a training step. {@code Reverse} is the one place that knows
 * derivatives. It knows no machine.
 *
 * <p>A model tells its graphs at run time, in {@code org.intaglio.runtime.operation}: there, every
 * operation has a method, and every other record and enum that is a component a twin, by the names
 * of their components.
 */
package org.intaglio.processor.graph;
