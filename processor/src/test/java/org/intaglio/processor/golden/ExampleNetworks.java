/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Networks that the tests of the generated code look at. */
final class ExampleNetworks {
    private static final String HEADER =
            """
            package org.example;

            import static org.intaglio.Activation.*;
            import static org.intaglio.Initializer.*;
            import static org.intaglio.Loss.*;
            import static org.intaglio.Padding.*;

            import org.intaglio.*;
            import org.intaglio.layer.*;

            """;

    /** The network of the tutorials. */
    static final NetworkSource MNIST_CNN =
            of(
                    "MnistCnn",
                    """
                    @NeuralNetwork(input = {28, 28, 1}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                    class MnistCnn {
                        @Conv2D(filters = 32, kernelSize = 3, activation = RELU) Layer edges;
                        @MaxPooling2D                                        Layer pool1;
                        @Conv2D(filters = 64, kernelSize = 3, activation = RELU) Layer shapes;
                        @MaxPooling2D                                        Layer pool2;
                        @Flatten                                             Layer flat;
                        @Dropout(0.5)                                        Layer drop;
                        @Dense(units = 32, activation = RELU)                Layer hidden;
                        @Dense(units = 10, activation = SOFTMAX)             Layer digit;
                    }
                    """);

    /** Several inputs and outputs, a merge, a penalty, a batch normalization. */
    static final NetworkSource TWO_INPUTS =
            of(
                    "TwoInputs",
                    """
                    @NeuralNetwork
                    public class TwoInputs {
                        @Input(6) Layer numbers;
                        @Input({12, 8}) Layer words;

                        @Dense(units = 8, activation = RELU, from = "numbers") Layer facts;
                        @Dense(units = 4, activation = TANH, from = "words") Layer meaning;
                        @Flatten Layer text;
                        @Dense(units = 8, useBias = false, kernelRegularizer = @Regularizer(l2 = 1e-3))
                        Layer squeezed;
                        @BatchNormalization Layer normal;
                        @ReLU Layer bent;
                        @Concatenate(from = {"facts", "bent"}) Layer all;
                        @Dropout(0.2) Layer drop;
                        @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5)
                        @Dense(units = 1) Layer price;
                        @Output(loss = CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1)
                        @Dense(units = 3, activation = SOFTMAX, from = "drop") Layer kind;
                    }
                    """);

    private ExampleNetworks() {}

    static NetworkSource of(String name, String body) {
        return new NetworkSource("org.example." + name, HEADER + body);
    }

    /** A residual network of that many blocks with seven layers each. */
    static NetworkSource residual(int blocks) {
        List<String> lines = new ArrayList<>();
        lines.add("@Conv2D(filters = 8, kernelSize = 3, padding = SAME) Layer stem;");
        String read = "stem";
        for (int i = 0; i < blocks; i++) {
            String conv = "@Conv2D(filters = 8, kernelSize = 3, padding = SAME, useBias = false";
            lines.add(conv + ", from = \"" + read + "\") Layer a" + i + ";");
            lines.add("@BatchNormalization Layer b" + i + ";");
            lines.add("@ReLU Layer c" + i + ";");
            lines.add(conv + ") Layer d" + i + ";");
            lines.add("@BatchNormalization Layer e" + i + ";");
            lines.add("@Add(from = {\"" + read + "\", \"e" + i + "\"}) Layer f" + i + ";");
            lines.add("@ReLU Layer g" + i + ";");
            read = "g" + i;
        }
        lines.add("@GlobalAveragePooling2D Layer pool;");
        lines.add("@Dense(units = 10, activation = SOFTMAX) Layer label;");
        String body = lines.stream().map(l -> "    " + l + "\n").collect(Collectors.joining());
        return of(
                "Residual",
                "@NeuralNetwork(input = {16, 16, 3}, loss = SPARSE_CATEGORICAL_CROSSENTROPY)\n"
                        + "class Residual {\n"
                        + body
                        + "}\n");
    }
}
