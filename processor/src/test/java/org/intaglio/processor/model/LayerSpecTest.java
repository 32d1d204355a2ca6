/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.Activation;
import org.intaglio.Padding;
import org.intaglio.processor.Layers;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What records know of themselves, where a slip would go unnoticed. */
class LayerSpecTest {
    @Test
    void sizesAreWholeNumbersWindowsAndShapes() {
        assertThat(sizes(new LayerSpec.Input(Shape.of(2, 0)))).containsExactly("the shape [2, 0]");
        assertThat(sizes(Layers.dense(7))).containsExactly("units = [7]");
        assertThat(sizes(Layers.depthwise(3, 2, 4, Padding.SAME, Activation.RELU)))
                .containsExactly(
                        "kernelSize = [3]",
                        "strides = [2]",
                        "depthMultiplier = [4]",
                        "dilationRate = [1]")
                .inOrder();
        Window window = new Window(2, 3);
        assertThat(sizes(new LayerSpec.MaxPooling2D(window, window, Padding.VALID)))
                .containsExactly("poolSize = [2, 3]");
        assertThat(sizes(new LayerSpec.MaxPooling2D(window, Window.ONE, Padding.VALID)))
                .containsExactly("poolSize = [2, 3]", "strides = [1]");
        assertThat(sizes(new SequenceSpec.MaxPooling1D(3, 0, Padding.VALID)))
                .containsExactly("poolSize = [3]");
        assertThat(sizes(new SequenceSpec.MaxPooling1D(3, -1, Padding.VALID)))
                .containsExactly("poolSize = [3]", "strides = [-1]");
        assertThat(sizes(new LayerSpec.Concatenate(-1))).isEmpty();
    }

    /** Budgets change it; a layer that forgets to mark it would never be the one to shrink. */
    @Test
    void unitsAndFiltersAreWidths() {
        for (Class<?> layer : LayerSpec.kinds()) {
            for (RecordComponent component : layer.getRecordComponents()) {
                if (component.getName().equals("units") || component.getName().equals("filters")) {
                    assertWithMessage(layer.getSimpleName())
                            .that(component.isAnnotationPresent(LayerFacts.Channels.class))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void widthsCanBeChanged() {
        Width width = Width.of(Layers.dense(7)).orElseThrow();
        assertThat(width.attribute()).isEqualTo("units");
        assertThat(width.value()).isEqualTo(7);
        assertThat(width.of(3)).isEqualTo(Layers.dense(3));
        assertThat(Width.of(Layers.batchNorm())).isEmpty();
    }

    /** The attributes of a parameter begin with its stem; a misspelt one would point nowhere. */
    @Test
    void parametersHaveTheirAttributes() {
        List<LayerSpec> regularized =
                List.of(
                        Layers.dense(7),
                        Layers.conv(2, 3, Padding.SAME, Activation.RELU),
                        Layers.depthwise(3, 2, 4, Padding.SAME, Activation.RELU),
                        Layers.batchNorm(),
                        Layers.embedding(9, 4),
                        Layers.lstm(3, true),
                        Layers.gru(3, true, false, true),
                        Layers.simpleRnn(3, true),
                        Layers.attention(2, 3, 4, false, 0),
                        Layers.layerNorm(),
                        Layers.convOfSteps(2, 3, 1, Padding.SAME, false, 1, 1));
        // None is forgotten here.
        assertThat(regularized.stream().map(LayerSpec::getClass).toList())
                .containsExactlyElementsIn(
                        LayerSpec.kinds().stream()
                                .filter(kind ->
                                        Arrays.stream(kind.getRecordComponents())
                                                .anyMatch(
                                                        c -> c.getType() == RegularizerSpec.class))
                                .toList());
        for (LayerSpec layer : regularized) {
            List<String> components = new ArrayList<>();
            for (RecordComponent component : layer.getClass().getRecordComponents()) {
                components.add(component.getName());
            }
            for (Parameter parameter : layer.parameters()) {
                assertWithMessage(layer.kind())
                        .that(components)
                        .contains(parameter.initializerAttribute());
                assertThat(components.contains(parameter.regularizerAttribute()))
                        .isEqualTo(parameter.isTrainable());
            }
        }
    }

    private static List<String> sizes(LayerSpec layer) {
        return layer.sizes().stream().map(size -> size.what() + " " + size.values()).toList();
    }
}
