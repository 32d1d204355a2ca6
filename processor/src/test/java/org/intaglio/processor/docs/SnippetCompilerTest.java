/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** Snippets of every form, right ones and wrong ones. */
class SnippetCompilerTest {
    private static final String NETWORK =
            """
            @NeuralNetwork(input = 4, loss = MEAN_SQUARED_ERROR)
            class Net {
                @Dense(units = 1) Layer out;
            }
            """;

    private final SnippetCompiler compiler = new SnippetCompiler();

    private static Snippet snippet(String info, String text) {
        String markdown = "# Title\n\n```" + info + "\n" + text + "```\n";
        List<String> lines = markdown.lines().toList();
        return MarkdownFile.parse(Path.of("guide.md"), lines).snippets().getFirst();
    }

    private void check(String info, String text) {
        compiler.check(snippet(info, text));
    }

    @Test
    void statementsKnowClassesAndVariablesAbove() {
        check("java", NETWORK);
        check("java", "var model = NetModel.create();\n");
        check("java", "import java.util.function.IntSupplier;\nIntSupplier n = () -> 1;\n");
        check("java", "System.out.println(model.summary() + n.getAsInt());\n");
        // A variable of the same name: the earlier statements are over.
        check("java", "String model = \"another\";\n");
        assertThrows(AssertionError.class, () -> check("java", "n.getAsInt();\n"));
    }

    @Test
    void aFailureNamesFileAndLine() {
        AssertionError wrong =
                assertThrows(
                        AssertionError.class, () -> check("java", "int n = 1;\nint m = none;\n"));
        assertThat(wrong).hasMessageThat().startsWith("guide.md:4: this snippet does not compile");
        assertThat(wrong).hasMessageThat().contains("guide.md:5: cannot find symbol");
    }

    @Test
    void aMistakeMustBeTheOneThatIsAnnounced() {
        String rate = NETWORK.replace("@Dense", "@Dropout(1.5) Layer drop;\n    @Dense");
        check("java fails INT021", rate);
        AssertionError other =
                assertThrows(AssertionError.class, () -> check("java fails INT012", rate));
        assertThat(other).hasMessageThat().contains("is to report [INT012]");
    }

    @Test
    void whatIsNotCompiledSaysWhy() {
        check("java no-compile: three dots stand for the rest", "class ... {\n");
        assertThrows(
                IllegalArgumentException.class, () -> check("java no-compile", "class ... {\n"));
        assertThrows(IllegalArgumentException.class, () -> check("java nocompile", "int n;\n"));
    }

    @Test
    void fieldsAndMethodsAreMembersOfAClass() {
        check("java", "int twice(int n) {\n    return 2 * n;\n}\n");
        assertThat(JavaSource.parse(snippet("java", "@Dense(units = 1) Layer out;\n")).form())
                .isEqualTo(JavaSource.Form.MEMBERS);
    }
}
