/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.docs.LayerDocs;
import org.intaglio.processor.model.ShapedLayer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * docs/layers.md is what the annotations' Javadoc and attributes say, and what the compiler makes
 * of an example of each, those of {@code layer-examples.txt}. {@code -Dintaglio.update=true} writes
 * it.
 */
class LayersDocTest {
    private static final Path DOC = Repository.root().resolve("docs/layers.md");
    private static final Path EXAMPLES =
            Repository.root().resolve("processor/src/test/resources/layer-examples.txt");
    private static final Path ANNOTATIONS =
            Repository.root().resolve("annotations/src/main/java/org/intaglio/layer");
    private static final Pattern NAME = Pattern.compile("@(\\w+).*");

    private static final String HEAD =
            """
            # Layers

            Every layer with its attributes. Names and defaults are Keras'; an attribute without a default has to be given. Shapes are those
            of one sample: H×W×C is height, width, channels. A layer reads the field above it, or what `from` names. The example behind
            each was compiled: what it makes of which shape, how many parameters it has, and how many multiplications with addition a
            prediction of one sample takes. [Layers of your own](guide.md#layers-of-your-own) are named with `@Custom`; [from
            Keras](from-keras.md) has what Keras calls otherwise. [Constants](#constants) of attributes are at the end.

            Written by a test from the annotations; `./mvnw -pl processor -am test -Dtest=LayersDocTest -Dintaglio.update=true
            -Dsurefire.failIfNoSpecifiedTests=false` does so again.

            """;

    /** A network whose last layer is the one to show. */
    private record Example(String head, String before, String layer) {
        static Example parse(String line) {
            String[] parts = line.split("\\|", -1);
            String before = parts.length > 2 ? parts[1].strip() : "";
            return new Example(parts[0].strip(), before, parts[parts.length - 1].strip());
        }

        String name() {
            Matcher name = NAME.matcher(layer);
            if (!name.matches()) {
                throw new IllegalArgumentException(layer + " is no layer, in " + EXAMPLES);
            }
            return name.group(1);
        }

        /** What the compiler knows of it. */
        ShapedLayer compiled() {
            String attributes =
                    Stream.of(head, "loss = CUSTOM")
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(", "));
            CapturedPrograms captured = new CapturedPrograms();
            String source =
                    "@NeuralNetwork(%s) class Net { %s %s Layer y; }"
                            .formatted(attributes, before, layer);
            Compiled compiled = Compiled.of(source, captured.processor());
            assertWithMessage("%s: %s", source, compiled.output())
                    .that(compiled.success())
                    .isTrue();
            return captured.all().getLast().network().layers().getLast();
        }

        String told() {
            ShapedLayer y = compiled();
            String read =
                    y.inputShapes().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(" and "));
            return String.format(
                    Locale.ROOT,
                    "`%s` of %s: %s, %,d parameter%s, %,d multiply-adds.",
                    layer,
                    read,
                    y.shape(),
                    y.parameterCount(),
                    y.parameterCount() == 1 ? "" : "s",
                    y.multiplyAdds());
        }
    }

    @Test
    void isWhatTheAnnotationsSay() throws IOException {
        String written = write();
        if (Boolean.getBoolean("intaglio.update")) {
            Files.writeString(DOC, written);
        }
        assertThat(Files.readString(DOC)).isEqualTo(written);
    }

    @Test
    void everyLayerSaysItsShapes() throws IOException {
        for (LayerDocs.Layer layer : docs().layers()) {
            assertWithMessage(layer.name()).that(layer.text()).containsMatch("×|shape|\\(…");
        }
    }

    private static String write() throws IOException {
        LayerDocs docs = docs();
        List<LayerDocs.Layer> layers = docs.layers();
        Map<String, String> examples = examples();
        StringBuilder doc = new StringBuilder(HEAD).append("| layer | what it does |\n|---|---|\n");
        for (LayerDocs.Layer layer : layers) {
            String anchor = layer.name().toLowerCase(Locale.ROOT);
            doc.append(
                    "| [%s](#%s) | %s |\n".formatted(layer.name(), anchor, cell(layer.summary())));
        }
        for (LayerDocs.Layer layer : layers) {
            doc.append("\n## %s\n\n%s\n\n".formatted(layer.name(), layer.text()));
            doc.append("| attribute | default | |\n|---|---|---|\n");
            for (LayerDocs.Attribute a : layer.attributes()) {
                String standard = a.standard().isEmpty() ? "" : "`" + a.standard() + "`";
                doc.append(
                        "| `%s %s` | %s | %s |\n"
                                .formatted(a.type(), a.name(), standard, cell(a.text())));
            }
            if (!layer.name().equals("Custom")) { // It has the cost that its class says.
                assertWithMessage("%s has no example in %s", layer.name(), EXAMPLES)
                        .that(examples)
                        .containsKey(layer.name());
                doc.append("\n").append(examples.get(layer.name())).append("\n");
            }
        }
        doc.append("\n## Constants\n\nWhat attributes above may be.\n\n")
                .append("| type | constants |\n|---|---|\n");
        docs.constants()
                .forEach((type, all) ->
                        doc.append("| `%s` | `%s` |\n".formatted(type, String.join("`, `", all))));
        return doc.toString();
    }

    private static String cell(String markdown) {
        return markdown.replaceAll("\\s+", " ").replace("|", "\\|");
    }

    private static LayerDocs docs() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(ANNOTATIONS)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.equals("package-info.java")) {
                    sources.put(
                            "org.intaglio.layer." + name.replace(".java", ""),
                            Files.readString(file));
                }
            }
        }
        LayerDocs docs = new LayerDocs();
        Compiled compiled = Compiled.ofFiles(sources, docs);
        assertWithMessage(compiled.output()).that(compiled.success()).isTrue();
        return docs;
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> told = new HashMap<>();
        for (String line : Files.readAllLines(EXAMPLES)) {
            Example example = Example.parse(line);
            told.put(example.name(), example.told());
        }
        return told;
    }
}
