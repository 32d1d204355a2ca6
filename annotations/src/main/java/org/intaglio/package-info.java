/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The declaration language: a network is a class annotated with {@link org.intaglio.NeuralNetwork},
 * a layer is a field of type {@link org.intaglio.Layer} with one annotation of {@code
 * org.intaglio.layer}.
 */
package org.intaglio;
