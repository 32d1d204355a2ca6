/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/** The translation of configs that the cases at hand do not have. */
class GoldenTranslationTest {
    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static String layer(String text, int rank) {
        return LayerTranslator.translate(json(text), rank).fields().toString();
    }

    /** The lines of the fields in the class that a case becomes. */
    private static String fields(String model, int inputs) {
        String input = "{'shape': [1, 4], 'dtype': 'float32', 'data': [1, 2, 3, 4]}";
        JsonNode golden =
                json(
                        "{'case': 'some_case', 'model': %s, 'inputs': [%s], 'training': false}"
                                .formatted(
                                        model,
                                        String.join(", ", Collections.nCopies(inputs, input))));
        String source =
                DeclarationWriter.write(new GoldenCase.Pass("some_case", golden)).source().text();
        return source.substring(source.indexOf("class ")).replaceAll("(?m)^ +", "");
    }

    private static String dense(String name, String inbound) {
        return ("{'class_name': 'Dense', 'module': 'keras.layers', 'config': {'name': '%s',"
                        + " 'units': 4, 'activation': 'relu', 'use_bias': true},"
                        + " 'inbound_nodes': [%s]}")
                .formatted(name, inbound);
    }

    private static String input(String name) {
        return "{'class_name': 'InputLayer', 'config': {'name': '%s', 'batch_shape': [null, 4]}}"
                .formatted(name);
    }

    private static String node(String... histories) {
        StringBuilder tensors = new StringBuilder();
        for (String history : histories) {
            tensors.append(tensors.isEmpty() ? "" : ", ");
            tensors.append("{'class_name': '__keras_tensor__', 'config': {'keras_history': [")
                    .append(history)
                    .append("]}}");
        }
        String args = histories.length == 1 ? tensors.toString() : "[" + tensors + "]";
        return "{'args': [" + args + "], 'kwargs': {'training': null}}";
    }

    @Test
    void defaultsAreLeftOut() {
        assertThat(
                        layer(
                                "{'class_name': 'Conv2D', 'config': {'filters': 2, 'kernel_size':"
                                        + " [3, 3], 'strides': [1, 1], 'padding': 'valid',"
                                        + " 'dilation_rate': [1, 1], 'groups': 1, 'activation':"
                                        + " 'linear', 'use_bias': true, 'data_format':"
                                        + " 'channels_last', 'kernel_constraint': null}}",
                                3))
                .isEqualTo("[@Conv2D(filters = 2, kernelSize = 3)]");
    }

    @Test
    void depthwiseConvolutionsAreTranslated() {
        String config =
                "{'class_name': 'DepthwiseConv2D', 'config': {'kernel_size': [3, 2], 'strides':"
                        + " [%s], 'padding': 'same', 'depth_multiplier': %s, 'dilation_rate':"
                        + " [1, 1], 'activation': 'linear', 'use_bias': %s,"
                        + " 'depthwise_initializer': {'class_name': 'GlorotUniform', 'config':"
                        + " {}}, 'depthwise_regularizer': %s, 'depthwise_constraint': null,"
                        + " 'data_format': 'channels_last'}}";
        assertThat(layer(config.formatted("1, 1", 1, true, "null"), 3))
                .isEqualTo("[@DepthwiseConv2D(kernelSize = {3, 2}, padding = SAME)]");
        String l2 = "{'class_name': 'L2', 'config': {'l2': 0.5}}";
        assertThat(layer(config.formatted("2, 2", 3, false, l2), 3))
                .isEqualTo(
                        "[@DepthwiseConv2D(kernelSize = {3, 2}, strides = 2, padding = SAME,"
                                + " depthMultiplier = 3, useBias = false, depthwiseRegularizer ="
                                + " @Regularizer(l2 = 0.5))]");
    }

    @Test
    void constraintsAreTranslated() {
        String dense =
                "{'class_name': 'Dense', 'config': {'units': 2, 'use_bias': true,"
                        + " 'kernel_constraint': {'class_name': '%s', 'config': {%s}}}}";
        assertThat(layer(dense.formatted("NonNeg", ""), 1))
                .isEqualTo(
                        "[@Dense(units = 2, kernelConstraint ="
                                + " @Constraint(ConstraintKind.NON_NEG))]");
        assertThat(layer(dense.formatted("MaxNorm", "'max_value': 3, 'axis': 0"), 1))
                .isEqualTo(
                        "[@Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.MAX_NORM, maxValue = 3.0))]");
        assertThat(layer(dense.formatted("UnitNorm", "'axis': 1"), 1))
                .isEqualTo(
                        "[@Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.UNIT_NORM, axis = 1))]");
        assertThat(
                        layer(
                                dense.formatted(
                                        "MinMaxNorm",
                                        "'min_value': 0.5, 'max_value': 1.5, 'rate': 0.25, 'axis':"
                                                + " [0, 1]"),
                                1))
                .isEqualTo(
                        "[@Dense(units = 2, kernelConstraint = @Constraint(value ="
                                + " ConstraintKind.MIN_MAX_NORM, minValue = 0.5, maxValue = 1.5,"
                                + " rate = 0.25, axis = {0, 1}))]");
    }

    @Test
    void augmentationIsTranslated() {
        assertThat(layer("{'class_name': 'RandomFlip', 'config': {'mode': 'horizontal'}}", 3))
                .isEqualTo("[@RandomFlip(mode = FlipMode.HORIZONTAL)]");
        assertThat(layer("{'class_name': 'RandomCrop', 'config': {'height': 3, 'width': 4}}", 3))
                .isEqualTo("[@RandomCrop(height = 3, width = 4)]");
        String filled = "'fill_mode': '%s', 'interpolation': '%s', 'fill_value': %s, 'seed': 3}}";
        assertThat(
                        layer(
                                "{'class_name': 'RandomRotation', 'config': {'factor': [-0.1, 0.2],"
                                        + " "
                                        + filled.formatted("reflect", "bilinear", 0.0),
                                3))
                .isEqualTo("[@RandomRotation(factor = {-0.1, 0.2})]");
        assertThat(
                        layer(
                                "{'class_name': 'RandomZoom', 'config': {'height_factor': 0.5,"
                                        + " 'width_factor': null, "
                                        + filled.formatted("constant", "nearest", 0.5),
                                3))
                .isEqualTo(
                        "[@RandomZoom(heightFactor = 0.5, fillMode = FillMode.FILL_VALUE,"
                                + " interpolation = Interpolation.NEAREST, fillValue = 0.5)]");
        assertThat(
                        layer(
                                "{'class_name': 'RandomTranslation', 'config': {'height_factor':"
                                        + " 0.5, 'width_factor': [0.1, 0.2], "
                                        + filled.formatted("wrap", "bilinear", 0.0),
                                3))
                .isEqualTo(
                        "[@RandomTranslation(heightFactor = 0.5, widthFactor = {0.1, 0.2},"
                                + " fillMode = FillMode.WRAP)]");
        assertThat(
                        layer(
                                "{'class_name': 'RandomContrast', 'config': {'factor': [0.0, 0.3],"
                                        + " 'value_range': [0, 255]}}",
                                3))
                .isEqualTo("[@RandomContrast(factor = {0.0, 0.3})]");
        assertThat(
                        layer(
                                "{'class_name': 'RandomBrightness', 'config': {'factor': [-0.1,"
                                        + " 0.1], 'value_range': [0, 1]}}",
                                3))
                .isEqualTo("[@RandomBrightness(factor = {-0.1, 0.1}, valueRange = {0.0, 1.0})]");
    }

    @Test
    void initializersAndRegularizersAreTranslated() {
        assertThat(
                        layer(
                                "{'class_name': 'Dense', 'config': {'units': 2, 'use_bias': true,"
                                        + " 'kernel_initializer': {'class_name': 'RandomNormal',"
                                        + " 'config': {'mean': 0.0, 'stddev': 0.1, 'seed': 3}},"
                                        + " 'bias_regularizer': {'class_name': 'L1', 'config':"
                                        + " {'l1': 0.5}}}}",
                                1))
                .isEqualTo(
                        "[@Dense(units = 2, kernelInitializer = @Init(value = RANDOM_NORMAL, stddev"
                                + " = 0.1), biasRegularizer = @Regularizer(l1 = 0.5))]");
    }

    @Test
    void anActivationThatIsALayerBecomesAField() {
        assertThat(
                        layer(
                                "{'class_name': 'Dense', 'config': {'units': 2, 'use_bias': true,"
                                        + " 'activation': {'module': 'keras.layers', 'class_name':"
                                        + " 'LeakyReLU', 'config': {'negative_slope': 0.1}}}}",
                                1))
                .isEqualTo("[@Dense(units = 2), @LeakyReLU(negativeSlope = 0.1)]");
    }

    @Test
    void axesLoseTheBatch() {
        String axis = "{'class_name': '%s', 'config': {'axis': %d}}";
        assertThat(layer(axis.formatted("Concatenate", 1), 3))
                .isEqualTo("[@Concatenate(axis = 0)]");
        assertThat(layer(axis.formatted("Concatenate", -2), 3))
                .isEqualTo("[@Concatenate(axis = -2)]");
        assertThat(layer(axis.formatted("Softmax", 2), 2)).isEqualTo("[@Softmax]");
        assertThat(layer(axis.formatted("Softmax", 1), 2)).isEqualTo("[@Softmax(axis = 0)]");
        assertThat(layer("{'class_name': 'Softmax', 'config': {'axis': [1, -1]}}", 3))
                .isEqualTo("[@Softmax(axis = {0, -1})]");
        assertThrows(InexpressibleException.class, () -> layer(axis.formatted("Softmax", 0), 2));
    }

    @Test
    void anUnknownAttributeIsNotIgnored() {
        InexpressibleException e =
                assertThrows(
                        InexpressibleException.class,
                        () -> layer("{'class_name': 'Flatten', 'config': {'order': 'F'}}", 2));
        assertThat(e).hasMessageThat().isEqualTo("Flatten with order = \"F\" is not there yet");
    }

    @Test
    void anUnknownLayerIsAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () -> layer("{'class_name': 'Densse', 'config': {}}", 1));
    }

    @Test
    void anOperationIsNoLayer() {
        assertThrows(
                InexpressibleException.class,
                () ->
                        layer(
                                "{'class_name': 'Add', 'module': 'keras.src.ops.numpy', 'config':"
                                        + " {}}",
                                1));
    }

    @Test
    void namesBecomeIdentifiers() {
        String layers =
                String.join(
                        ", ",
                        dense("max_pooling2d-1", ""),
                        dense("class", ""),
                        dense("fit", ""),
                        dense("Fit", ""));
        assertThat(
                        fields(
                                "{'class_name': 'Sequential', 'config': {'layers': ["
                                        + layers
                                        + "]}}",
                                1))
                .isEqualTo(
                        """
                        class GoldenSomeCase {
                        @Dense(units = 4, activation = RELU) Layer max_pooling2d_1;
                        @Dense(units = 4, activation = RELU) Layer class_;
                        @Dense(units = 4, activation = RELU) Layer fit_2;
                        @Dense(units = 4, activation = RELU) Layer Fit_3;
                        }
                        """);
    }

    @Test
    void sharedLayersOutputsAndOrder() {
        // d is applied to x, then e, then d again: sorted by layers, d's second call comes too
        // early. The result of e is an output although d reads it.
        String add =
                ("{'class_name': 'Add', 'module': 'keras.layers', 'config': {'name': 'e'},"
                                + " 'inbound_nodes': [%s]}")
                        .formatted(node("'d', 0, 0", "'b', 0, 0"));
        String layers =
                String.join(
                        ", ",
                        input("x"),
                        input("b"),
                        dense("d", node("'x', 0, 0") + ", " + node("'e', 0, 0")),
                        add);
        String model =
                ("{'class_name': 'Functional', 'config': {'layers': [%s],"
                                + " 'input_layers': [['b', 0, 0], ['x', 0, 0]],"
                                + " 'output_layers': [['e', 0, 0], ['d', 1, 0]]}}")
                        .formatted(layers);
        assertThat(fields(model, 2))
                .isEqualTo(
                        """
                        class GoldenSomeCase {
                        @Input(4) Layer b;
                        @Input(4) Layer x;
                        @Dense(units = 4, activation = RELU) Layer d;
                        @Output @Add(from = {"d", "b"}) Layer e;
                        @Shared(layer = "d") Layer d_2;
                        }
                        """);
    }

    @Test
    void aFolderThatIsNotThereOrEmptyIsAnError(@TempDir Path folder) throws Exception {
        Path none = folder.resolve("none");
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> GoldenDirectory.read(none));
        assertThat(missing).hasMessageThat().contains("There is no directory " + none);

        Files.writeString(folder.resolve("README.md"), "no case");
        IllegalArgumentException empty =
                assertThrows(IllegalArgumentException.class, () -> GoldenDirectory.read(folder));
        assertThat(empty).hasMessageThat().contains("There is no case, *.json, in " + folder);
    }
}
