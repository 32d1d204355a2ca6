/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.Activation;
import org.intaglio.Initializer;
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
                LayerSpec.kinds().stream()
                        .filter(kind ->
                                Arrays.stream(kind.getRecordComponents())
                                        .anyMatch(c -> c.getType() == RegularizerSpec.class))
                        .map(LayerSpecTest::anyOf)
                        .toList();
        assertThat(regularized.size()).isAtLeast(18);
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

    /** A layer of a kind, with some value for each attribute. */
    private static LayerSpec anyOf(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(LayerSpecTest::anyValue).toArray();
        try {
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (LayerSpec) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a value for each attribute of " + kind, e);
        }
    }

    private static Object anyValue(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "int" -> 2;
            case "double" -> 0.5;
            case "boolean" -> true;
            case "Window" -> new Window(2, 2);
            case "InitSpec" -> InitSpec.of(Initializer.ONES);
            case "RegularizerSpec" -> RegularizerSpec.NONE;
            case "List" -> List.of(1);
            default -> throw new AssertionError("a value of " + type);
        };
    }
}
