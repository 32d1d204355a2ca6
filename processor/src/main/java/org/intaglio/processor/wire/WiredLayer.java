/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.wire;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.model.LayerSpec;

import java.util.List;

/**
 * A layer and what it reads.
 *
 * @param node the layer as declared
 * @param spec what it does: of a shared layer, what the layer it repeats does
 * @param owner the name of the layer whose parameters it uses
 * @param inputs the names of the layers it reads
 */
public record WiredLayer(LayerNode node, LayerSpec spec, String owner, List<String> inputs) {
    /** Copies the list. */
    public WiredLayer {
        inputs = List.copyOf(inputs);
    }

    /** The fields whose results it reads. */
    List<String> fields() {
        return inputs.stream().map(Results::fieldOf).toList();
    }

    /** The field's name. */
    public String name() {
        return node.name();
    }
}
