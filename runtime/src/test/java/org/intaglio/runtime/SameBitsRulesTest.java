/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.generators.JavaSource;
import org.intaglio.generators.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The same seed gives the same bits, however warm the JVM is. So nothing may be called whose result
 * depends on which of HotSpot's compilers has compiled it.
 */
final class SameBitsRulesTest {
    private static final Path SOURCES = Path.of("src/main/java");

    private static final Map<Pattern, String> FORBIDDEN =
            Map.of(
                    // The order of the additions is the compiler's choice.
                    Pattern.compile(
                            "reduceLanes\\(\\s*(VectorOperators\\.)?(ADD|MUL|FIRST_NONZERO)"),
                    "VectorMath.sum",
                    // Library routines once compiled, StrictMath's before.
                    Pattern.compile(
                            "(VectorOperators\\.|lanewise\\(\\s*)(SIN|COS|TAN|ASIN|ACOS|ATAN|ATAN2|SINH"
                                + "|COSH|TANH|EXP|EXPM1|LOG|LOG1P|LOG10|POW|CBRT|HYPOT)\\b"),
                    "the functions of VectorMath",
                    // Squares and roots have a way of their own once compiled.
                    Pattern.compile("\\b(?<!Strict)Math\\.pow\\("),
                    "products, or StrictMath.pow where allocation does not matter");

    private static List<String> violations(String name, String source) {
        List<String> found = new ArrayList<>();
        String code = source.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        FORBIDDEN.forEach((pattern, instead) -> {
            var matcher = pattern.matcher(code);
            while (matcher.find()) {
                found.add("%s: %s; use %s".formatted(name, matcher.group(), instead));
            }
        });
        return found;
    }

    @Test
    void nothingDependsOnHowWarmTheMachineIs() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".java")).toList()) {
                files++;
                found.addAll(violations(path.getFileName().toString(), Files.readString(path)));
            }
        }
        assertThat(files).isGreaterThan(100);
        for (JavaSource source : Kernels.sources()) {
            found.addAll(violations(source.name(), source.toString()));
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v.reduceLanes(VectorOperators.ADD)",
                "v.reduceLanes(ADD)",
                "v.lanewise(VectorOperators.EXP)",
                "v.lanewise(TANH)",
                "Math.pow(x, 2)"
            })
    void whatIsForbiddenIsFound(String code) {
        assertThat(violations("X.java", code)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v.reduceLanes(VectorOperators.MAX)",
                "// v.reduceLanes(ADD)",
                "StrictMath.pow(x, 2)"
            })
    void whatIsAllowedIsNot(String code) {
        assertThat(violations("X.java", code)).isEmpty();
    }
}
