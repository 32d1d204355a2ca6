/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Map;
import java.util.stream.Stream;

/** What is said of layers of users' own that cannot be. */
class CustomMistakesTest {
    private static final String METHODS =
            """
            public void forward(Forward f) {} public void backward(Backward b) {}
            """;

    private static final String IMPLEMENTS =
            " implements org.intaglio.runtime.CustomLayer { " + METHODS + "}";

    /** A network with the field, and a class behind it. */
    private static Compiled compile(String field, String layer) {
        return Compiled.of(
                """
                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                class Net {
                    %s Layer own;
                    @Dense(units = 1) Layer price;
                }
                %s
                """
                        .formatted(field, layer));
    }

    @Test
    void acceptsWhatIsRight() {
        assertThat(compile("@Custom(Own.class)", "@LayerClass class Own" + IMPLEMENTS).output())
                .isEmpty();
        assertThat(
                        compile(
                                        "@Custom(value = Own.class, arguments = {1, 2})",
                                        "@LayerClass record Own(double a, double b)" + IMPLEMENTS)
                                .output())
                .isEmpty();
        assertThat(
                        compile(
                                        "@Custom(Out.In.class)",
                                        "class Out { @LayerClass static class In extends Base {}"
                                                + " abstract static class Base"
                                                + IMPLEMENTS
                                                + " }")
                                .output())
                .isEmpty();
        assertThat(
                        compile(
                                        "@Custom(value ="
                                                + " org.intaglio.processor.library.Mixture.class,"
                                                + " arguments = 1, from = {\"input\", \"input\"})",
                                        "")
                                .output())
                .isEmpty();
    }

    static Stream<Arguments> classes() {
        String name = "Name a class of which there can be objects.";
        return Stream.of(
                Arguments.of("abstract class Own" + IMPLEMENTS, "'Own', which is abstract", name),
                Arguments.of(
                        "interface Own extends org.intaglio.runtime.CustomLayer {}",
                        "'Own', which is an interface",
                        name),
                Arguments.of(
                        "enum Own implements org.intaglio.runtime.CustomLayer { A; "
                                + METHODS
                                + "}",
                        "'Own', which is an enum",
                        name),
                Arguments.of("@interface Own {}", "'Own', which is an annotation", name),
                Arguments.of(
                        "class Own {}",
                        "'Own', which does not implement org.intaglio.runtime.CustomLayer",
                        "Let it: class Own implements CustomLayer."),
                Arguments.of(
                        "class Own" + IMPLEMENTS,
                        "'Own', which has no @LayerClass",
                        "Add one: it says the shape of the result, and what parameters there are."),
                Arguments.of(
                        "@LayerClass class Own<T>" + IMPLEMENTS,
                        "'Own', which has type parameters",
                        "Remove them, or name a subclass without."),
                Arguments.of(
                        "@LayerClass class Own implements org.intaglio.runtime.CustomLayer {"
                                + " private Own() {} "
                                + METHODS
                                + "}",
                        "'Own', which has no constructor without parameters that the model could"
                                + " call",
                        "Give it a public one, without checked exceptions."),
                Arguments.of(
                        "@LayerClass class Own implements org.intaglio.runtime.CustomLayer {"
                                + " Own() throws java.io.IOException {} "
                                + METHODS
                                + "}",
                        "'Own', which has no constructor without parameters that the model could"
                                + " call",
                        "Give it a public one, without checked exceptions."),
                Arguments.of(
                        "@LayerClass class Own implements org.intaglio.runtime.CustomLayer {"
                                + " Own(double a, double b) {} "
                                + METHODS
                                + "}",
                        "'Own', which has no constructor without parameters that the model could"
                                + " call",
                        "It has one with 2 parameters of type double: give as many arguments."));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theClassHasToBeALayer(String layer, String what, String remedy) {
        assertThat(compile("@Custom(Own.class)", layer).output())
                .isEqualTo(
                        """
                        Net.java:3: error: [INT084] 'own' uses %s
                            @Custom(Own.class) Layer own;
                                       ^
                          %s
                          More: java -jar intaglio-processor-*.jar INT084
                        1 error
                        """
                                .formatted(what, remedy));
    }

    @Test
    void theConstructorTakesWhatIsGiven() {
        String output =
                compile(
                                "@Custom(value = Own.class, arguments = 1)",
                                "@LayerClass class Own" + IMPLEMENTS)
                        .output();
        assertThat(output)
                .isEqualTo(
                        """
                        Net.java:3: error: [INT084] 'own' uses 'Own', which has no constructor with a parameter of type double that the model could call
                            @Custom(value = Own.class, arguments = 1) Layer own;
                                               ^
                          It has one without parameters: give as many arguments.
                          More: java -jar intaglio-processor-*.jar INT084
                        1 error
                        """);
        assertThat(
                        compile(
                                        "@Custom(value = Own.class, arguments = {1, 0.0 / 0})",
                                        "@LayerClass record Own(double a, double b)" + IMPLEMENTS)
                                .output())
                .contains(
                        """
                        Net.java:3: error: [INT022] 'own' has arguments[1] = NaN
                            @Custom(value = Own.class, arguments = {1, 0.0 / 0}) Layer own;
                                                                           ^
                          Give a finite number.
                        """);
    }

    @Test
    void theModelHasToSeeTheClass() {
        assertThat(
                        compile(
                                        "@Custom(Out.In.class)",
                                        "class Out { @LayerClass class In" + IMPLEMENTS + " }")
                                .output())
                .contains(
                        "[INT084] 'own' uses 'In', which is an inner class and belongs to an object"
                                + " of 'Out'\n");
        String nested =
                """
                @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
                class Net {
                    @Custom(In.class) Layer own;
                    @LayerClass private static class In %s
                }
                """
                        .formatted(IMPLEMENTS);
        assertThat(Compiled.of(nested).output())
                .contains("[INT084] 'own' uses 'In', which the model cannot see: it is private\n");
        assertThat(compile("@Custom(int.class)", "").output())
                .contains("[INT084] 'own' uses 'int', which is no class\n");
    }

    /** A class that the used network sees and the network that uses it does not. */
    @Test
    void aUsedNetworkOfAnotherPackageBringsItsClassesAlong() {
        String imports = "import org.intaglio.*; import org.intaglio.layer.*;";
        String base =
                """
                package lib; %s
                @NeuralNetwork(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                public class Base {
                    @Custom(Own.class) Layer own;
                    @Dense(units = 4) Layer last;
                }
                """
                        .formatted(imports);
        String net =
                """
                package app; %s
                @NeuralNetwork(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                class Net {
                    @Use(lib.Base.class) Layer base;
                }
                """
                        .formatted(imports);
        assertThat(
                        Compiled.ofFiles(
                                        Map.of(
                                                "lib.Own", own(imports, "public"),
                                                "lib.Base", base,
                                                "app.Net", net))
                                .output())
                .isEmpty();
        assertThat(
                        Compiled.ofFiles(
                                        Map.of(
                                                "lib.Own", own(imports, ""),
                                                "lib.Base", base,
                                                "app.Net", net))
                                .output())
                .isEqualTo(
                        """
                        Net.java:4: error: [INT084] 'base' uses 'Base', where 'own' uses 'Own', which the model cannot see: it is not public, and of another package
                            @Use(lib.Base.class) Layer base;
                                         ^
                          Let 'Own' be public.
                          More: java -jar intaglio-processor-*.jar INT084
                        1 error
                        """);
    }

    private static String own(String imports, String modifier) {
        return """
        package lib; %s
        @LayerClass %s class Own implements org.intaglio.runtime.CustomLayer {
            public Own() {}
            %s
        }
        """
                .formatted(imports, modifier, METHODS);
    }

    static Stream<Arguments> declarations() {
        return Stream.of(
                Arguments.of(
                        "parameters = {@LayerParameter(name = \"a\", shape = 1),"
                                + " @LayerParameter(name = \"a\", shape = 2)}",
                        "names two parameters 'a'",
                        "Rename one of them."),
                Arguments.of(
                        "parameters = @LayerParameter(name = \"a b\", shape = 1)",
                        "names a parameter 'a b'",
                        "Give it a name that a record of the model can have."),
                Arguments.of(
                        "parameters = @LayerParameter(name = \"hashCode\", shape = 1)",
                        "names a parameter 'hashCode'",
                        "Give it a name that a record of the model can have."),
                Arguments.of(
                        "parameters = @LayerParameter(name = \"a\", shape = {})",
                        "gives 'a' no shape",
                        "Give each axis a length; for a single number, shape = 1."),
                Arguments.of(
                        "parameters = @LayerParameter(name = \"a\", shape = {1, 0})",
                        "gives 'a' an axis of length 0",
                        "Give each axis a length; for a single number, shape = 1."),
                Arguments.of("inputs = {}", "has no inputs", "Give it from 1 to 50."),
                Arguments.of(
                        "inputs = @LayerInput({0, -1})",
                        "has -1 in the shape of the first input, whose axes it would name",
                        "Write 0 for any length."),
                Arguments.of(
                        "result = {3, 0}",
                        "has a result with an axis of length 0",
                        "Give each axis a length."),
                Arguments.of(
                        "kept = {3, 0}",
                        "keeps something with an axis of length 0",
                        "Give each axis a length, or write kept = 0 for nothing."),
                Arguments.of(
                        "multiplyAdds = -1",
                        "has multiplyAdds = -1",
                        "Give a number of at least 0."));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void theDeclarationHasToMakeSense(String declaration, String what, String remedy) {
        String layer = "@LayerClass(%s) class Own".formatted(declaration) + IMPLEMENTS;
        assertThat(compile("@Custom(Own.class)", layer).output())
                .isEqualTo(
                        """
                        Net.java:3: error: [INT085] 'own' uses 'Own', whose @LayerClass %s
                            @Custom(Own.class) Layer own;
                                       ^
                          %s
                          More: java -jar intaglio-processor-*.jar INT085
                        1 error
                        """
                                .formatted(what, remedy));
    }

    @Test
    void fiftyInputsAreEnough() {
        String inputs = String.join(", ", java.util.Collections.nCopies(51, "@LayerInput"));
        String layer = "@LayerClass(inputs = {%s}) class Own".formatted(inputs) + IMPLEMENTS;
        assertThat(compile("@Custom(Own.class)", layer).output())
                .contains("[INT085] 'own' uses 'Own', whose @LayerClass has 51 inputs\n");
    }

    /** Rules of all parameters, at the annotation: what is wrong has no place in it. */
    @Test
    void parametersStartAsOthers() {
        String layer =
                "@LayerClass(parameters = @LayerParameter(name = \"a\", shape = 3, %s)) class Own"
                        + IMPLEMENTS;
        assertThat(
                        compile(
                                        "@Custom(Own.class)",
                                        layer.formatted(
                                                "initializer = @Init(value = RANDOM_NORMAL, stddev"
                                                        + " = -1)"))
                                .output())
                .startsWith(
                        """
                        Net.java:3: error: [INT023] the aInitializer of 'own' has stddev = -1.0
                            @Custom(Own.class) Layer own;
                            ^
                        """);
        assertThat(
                        compile(
                                        "@Custom(Own.class)",
                                        layer.formatted("regularizer = @Regularizer(l1 = -1)"))
                                .output())
                .startsWith(
                        """
                        Net.java:3: error: [INT024] the aRegularizer of 'own' has l1 = -1.0
                            @Custom(Own.class) Layer own;
                            ^
                        """);
    }

    @Test
    void aDeclarationThatJavacDoesNotUnderstandIsSaid() {
        String output =
                compile(
                                "@Custom(Own.class)",
                                "@LayerClass(result = NO_SUCH) class Own" + IMPLEMENTS)
                        .output();
        assertThat(output).contains("cannot find symbol");
        assertThat(output)
                .contains(
                        """
                        Net.java:3: error: [INT085] 'own' uses 'Own', whose @LayerClass has errors
                            @Custom(Own.class) Layer own;
                                       ^
                          Mend that class first.
                        """);
    }

    @Test
    void inputsHaveTheShapesThatAreDeclared() {
        assertThat(
                        compile(
                                        "@Custom(Own.class)",
                                        "@LayerClass(result = {-2, 3}) class Own" + IMPLEMENTS)
                                .output())
                .isEqualTo(
                        """
                        Net.java:3: error: [INT086] 'own' reads 2 axes or more, but 'input' is 4
                            @Custom(Own.class) Layer own;
                            ^
                          input  4
                          own    Own  needs 2 axes or more
                          Let it read what has that shape, maybe with @Reshape above it.
                          More: java -jar intaglio-processor-*.jar INT086
                        1 error
                        """);
        assertThat(
                        compile(
                                        "@Custom(value = Own.class, from = \"input\")",
                                        "@LayerClass(inputs = @LayerInput({0, 0, 3})) class Own"
                                                + IMPLEMENTS)
                                .output())
                .startsWith(
                        """
                        Net.java:3: error: [INT086] 'own' reads ?×?×3, but 'input' is 4
                            @Custom(value = Own.class, from = "input") Layer own;
                                                              ^
                          input  4
                          own    Own  needs ?×?×3
                        """);
        String two = "@LayerClass(inputs = {@LayerInput, @LayerInput(%s)}) class Own" + IMPLEMENTS;
        for (String wrong : new String[] {"", "-1", "4"}) {
            assertWithMessage(wrong)
                    .that(
                            compile(
                                            "@Dense(units = 3) Layer three; @Custom(value ="
                                                    + " Own.class, from = {\"input\", \"three\"})",
                                            two.formatted(wrong))
                                    .output())
                    .contains("[INT086] 'own' reads 4, but 'three' is 3\n");
        }
        for (String right : new String[] {"0", "3"}) {
            assertWithMessage(right)
                    .that(
                            compile(
                                            "@Dense(units = 3) Layer three; @Custom(value ="
                                                    + " Own.class, from = {\"input\", \"three\"})",
                                            two.formatted(right))
                                    .output())
                    .isEmpty();
        }
    }

    @Test
    void readsAsManyInputsAsDeclared() {
        String two = "@LayerClass(inputs = {@LayerInput, @LayerInput}) class Own" + IMPLEMENTS;
        assertThat(compile("@Custom(Own.class)", two).output())
                .startsWith(
                        """
                        Net.java:3: error: [INT033] 'own' (Own) reads nothing, but needs exactly 2 inputs
                            @Custom(Own.class) Layer own;
                            ^
                          Name what it reads: from = {"...", "..."}.
                        """);
        assertThat(
                        compile(
                                        "@Custom(value = Own.class, from = {\"input\", \"input\"})",
                                        "@LayerClass class Own" + IMPLEMENTS)
                                .output())
                .startsWith(
                        """
                        Net.java:3: error: [INT033] 'own' (Own) reads 'input' and 'input', but needs exactly 1 input
                            @Custom(value = Own.class, from = {"input", "input"}) Layer own;
                                                              ^
                        """);
        assertThat(
                        compile(
                                        "@Custom(value = Own.class, from = {\"input\", \"input\"})"
                                                + " Layer pair; @Shared(layer = \"pair\")",
                                        two)
                                .output())
                .contains("[INT036] 'own' shares 'pair', which is a layer with several inputs\n");
    }

    @Test
    void indicesAreNoNumbers() {
        assertThat(
                        Compiled.of(
                                        """
                                        @NeuralNetwork(loss = MEAN_SQUARED_ERROR)
                                        class Net {
                                            @Input(shape = 4, type = INDEX, below = 9) Layer words;
                                            @Custom(Own.class) Layer own;
                                        }
                                        @LayerClass class Own%s
                                        """
                                                .formatted(IMPLEMENTS))
                                .output())
                .contains("[INT047] 'own' reads numbers, but 'words' holds indices\n");
    }

    @Test
    void nothingToFreezeAndWhatIsTooLarge() {
        assertThat(
                        compile("@Frozen @Custom(Own.class)", "@LayerClass class Own" + IMPLEMENTS)
                                .output())
                .contains("[INT061] 'own' has no parameters that could be frozen\n");
        assertThat(
                        compile(
                                        "@Custom(Own.class)",
                                        "@LayerClass(kept = {65536, 65536}) class Own" + IMPLEMENTS)
                                .output())
                .contains("[INT026] 'own' has 4294967296 numbers between its input and its result");
    }
}
