/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.processor.emit.JavaBackend;
import org.junit.jupiter.api.Test;

/** What the compiler says of {@code @Use}. */
class UsedNetworksTest {
    private static final String BACKBONE =
            """
            @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
            class Backbone {
                @Conv2D(filters = 4, kernelSize = 3, activation = RELU) Layer edges;
                @MaxPooling2D Layer pool;
                @Flatten Layer flat;
            }
            """;

    private static final String TWO_OUTPUTS =
            """
            @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
            class Forked {
                @Dense(units = 4, activation = RELU) Layer trunk;
                @Output @Dense(units = 4) Layer left;
                @Output @Dense(units = 4, from = "trunk") Layer right;
            }
            """;

    @Test
    void accessorsAreNested() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Use(Middle.class) Layer middle;
                            @Dense(units = 1) Layer price;
                            static Object kernel(NetModel model) {
                                return model.middle().base().edges().kernel();
                            }
                            static Object bias(NetModel model) {
                                return model.middle().middle().bias();
                            }
                        }
                        @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
                        class Middle {
                            @Use(Backbone.class) Layer base;
                            @Dense(units = 3) Layer middle;
                        }
                        """
                                + BACKBONE,
                        new NetworkProcessor(new JavaBackend()));
        assertThat(compiled.output()).doesNotContain("error");
        assertThat(compiled.success()).isTrue();
        String model = compiled.generated().get("NetModel.java");
        assertThat(model).contains("\"middle.base.edges\"");
        assertThat(model).contains("MIDDLE_BASE_EDGES_KERNEL");
    }

    @Test
    void stubsHaveTheSameAccessors() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Use(Backbone.class) Layer base;
                            @Dense(units = 0) Layer price;
                            static Object kernel(NetModel model) {
                                return model.base().edges().kernel();
                            }
                        }
                        """
                                + BACKBONE,
                        new NetworkProcessor(new JavaBackend()));
        assertThat(compiled.ids()).containsExactly("INT013:4");
        assertThat(compiled.output()).doesNotContain("cannot find symbol");
    }

    @Test
    void onlyNetworksCanBeUsed() {
        assertThat(use("@Use(String.class)"))
                .startsWith(
                        """
                        Net.java:3: error: [INT080] 'base' uses 'String', which is no network
                            @Use(String.class) Layer base;
                                       ^
                          Name a class that has @NeuralNetwork.
                        """);
        assertThat(use("@Use(String.class)")).contains("\n1 error\n");
        assertThat(use("@Use(int[].class)"))
                .contains("[INT080] 'base' uses 'int[]', which is no network");
    }

    @Test
    void mistakesAreReportedWhereTheyAre() {
        String output =
                Compiled.of(
                                """
                                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                                class Net {
                                    @Use(Wrong.class) Layer base;
                                    @Dense(units = 1) Layer price;
                                }
                                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                                class Wrong {
                                    @Dense(units = -1) Layer d;
                                }
                                """)
                        .output();
        assertThat(output)
                .contains(
                        """
                        Net.java:3: error: [INT080] 'base' uses 'Wrong', whose declaration has errors
                            @Use(Wrong.class) Layer base;
                                      ^
                          Mend 'Wrong' first.
                        """);
        assertThat(output).contains("Net.java:8: error: [INT013]");
        assertThat(output).contains("2 errors");
    }

    @Test
    void whatDoesNotFitInsideIsNamed() {
        String output =
                Compiled.of(
                                """
                                @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
                                class Net {
                                    @Use(Wrong.class) Layer base;
                                    @Dense(units = 1) Layer price;
                                }
                                @NeuralNetwork(input = {8, 8, 3}, loss = MEAN_SQUARED_ERROR)
                                class Wrong {
                                    @Conv2D(filters = 4, kernelSize = 9) Layer wide;
                                    @Flatten Layer flat;
                                    @Dense(units = 1) Layer d;
                                }
                                """)
                        .output();
        assertThat(output)
                .contains(
                        """
                        Net.java:3: error: [INT012] 'base.wide' cannot slide a 9×9 kernel over 8×8×3 with padding VALID
                            @Use(Wrong.class) Layer base;
                            ^
                        """);
    }

    @Test
    void noNetworkIsAPartOfItself() {
        String output =
                Compiled.of(
                                """
                                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                                class Net {
                                    @Use(Other.class) Layer base;
                                }
                                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                                class Other {
                                    @Use(Net.class) Layer net;
                                }
                                """)
                        .output();
        assertThat(output)
                .startsWith(
                        """
                        Net.java:3: error: [INT081] a network cannot be a part of itself: Net → Other → Net
                            @Use(Other.class) Layer base;
                                      ^
                          Let one of them use a network outside the circle.
                        """);
        assertThat(output)
                .contains(
                        "Net.java:7: error: [INT081] a network cannot be a part of itself: Other →"
                                + " Net → Other");
        assertThat(output).contains("2 errors");
    }

    @Test
    void readsTheShapeOfTheInput() {
        assertThat(use("@Use(Backbone.class)"))
                .startsWith(
                        """
                        Net.java:3: error: [INT083] 'base' reads 4, but its input 'input' is 8×8×3
                            @Use(Backbone.class) Layer base;
                            ^
                          input  4
                          Let it read what has that shape, or use a network with another input.
                        """);
    }

    @Test
    void severalInputsAreNamed() {
        String pair =
                """
                @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                class Pair {
                    @Input(4) Layer a;
                    @Input(4) Layer b;
                    @Add(from = {"a", "b"}) Layer sum;
                }
                """;
        assertThat(use("@Use(Pair.class)", pair))
                .startsWith(
                        """
                        Net.java:3: error: [INT033] 'base' (Use) reads nothing, but needs exactly 2 inputs
                            @Use(Pair.class) Layer base;
                            ^
                          Name what it reads as 'a' and 'b': from = {"...", "..."}.
                        """);
        assertThat(use("@Use(value = Pair.class, from = {\"input\", \"input\"})", pair)).isEmpty();
        assertThat(use("@Use(value = Pair.class, from = {\"input\", \"inptu\"})", pair))
                .contains("[INT030] 'base' names 'inptu', but there is no such field");
    }

    @Test
    void oneOfSeveralOutputsIsNamed() {
        assertThat(use("@Use(Forked.class)", TWO_OUTPUTS))
                .startsWith(
                        """
                        Net.java:4: error: [INT082] 'price' reads 'base', a network with the outputs 'left' and 'right'
                            @Dense(units = 1) Layer price;
                            ^
                          Name one of them: "base.left".
                        """);
        assertThat(
                        use(
                                "@Use(Forked.class) Layer base; @Add(from = {\"base.left\","
                                        + " \"base.rihgt\"})",
                                TWO_OUTPUTS))
                .contains(
                        "[INT082] 'base' names 'base.rihgt'".replace("'base' names", "'sum' names")
                                + ", but the outputs of 'base' are 'left' and 'right'");
        assertThat(
                        use(
                                "@Use(Forked.class) Layer base; @Flatten(from = \"base.left\")",
                                TWO_OUTPUTS))
                .contains("[INT035] 'base.right' leads nowhere");
        assertThat(
                        use(
                                "@Use(Forked.class) Layer base; @Add(from = {\"base.left\","
                                        + " \"base.right\"})",
                                TWO_OUTPUTS))
                .isEmpty();
    }

    @Test
    void theOnlyOutputHasTheNameOfTheField() {
        String one =
                """
                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                class One {
                    @Dense(units = 4, activation = RELU) Layer hidden;
                    @Dense(units = 4) Layer last;
                }
                """;
        assertThat(use("@Use(One.class) Layer base; @ReLU(from = \"base.hidden\")", one))
                .contains(
                        """
                        [INT082] 'sum' names 'base.hidden', but the output of 'base' is 'last'
                        """);
        assertThat(use("@Use(One.class) Layer base; @ReLU(from = \"base.last\")", one)).isEmpty();
        assertThat(use("@Use(One.class) Layer base; @Shared(layer = \"base\")", one)).isEmpty();
    }

    @Test
    void warningsOfWhatIsUsedAreNotRepeated() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            @Use(One.class) Layer base;
                            @Dense(units = 1) Layer price;
                        }
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class One {
                            @Dropout(0) Layer nothing;
                            @Dense(units = 4, activation = RELU) Layer last;
                        }
                        """);
        assertThat(compiled.ids()).contains("INT053:8");
        assertThat(compiled.ids()).doesNotContain("INT053:3");
    }

    @Test
    void theLossIsCheckedAgainstTheOutputWithin() {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
                        class Net {
                            @Use(One.class) Layer base;
                        }
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class One {
                            @Dense(units = 4, activation = SIGMOID) Layer last;
                        }
                        """);
        assertThat(compiled.ids()).containsExactly("INT041:3");
    }

    @Test
    void aUseIsFrozenAsAWhole() {
        assertThat(
                        use(
                                "@Frozen @Use(Flat.class)",
                                "@NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR) class Flat {"
                                        + " @ReLU Layer a; }"))
                .contains("[INT061] 'base' has no parameters that could be frozen");
    }

    private static String use(String use) {
        return use(use, BACKBONE);
    }

    /** What is said of a network of a field and a last layer. */
    private static String use(String use, String used) {
        String name = use.contains("Layer base") ? "sum" : "base";
        return Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                        class Net {
                            %s Layer %s;
                            @Dense(units = 1) Layer price;
                        }
                        %s
                        """
                                .formatted(use, name, used))
                .output();
    }
}
