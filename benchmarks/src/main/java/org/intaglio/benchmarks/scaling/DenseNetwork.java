/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

/**
 * A network of dense layers, as the text that a user would write.
 *
 * @param width units of a hidden layer
 * @param depth hidden layers
 */
record DenseNetwork(int width, int depth) {
    static final String NAME = "Network";

    /** The declaration: 784 inputs, hidden layers with ReLU, ten classes. */
    String source() {
        StringBuilder source =
                new StringBuilder(
                        """
                        import static org.intaglio.Activation.*;
                        import static org.intaglio.Loss.*;

                        import org.intaglio.*;
                        import org.intaglio.layer.*;

                        @NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                        public class %s {
                        """
                                .formatted(NAME));
        for (int i = 1; i <= depth; i++) {
            source.append(
                    "    @Dense(units = %d, activation = RELU) Layer hidden%d;%n"
                            .formatted(width, i));
        }
        return source.append("    @Dense(units = 10, activation = SOFTMAX) Layer digit;\n}\n")
                .toString();
    }
}
