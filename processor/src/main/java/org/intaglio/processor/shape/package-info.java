/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Shapes, parameters and arithmetic of every layer: a rule for each layer or family of layers, with
 * the formulas of Keras. Nothing here knows of {@code javac}.
 */
package org.intaglio.processor.shape;
