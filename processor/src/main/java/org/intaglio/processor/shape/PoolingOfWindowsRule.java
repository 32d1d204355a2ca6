/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * steps×channels to steps'×channels; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/pooling/base_pooling.py">Keras</a>.
 */
final class PoolingOfWindowsRule implements LayerRule<LayerFacts.PoolingOfWindows> {
    @Override
    public Verdict shape(LayerFacts.PoolingOfWindows spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return Sequences.refuse(input, spec).orElseGet(() -> slide(spec, input.shape()));
    }

    private static Verdict slide(LayerFacts.PoolingOfWindows spec, Shape input) {
        int steps = input.dimension(0);
        int channels = input.dimension(1);
        SlidingWindow window =
                new SlidingWindow(
                        "poolSize",
                        new Window(1, spec.poolSize()),
                        new Window(1, spec.stride()),
                        Window.ONE,
                        spec.padding());
        return switch (window.over(Shape.of(1, steps, channels), channels)) {
            case Verdict.Fits fits ->
                    new Verdict.Fits(Shape.of(fits.shape().dimension(1), channels));
            case Verdict.Misfit misfit ->
                    new Verdict.Misfit(
                            DiagnosticId.WINDOW_DOES_NOT_FIT,
                            "poolSize",
                            "cannot slide a window of %s steps over %s with padding VALID"
                                    .formatted(spec.poolSize(), input),
                            "needs at least %s steps".formatted(spec.poolSize()),
                            steps == 1
                                    ? "Try padding = SAME, or leave this layer out."
                                    : "Try padding = SAME, or poolSize = %s or smaller."
                                            .formatted(steps));
        };
    }

    @Override
    public boolean keepsImages() {
        return false;
    }

    @Override
    public String detail(LayerFacts.PoolingOfWindows spec) {
        return String.valueOf(spec.poolSize());
    }
}
