/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

/** Networks with layers of users' own, and such layers. */
final class CustomNetworks {
    private static final String HEADER =
            """
            package golden;

            import static org.intaglio.Activation.*;
            import static org.intaglio.Initializer.*;

            import org.intaglio.*;
            import org.intaglio.layer.*;
            import org.intaglio.processor.library.Mixture;
            import org.intaglio.runtime.CustomLayer;

            """;

    /**
     * {@code y = x + factor·s·tanh(x)} with an s for each channel: keeps the tanh, reads nothing.
     */
    static final String BEND =
            """
            @LayerClass(
                    parameters = @LayerParameter(name = "slope", shape = -1, initializer = @Init(ONES)),
                    kept = {}, readsX = false, readsY = false)
            record Bend(double factor) implements CustomLayer {
                @Override
                public void forward(Forward f) {
                    int channels = f.parameter(0).size();
                    for (int i = 0; i < f.samples() * f.x().size(); i++) {
                        float x = f.x().array()[f.x().at() + i];
                        float t = (float) Math.tanh(x);
                        f.kept().array()[f.kept().at() + i] = t;
                        f.y().array()[f.y().at() + i] =
                                x + (float) factor * t * f.parameter(0).array()[f.parameter(0).at() + i % channels];
                    }
                }

                @Override
                public void backward(Backward b) {
                    int channels = b.parameter(0).size();
                    for (int i = 0; i < b.samples() * b.dY().size(); i++) {
                        float t = b.kept().array()[b.kept().at() + i];
                        float dY = b.dY().array()[b.dY().at() + i];
                        float slope = b.parameter(0).array()[b.parameter(0).at() + i % channels];
                        b.dX().array()[b.dX().at() + i] = dY * (1 + (float) factor * slope * (1 - t * t));
                        b.dParameter(0).array()[b.dParameter(0).at() + i % channels] += dY * (float) factor * t;
                    }
                }
            }
            """;

    /** A product with a kernel, times a table that is not trained: another shape, reads x. */
    static final String PROJECT =
            """
            @LayerClass(inputs = @LayerInput({0, 0}), result = {-2, 3}, readsY = false, parameters = {
                    @LayerParameter(name = "kernel", shape = {-1, 3}, regularizer = @Regularizer(l2 = 0.1)),
                    @LayerParameter(name = "table", shape = 3, trainable = false)})
            class Project implements CustomLayer {
                @Override
                public void forward(Forward f) {
                    int in = f.x().shape().dimension(-1);
                    int rows = f.samples() * f.x().shape().dimension(0);
                    for (int row = 0; row < rows; row++) {
                        for (int c = 0; c < 3; c++) {
                            float sum = 0;
                            for (int i = 0; i < in; i++) {
                                sum += f.x().array()[f.x().at() + row * in + i]
                                        * f.parameter(0).array()[f.parameter(0).at() + i * 3 + c];
                            }
                            f.y().array()[f.y().at() + row * 3 + c] =
                                    sum * f.parameter(1).array()[f.parameter(1).at() + c];
                        }
                    }
                }

                @Override
                public void backward(Backward b) {
                    int in = b.x().shape().dimension(-1);
                    int rows = b.samples() * b.x().shape().dimension(0);
                    for (int row = 0; row < rows; row++) {
                        for (int i = 0; i < in; i++) {
                            float sum = 0;
                            for (int c = 0; c < 3; c++) {
                                float dY = b.dY().array()[b.dY().at() + row * 3 + c]
                                        * b.parameter(1).array()[b.parameter(1).at() + c];
                                sum += dY * b.parameter(0).array()[b.parameter(0).at() + i * 3 + c];
                                b.dParameter(0).array()[b.dParameter(0).at() + i * 3 + c] +=
                                        dY * b.x().array()[b.x().at() + row * in + i];
                            }
                            b.dX().array()[b.dX().at() + row * in + i] = sum;
                        }
                    }
                }
            }
            """;

    /** {@code y = eˣ}: reads its result. */
    static final String GROWTH =
            """
            @LayerClass(readsX = false)
            class Growth implements CustomLayer {
                @Override
                public void forward(Forward f) {
                    for (int i = 0; i < f.samples() * f.x().size(); i++) {
                        f.y().array()[f.y().at() + i] = (float) Math.exp(0.5f * f.x().array()[f.x().at() + i]);
                    }
                }

                @Override
                public void backward(Backward b) {
                    for (int i = 0; i < b.samples() * b.y().size(); i++) {
                        b.dX().array()[b.dX().at() + i] =
                                0.5f * b.dY().array()[b.dY().at() + i] * b.y().array()[b.y().at() + i];
                    }
                }
            }
            """;

    private CustomNetworks() {}

    /** A class of the package golden, with what it uses behind it. */
    static NetworkSource of(String name, String... classes) {
        return new NetworkSource("golden." + name, HEADER + String.join("\n", classes));
    }

    /** All of them: shared, frozen, in a used network, with several inputs, from a class file. */
    static NetworkSource all() {
        return of(
                "Customs",
                """
                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class Customs {
                    @Input({4, 5})                                                       Layer steps;
                    @Input(5)                                                            Layer other;
                    @Custom(value = Bend.class, arguments = 0.5, from = "steps")         Layer bend;
                    @Dense(units = 5)                                                    Layer mixed;
                    @Custom(value = Mixture.class, arguments = 1.5, from = {"mixed", "other"}) Layer gate;
                    @Shared(layer = "bend")                                              Layer again;
                    @Custom(value = Mixture.class, arguments = 0.5, from = {"again", "other"}) Layer gate2;
                    @Use(Inner.class)                                                    Layer inner;
                    @ReLU                                                                Layer relu;
                    @Frozen @Custom(value = Bend.class, arguments = 0.25)                Layer fixed;
                    @Flatten                                                             Layer flat;
                    @Dense(units = 2)                                                    Layer last;
                }

                @NeuralNetwork(input = {4, 5}, loss = Loss.MEAN_SQUARED_ERROR)
                class Inner {
                    @Custom(Project.class) Layer project;
                    @Custom(Growth.class)  Layer growth;
                }
                """,
                BEND,
                PROJECT,
                GROWTH);
    }
}
