/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;

import org.intaglio.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What javac's users are told where javac asks no processor. The plugin starts by itself. */
final class MistakesPluginTest {
    private static final String ACTIVATIONS =
            "Activation has LINEAR, RELU, SIGMOID, TANH, SOFTMAX, ELU, SELU, GELU, SILU, SOFTPLUS,"
                + " SOFTSIGN, LEAKY_RELU, RELU6, EXPONENTIAL, HARD_SIGMOID, MISH, CELU, HARD_TANH,"
                + " HARD_SILU, LOG_SIGMOID, TANH_SHRINK, SOFT_SHRINK, HARD_SHRINK, SQUAREPLUS,"
                + " SPARSE_PLUS, SPARSE_SIGMOID, LOG_SOFTMAX, SPARSEMAX.";
    private static final String LOSSES =
            Arrays.stream(Loss.values())
                    .map(Loss::name)
                    .collect(Collectors.joining(", ", "Loss has ", "."));
    private static final String DENSE =
            "It has units, activation, useBias, kernelInitializer, biasInitializer,"
                    + " kernelRegularizer, kernelConstraint, biasRegularizer, biasConstraint,"
                    + " from.";

    private static Compiled withLayer(String annotation) {
        return Compiled.of(
                """
                @NeuralNetwork(input = 4, loss = HUBER)
                class Net {
                    %s Layer a;
                    @Dense(units = 1) Layer price;
                }
                """
                        .formatted(annotation));
    }

    @Test
    void aMisspeltConstant() {
        assertThat(withLayer("@Dense(units = 8, activation = Relu)").output())
                .isEqualTo(
                        """
                        Net.java:3: error: an enum annotation value must be an enum constant
                            @Dense(units = 8, activation = Relu) Layer a;
                                                           ^
                        Net.java:3: error: [INT028] activation = Relu is no constant of Activation
                            @Dense(units = 8, activation = Relu) Layer a;
                                                           ^
                          Did you mean RELU? %s They come with import static org.intaglio.Activation.*;
                          More: java -jar intaglio-processor-*.jar INT028
                        2 errors
                        """
                                .formatted(ACTIVATIONS));
    }

    @Test
    void aForgottenImport() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Net",
                                """
                                import org.intaglio.*;
                                import org.intaglio.layer.*;
                                @NeuralNetwork(input = 4, loss = HUBER)
                                class Net {
                                    @Dense(units = 1, kernelInitializer = @Init(ZEROS)) Layer a;
                                    @Dense(units = 1, activation = org.intaglio.layer.Activation.RELU) Layer b;
                                }
                                """));
        assertThat(compiled.ids()).containsExactly("INT028:3", "INT028:5", "INT028:6").inOrder();
        assertThat(compiled.output())
                .contains(
                        """
                        Net.java:3: error: [INT028] loss = HUBER is not known here
                        @NeuralNetwork(input = 4, loss = HUBER)
                                                         ^
                          Import it: import static org.intaglio.Loss.*;
                        """);
        assertThat(compiled.output())
                .contains(
                        """
                        [INT028] kernelInitializer.value = ZEROS is not known here
                            @Dense(units = 1, kernelInitializer = @Init(ZEROS)) Layer a;
                                                                        ^
                          Import it: import static org.intaglio.Initializer.*;
                        """);
        assertThat(compiled.output())
                .contains("  Import the class: import org.intaglio.Activation;\n");
    }

    /** Names of Keras, initials, texts, names of another enum, and no names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    activation = "relu"             | Did you mean RELU?
                    activation = LeakyReLU          | Did you mean LEAKY_RELU?
                    activation = Activation.Relu    | Did you mean RELU?
                    activation = MEAN_SQUARED_ERROR |
                    activation = null               |
                    activation = "LINEAR"           | Did you mean LINEAR?
                    """)
    void otherActivations(String argument, String guess) {
        Compiled compiled = withLayer("@Dense(units = 8, " + argument + ")");
        assertThat(compiled.ids()).containsExactly("INT028:3");
        assertThat(compiled.output())
                .contains("[INT028] " + argument + " is no constant of Activation\n");
        assertThat(compiled.output())
                .contains("  " + (guess == null ? "" : guess + " ") + ACTIVATIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "MSE, MEAN_SQUARED_ERROR",
        "mae, MEAN_ABSOLUTE_ERROR",
        "SPARSE, SPARSE_CATEGORICAL_CROSSENTROPY",
        "sparse_categorical_crossentropy, SPARSE_CATEGORICAL_CROSSENTROPY"
    })
    void losses(String loss, String meant) {
        Compiled compiled =
                Compiled.of(
                        """
                        @NeuralNetwork(input = 4, loss = %s)
                        class Net {
                            @Output(loss = HUBER) @Dense(units = 1) Layer price;
                        }
                        """
                                .formatted(loss));
        assertThat(compiled.ids()).containsExactly("INT028:1");
        assertThat(compiled.output())
                .contains(
                        "  Did you mean %s? %s They come with import static org.intaglio.Loss.*;\n"
                                .formatted(meant, LOSSES));
    }

    /** javac asks no processor because units are missing. */
    @Test
    void aMisspeltAttribute() {
        Compiled compiled = withLayer("@Dense(unit = 8)");
        assertThat(compiled.ids()).containsExactly("INT045:3");
        assertThat(compiled.output())
                .contains(
                        """
                        Net.java:3: error: [INT045] @Dense has no unit
                            @Dense(unit = 8) Layer a;
                                   ^
                          Did you mean units? %s
                          More: java -jar intaglio-processor-*.jar INT045
                        """
                                .formatted(DENSE));
    }

    @Test
    void anAttributeWithoutName() {
        Compiled compiled = withLayer("@Dense(8)");
        assertThat(compiled.output())
                .contains(
                        """
                        Net.java:3: error: [INT045] @Dense has no value
                            @Dense(8) Layer a;
                                   ^
                          Its attributes are written with their names. %s
                        """
                                .formatted(DENSE));
    }

    /** With Error Prone, javac asks processors whatever is wrong; then they say it. */
    @Test
    void nothingIsSaidTwiceWithErrorProne() {
        Compilation compilation =
                javac().withProcessors(new NetworkProcessor(new EmptyBackend()))
                        .withOptions("-XDshould-stop.ifError=FLOW")
                        .compile(
                                JavaFileObjects.forSourceString(
                                        "Net",
                                        """
                                        import org.intaglio.*;
                                        import org.intaglio.layer.*;
                                        @NeuralNetwork(input = 4, loss = Loss.HUBER)
                                        class Net {
                                            @Dense(unit = 1, activation = Relu) Layer a;
                                        }
                                        """));
        List<String> ours =
                compilation.errors().stream()
                        .map(error -> error.getMessage(Locale.ROOT))
                        .filter(message -> message.startsWith("[INT"))
                        .map(message -> message.substring(0, message.indexOf('\n')))
                        .toList();
        assertThat(ours)
                .containsExactly(
                        "[INT045] @Dense has no unit",
                        "[INT028] activation = Relu is no constant of Activation");
    }

    /** As Keras has it. */
    @Test
    void anEnumIsNoAnnotation() {
        assertThat(withLayer("@Dense(units = 8) Layer b; @Activation(RELU)").output())
                .contains("[INT003] Activation is no annotation");
        assertThat(withLayer("@Dense(units = 8) Layer b; @Activation(RELU)").output())
                .contains("Did you mean @ActivationLayer?");
    }

    /** Here javac asks the processor, which says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(units = 8, act = RELU)",
                "@Dense(units = 8, kernelInitializer = @Init(value = ZEROS, std = 1))"
            })
    void nothingIsSaidTwice(String annotation) {
        Compiled compiled = withLayer(annotation);
        assertThat(compiled.ids()).hasSize(1);
        assertThat(compiled.output().split("has no ", -1)).hasLength(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(RELU)",
                "((org.intaglio.Activation.RELU))",
                "Activation.RELU",
                "RELU, kernelInitializer = @Init(value = (HE_NORMAL))"
            })
    void whatJavacTakesIsRight(String activation) {
        Compiled compiled = withLayer("@Dense(units = 8, activation = " + activation + ")");
        assertThat(compiled.success()).isTrue();
        assertThat(compiled.output()).isEmpty();
    }

    /** Of other annotations, and of others of the same name, nothing is known. */
    @Test
    void otherAnnotationsAreNoneOfOurs() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Net",
                                """
                                @NeuralNetwork(Foo)
                                class Net {
                                    void method() {
                                        @NeuralNetwork(Other.A) class Local {}
                                    }
                                }
                                @interface NeuralNetwork { Other value(); int needed(); }
                                enum Other { A }
                                """));
        assertThat(compiled.success()).isFalse();
        assertThat(compiled.ids()).isEmpty();
    }

    @Test
    void aLocalNetwork() {
        Compiled compiled =
                Compiled.of(
                        """
                        class Train {
                            static void main(String[] arguments) {
                                @NeuralNetwork(input = 4, loss = HUBER)
                                class Net {
                                    @Dense(units = 1) Layer price;
                                }
                            }
                        }
                        """);
        assertThat(compiled.success()).isFalse();
        assertThat(compiled.output())
                .isEqualTo(
                        """
                        Train.java:3: error: [INT070] 'Net' is declared within the code of 'Train', where annotation processors do not look
                                @NeuralNetwork(input = 4, loss = HUBER)
                                ^
                          Move it out: to a place of its own, or into 'Train' as 'static class Net', whose model is 'Train_NetModel'.
                          More: java -jar intaglio-processor-*.jar INT070
                        1 error
                        """);
    }

    /** Also in what is no method, and beside networks that are seen. */
    @Test
    void allLocalNetworks() {
        Compiled compiled =
                Compiled.of(
                        """
                        class Train {
                            static {
                                @NeuralNetwork class InInitializer {}
                            }
                            Train() {
                                class Local {
                                    @org.intaglio.NeuralNetwork class OfLocal {}
                                }
                            }
                            Object field = new Object() {
                                @NeuralNetwork class OfAnonymous {}
                            };
                            Runnable lambda = () -> {
                                @NeuralNetwork record InLambda() {}
                            };
                            interface Inner {
                                default void method() {
                                    @NeuralNetwork enum InInner {}
                                    @NeuralNetwork interface Interface {}
                                }
                                @NeuralNetwork(input = 4, loss = HUBER)
                                class Net {
                                    @Dense(units = 1) Layer price;
                                }
                            }
                        }
                        """);
        assertThat(compiled.ids())
                .isEqualTo(
                        List.of(
                                "INT070:3",
                                "INT070:7",
                                "INT070:11",
                                "INT070:14",
                                "INT070:18",
                                "INT070:19"));
        assertThat(compiled.generated().keySet()).containsExactly("Train_Inner_NetModel.java");
    }

    @Test
    void anAnnotationThatIsNotImported() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Net",
                                """
                                import org.intaglio.*;
                                import org.intaglio.layer.Flatten;
                                @NeuralNetwork(input = 4, loss = Loss.HUBER)
                                class Net {
                                    @Dense(units = 1) Layer a;
                                    @Flaten Layer b;
                                    @Unknown Layer c;
                                    @Flatten Layer d;
                                }
                                """));
        assertThat(compiled.ids()).containsExactly("INT003:5", "INT003:6", "INT003:7").inOrder();
        assertThat(compiled.output())
                .contains(
                        "  @Dense is not known here. Import it: import"
                                + " org.intaglio.layer.Dense;\n");
        assertThat(compiled.output())
                .contains("  @Flaten is not known here. Did you mean @Flatten?\n");
        assertThat(compiled.output())
                .contains(
                        "  Add an annotation of org.intaglio.layer, for instance @Dense(units ="
                                + " 10).\n");
    }

    @Test
    void theAnnotationOfTheClassIsNotImported() {
        Compiled compiled =
                Compiled.ofFiles(
                        Map.of(
                                "Net",
                                """
                                import org.intaglio.Layer;
                                import org.intaglio.Loss;
                                import org.intaglio.layer.*;
                                @NeuralNetwork(input = 4, loss = Loss.HUBER)
                                class Net {
                                    @Dense(units = 1) Layer a;
                                }
                                """));
        assertThat(compiled.ids()).containsExactly("INT027:6");
        assertThat(compiled.output())
                .contains(
                        "  @NeuralNetwork is not known here. Import it: import"
                                + " org.intaglio.NeuralNetwork;\n");
    }
}
