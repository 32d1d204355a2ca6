/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;
import org.intaglio.processor.wire.WiredNetwork;

import java.util.List;

/** The rules that need wiring and shapes, in their order. */
public final class NetworkRules {
    private static final List<NetworkRule> RULES =
            List.of(
                    new SoftmaxOfOne(),
                    new OneClass(),
                    new LossActivation(),
                    new TotalSize(),
                    new ConstrainedAxes(),
                    new AdaptedInputs(),
                    new LastStates(),
                    new MethodLimits(),
                    new TwoActivations(),
                    new DropoutLast(),
                    new UselessBias(),
                    new NoEffect(),
                    new FrozenLayers(),
                    new MaskedMoments(),
                    new MaskedPenalty());

    /** What is only probably wrong: not worth reading as long as something is wrong for sure. */
    private static final List<NetworkRule> GUESSES =
            List.of(
                    new SoftmaxWithin(),
                    new LinearTwice(),
                    new RectifiedAnswer(),
                    new EqualKernel(),
                    new UnmarkedOutput());

    private NetworkRules() {}

    /**
     * Applies all of them.
     *
     * @param wired the whole network
     * @param shaped the same, maybe without the layers of which no shape is known
     * @param diagnostics where to report
     */
    public static void check(WiredNetwork wired, ShapedNetwork shaped, Diagnostics diagnostics) {
        LossDeclared.check(wired, diagnostics);
        LossOptions.check(wired, diagnostics);
        // A guess too, but one that explains the errors that such an image brings about.
        ChannelsFirst.check(wired, diagnostics);
        RULES.forEach(rule -> rule.check(shaped, diagnostics));
        if (!diagnostics.preventGeneration()) {
            GUESSES.forEach(rule -> rule.check(shaped, diagnostics));
        }
    }
}
