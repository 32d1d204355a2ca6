/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.Layers;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/generated-code.md shows what the compiler writes, to the letter. */
class GeneratedCodeDocTest {
    private static final Path PAGE =
            Path.of(System.getProperty("intaglio.root", ".."), "docs", "generated-code.md");

    @Test
    void showsWhatIsGenerated() throws IOException {
        String expected =
                new JavaBackend()
                        .model(
                                Declaration.input(4)
                                        .named("Iris")
                                        .loss(Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
                                        .layer("hidden", Layers.dense(8, Activation.RELU))
                                        .layer("species", Layers.dense(3, Activation.SOFTMAX))
                                        .programs())
                        .toString();
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        // Compared as a whole, so that a failure shows the text to paste.
        assertWithMessage("the block between ```java and ``` after '## The class' in %s", PAGE)
                .that(block(page, "## The class"))
                .isEqualTo(expected);
    }

    private static String block(String page, String heading) {
        String fence = "```java\n";
        int from = page.indexOf(fence, page.indexOf(heading)) + fence.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
