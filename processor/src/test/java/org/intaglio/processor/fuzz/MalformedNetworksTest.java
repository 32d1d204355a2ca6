/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.fuzz;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.report.DiagnosticId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Whatever is declared: the compiler never fails, every error is in the user's file and ours has an
 * id and a position there, and without an error the generated code compiles.
 *
 * <p>{@code -Dintaglio.fuzz.count=5000 -Dintaglio.fuzz.seed=1} tries more, and others.
 */
final class MalformedNetworksTest {
    private static final int COUNT = Integer.getInteger("intaglio.fuzz.count", 200);
    private static final long SEED = Long.getLong("intaglio.fuzz.seed", 0);
    private static final int SHOWN = 5;

    private static final Pattern OURS = Pattern.compile("^\\[(INT\\d{3})\\] ");
    private static final Pattern MISSING =
            Pattern.compile("cannot find symbol\\s+symbol: +class NetModel");

    /** Where no processor was asked, nothing can stand in. */
    private static final Set<String> BY_PLUGIN = Set.of("INT028", "INT045", "INT070");

    private static final Set<String> IDS =
            Arrays.stream(DiagnosticId.values()).map(DiagnosticId::id).collect(Collectors.toSet());

    @Test
    void everythingHasAnAnswer() {
        List<String> broken = new ArrayList<>();
        TreeMap<String, Integer> counts = new TreeMap<>();
        StandardJavaFileManager manager = Outcome.manager();
        for (long seed = SEED; seed < SEED + COUNT; seed++) {
            String text = MalformedNetworks.of(seed).text();
            Outcome outcome = Outcome.of(text, manager);
            Optional<String> fault = fault(text, outcome);
            if (fault.isPresent()) {
                broken.add("seed %d: %s\n%s".formatted(seed, fault.get(), text));
            }
            ids(outcome).forEach(id -> counts.merge(id, 1, Integer::sum));
            counts.merge(outcome.success() ? "compiled" : "refused", 1, Integer::sum);
        }
        Outcome.close(manager);
        assertWithMessage(
                        "of %s, seeds with a fault: %s",
                        counts,
                        String.join("\n", broken.subList(0, Math.min(SHOWN, broken.size()))))
                .that(broken.size())
                .isEqualTo(0);
        // The test itself would be useless otherwise.
        assertThat(counts.get("compiled")).isGreaterThan(COUNT / 20);
        assertThat(counts.get("refused")).isGreaterThan(COUNT / 4);
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.diagnostics().stream()
                .map(d -> OURS.matcher(d.getMessage(Locale.ROOT)))
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    private static Optional<String> fault(String text, Outcome outcome) {
        if (!outcome.crash().isEmpty()) {
            return Optional.of(outcome.crash());
        }
        for (Diagnostic<? extends JavaFileObject> diagnostic : outcome.diagnostics()) {
            Optional<String> fault = fault(text, diagnostic);
            if (fault.isPresent()) {
                return fault;
            }
        }
        boolean errors =
                outcome.diagnostics().stream().anyMatch(d -> d.getKind() == Diagnostic.Kind.ERROR);
        if (errors == outcome.success()) {
            return Optional.of("refused without an error");
        }
        if (outcome.success() && outcome.generated().isEmpty()) {
            return Optional.of("nothing is generated, and nobody says why");
        }
        if (ids(outcome).stream().anyMatch(id -> !BY_PLUGIN.contains(id))
                && outcome.generated().isEmpty()
                && outcome.diagnostics().stream()
                        .anyMatch(d -> MISSING.matcher(d.getMessage(Locale.ROOT)).find())) {
            return Optional.of("the model is missing beside what is wrong");
        }
        boolean standIn =
                outcome.generated().values().stream().anyMatch(t -> t.contains("Stands in"));
        if (standIn && ids(outcome).isEmpty()) {
            return Optional.of("a stand-in, and nobody says why");
        }
        return Optional.empty();
    }

    private static Optional<String> fault(
            String text, Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic.getMessage(Locale.ROOT);
        Matcher ours = OURS.matcher(message);
        boolean hasId = ours.find();
        boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
        if (!hasId && !error) {
            return diagnostic.getSource() == null || diagnostic.getSource() instanceof Outcome.User
                    ? Optional.empty()
                    : Optional.of("warning in a generated file: " + diagnostic);
        }
        if (hasId && (!IDS.contains(ours.group(1)) || ours.group(1).equals("INT000"))) {
            return Optional.of(message);
        }
        if (!(diagnostic.getSource() instanceof Outcome.User)) {
            return Optional.of("not in the user's file: " + diagnostic);
        }
        return diagnostic.getPosition() >= 0 && diagnostic.getPosition() < text.length()
                ? Optional.empty()
                : Optional.of("without a position: " + diagnostic);
    }
}
