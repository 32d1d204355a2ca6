/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.processor.golden.Comparison.Difference;

import java.util.Map;
import java.util.TreeMap;

/** What the cases have come to, in a table at the end. */
final class GoldenSummary {
    private enum Outcome {
        PASSED,
        FAILED,
        NOT_EXPRESSIBLE
    }

    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Map<String, String> reasons = new TreeMap<>();
    private final Map<Quantity, Difference> worst = new TreeMap<>();
    private final Map<Quantity, String> worstCase = new TreeMap<>();

    /** A case has been run on a device; it may have been run on another before. */
    synchronized void ran(String name, String device, Comparison comparison) {
        boolean failed = false;
        for (Difference difference : comparison.differences()) {
            failed |= difference.isTooLarge();
            Difference largest = worst.get(difference.quantity());
            if (largest == null || !(difference.error() <= largest.error())) {
                worst.put(difference.quantity(), difference);
                worstCase.put(difference.quantity(), name + " [" + device + "]");
            }
        }
        outcomes.merge(
                name,
                failed ? Outcome.FAILED : Outcome.PASSED,
                (a, b) -> a == Outcome.FAILED ? a : b);
    }

    /** A case could not be run to its end. */
    synchronized void broke(String name) {
        outcomes.put(name, Outcome.FAILED);
    }

    /** A case that language or runtime have no words for yet. */
    synchronized void notExpressible(String name, String reason) {
        outcomes.put(name, Outcome.NOT_EXPRESSIBLE);
        reasons.put(name, reason);
    }

    private long count(Outcome outcome) {
        return outcomes.values().stream().filter(o -> o == outcome).count();
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        text.append(
                "golden: %d cases, %d passed, %d failed, %d not expressible yet%n"
                        .formatted(
                                outcomes.size(),
                                count(Outcome.PASSED),
                                count(Outcome.FAILED),
                                count(Outcome.NOT_EXPRESSIBLE)));
        worst.forEach((quantity, difference) ->
                text.append(
                        "  %-24s worst relative error %.1e, allowed %.0e  (%s, %s)%n"
                                .formatted(
                                        quantity.title(),
                                        difference.error(),
                                        quantity.tolerance(),
                                        worstCase.get(quantity),
                                        difference.name())));
        if (count(Outcome.FAILED) > 0) {
            text.append("failed:\n");
            outcomes.forEach((name, outcome) -> {
                if (outcome == Outcome.FAILED) {
                    text.append("  ").append(name).append('\n');
                }
            });
        }
        if (!reasons.isEmpty()) {
            text.append("not expressible yet:\n");
            reasons.forEach((name, reason) -> text.append("  %-40s %s%n".formatted(name, reason)));
        }
        return text.toString();
    }
}
