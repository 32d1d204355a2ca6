/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * An output of the network.
 *
 * @param layer the name of the layer
 * @param shape its shape
 * @param loss its loss, the network's where it has none of its own
 */
public record OutputSpec(String layer, Shape shape, LossSpec loss) {}
