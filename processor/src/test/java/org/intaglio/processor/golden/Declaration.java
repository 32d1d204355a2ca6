/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.List;
import java.util.Map;

/**
 * A network in our language.
 *
 * @param source the declaring class
 * @param layers the fields that declare Keras' layers, by Keras' names
 * @param outputs the fields that are outputs, in Keras' order
 */
record Declaration(NetworkSource source, Map<String, String> layers, List<String> outputs) {
    Declaration {
        layers = Map.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /**
     * The field and the parameter that hold a weight: {@code dense.kernel}, {@code bn.movingMean}.
     */
    String parameterPath(GoldenTensor weight) {
        String[] parts = weight.layerAndWeight().split("/", -1);
        String layer = layers.get(parts[0]);
        if (layer == null) {
            throw new IllegalArgumentException("no layer has the weight " + weight.path());
        }
        return layer + "." + CamelCase.of(parts[1]);
    }
}
