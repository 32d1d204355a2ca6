/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.budget;

import org.intaglio.processor.model.BudgetSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.DiagnosticId;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.schedule.Programs;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares what a network costs with what it may cost. */
public final class Budgets {
    private final ShapedNetwork network;
    private final Programs programs;
    private final Trial trial;

    private Budgets(Programs programs, Trial trial) {
        this.network = programs.network();
        this.programs = programs;
        this.trial = trial;
    }

    /**
     * Reports every limit that is broken.
     *
     * @param programs the network, with which nothing else is wrong
     * @param trial how to try another
     * @param diagnostics where to report
     */
    public static void check(Programs programs, Trial trial, Diagnostics diagnostics) {
        Budgets budgets = new Budgets(programs, trial);
        Map<String, Long> limits = programs.network().spec().budget().limits();
        for (Cost cost : Cost.ALL) {
            if (limits.containsKey(cost.attribute())) {
                budgets.check(cost, limits.get(cost.attribute()), diagnostics);
            }
        }
    }

    private void check(Cost cost, long limit, Diagnostics diagnostics) {
        long total = cost.total().applyAsLong(network, n -> programs);
        if (total <= limit) {
            return;
        }
        BudgetSpec budget = network.spec().budget();
        Map<String, Long> ofLayers = cost.ofLayers().apply(programs);
        List<ShapedLayer> costliest =
                network.layers().stream()
                        .filter(layer -> ofLayers.getOrDefault(layer.name(), 0L) > 0)
                        .sorted(
                                Comparator.comparingLong((ShapedLayer l) -> ofLayers.get(l.name()))
                                        .reversed())
                        .toList();
        diagnostics.add(
                DiagnosticId.BUDGET.at(
                        budget.origin().at(cost.attribute()),
                        "'%s' %s %s %s, but its budget is %s"
                                .formatted(
                                        network.spec().name(),
                                        cost.verb(),
                                        number(total),
                                        cost.what(),
                                        number(limit)),
                        CostTable.of(costliest, ofLayers, total),
                        new SmallestChange(network, cost, limit, trial)
                                .find(costliest)
                                .map(Budgets::remedy)
                                .orElse(
                                        "No single size was found that fits: make several layers"
                                                + " smaller, or raise the limit.")));
    }

    private static String remedy(SmallestChange.Change change) {
        return "Set %s = %s for '%s', instead of %s: that makes %s."
                .formatted(
                        change.width().attribute(),
                        change.value(),
                        change.layer(),
                        change.width().value(),
                        number(change.total()));
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
