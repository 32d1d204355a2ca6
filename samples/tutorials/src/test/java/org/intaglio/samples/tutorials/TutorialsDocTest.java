/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/tutorials.md names every twin, and none that is not there. */
class TutorialsDocTest {
    private static final List<Class<?>> TUTORIALS =
            List.of(Lesson.class, Introduction.class, Chapter.class, Article.class);

    @Test
    void namesAllTwinsAndNoOthers() throws IOException {
        String text = Files.readString(Path.of("../../docs/tutorials.md"));
        Set<String> named =
                Pattern.compile("`((?:Lesson|Introduction|Chapter|Article)\\.\\w+)`")
                        .matcher(text)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
        assertThat(named).isEqualTo(twins().collect(Collectors.toSet()));
    }

    private static Stream<String> twins() {
        return TUTORIALS.stream()
                .flatMap(tutorial ->
                        Arrays.stream(tutorial.getDeclaredMethods())
                                .filter(m -> !m.isSynthetic())
                                .filter(m -> !Modifier.isPrivate(m.getModifiers()))
                                .map(m -> tutorial.getSimpleName() + "." + m.getName()));
    }
}
