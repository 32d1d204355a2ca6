/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.layer.Dense;
import org.intaglio.processor.Repository;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * docs/from-keras.md has a row for each public name of Keras, those of {@code keras-names.txt}, and
 * what it names of ours is there. A layer that we have by Keras' name is in its row: {@code
 * -Dintaglio.update=true} writes it there where the row says "not there yet".
 */
class FromKerasTest {
    private static final Path DOC = Repository.root().resolve("docs/from-keras.md");
    private static final Path NAMES =
            Repository.root().resolve("processor/src/test/resources/keras-names.txt");
    private static final String YET = "not there yet";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** {@code @Dense(units = 3)}, {@code Detection.auc}, {@code Sgd}. */
    private static final Pattern OURS =
            Pattern.compile("@(\\w+).*|([A-Z]\\w+)(?:\\.(\\w+))?(?:[(.].*)?");

    private static final List<String> PACKAGES =
            List.of(
                    "org.intaglio.",
                    "org.intaglio.layer.",
                    "org.intaglio.runtime.",
                    "org.intaglio.runtime.data.",
                    "org.intaglio.runtime.train.");

    /** A row of a table: what Keras calls it, and what is said of it. */
    private record Row(List<String> keras, String here) {
        /** The layer of ours that has the name of one of these of Keras. */
        Optional<String> layer() {
            return keras.stream()
                    .filter(name -> name.matches("layers\\.[A-Z]\\w+"))
                    .map(name -> name.substring("layers.".length()))
                    .filter(name -> load(Dense.class.getPackageName() + "." + name).isPresent())
                    .findFirst();
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(DOC)) {
            String[] cells = line.split(" \\| ", 2);
            if (line.startsWith("| `") && cells.length == 2) {
                rows.add(new Row(codes(cells[0]), cells[1].replaceFirst(" \\|$", "")));
            }
        }
        return rows;
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(m -> m.group(1)).toList();
    }

    private static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, FromKerasTest.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    @Test
    void everyNameOfKerasHasOneRow() throws IOException {
        List<String> named =
                rows().stream()
                        .flatMap(row -> row.keras.stream())
                        .filter(name ->
                                name.matches("(layers|losses|metrics|optimizers|callbacks)\\..*"))
                        .toList();
        assertThat(named).containsExactlyElementsIn(Files.readAllLines(NAMES));
    }

    @Test
    void whatItNamesOfOursIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int found = 0;
        for (Row row : rows()) {
            for (String code : codes(row.here)) {
                Matcher ours = OURS.matcher(code);
                if (!ours.matches()) {
                    continue;
                }
                found++;
                String type = ours.group(1) != null ? ours.group(1) : ours.group(2);
                String member = ours.group(3);
                if (classes(type).noneMatch(c -> member == null || has(c, member))) {
                    missing.add(code + ", for " + row.keras);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isAtLeast(150);
    }

    private static Stream<Class<?>> classes(String name) {
        return PACKAGES.stream().flatMap(p -> load(p + name).stream());
    }

    private static boolean has(Class<?> type, String member) {
        return Stream.concat(
                        Arrays.stream(type.getMethods()).map(m -> m.getName()),
                        Arrays.stream(type.getFields()).map(f -> f.getName()))
                .anyMatch(member::equals);
    }

    @Test
    void aLayerThatIsThereIsNamed() throws IOException {
        if (Boolean.getBoolean("intaglio.update")) {
            update();
        }
        for (Row row : rows()) {
            row.layer()
                    .ifPresent(layer ->
                            assertWithMessage(
                                            "%s; -Dintaglio.update=true -Dtest=FromKerasTest"
                                                    + " writes it",
                                            row.keras)
                                    .that(row.here)
                                    .contains("`@" + layer));
        }
    }

    private static void update() throws IOException {
        String doc = Files.readString(DOC);
        for (Row row : rows()) {
            if (row.here.equals(YET) && row.layer().isPresent()) {
                String first = "| `" + String.join("`, `", row.keras) + "` | ";
                doc = doc.replace(first + YET, first + "`@" + row.layer().get() + "`");
            }
        }
        Files.writeString(DOC, doc);
    }
}
