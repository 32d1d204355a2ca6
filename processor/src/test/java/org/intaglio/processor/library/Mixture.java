/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.library;

import org.intaglio.LayerClass;
import org.intaglio.LayerInput;
import org.intaglio.LayerParameter;
import org.intaglio.runtime.CustomLayer;

/**
 * {@code y = x·tanh(factor·w·g)}, where g has a number for each channel and w, too: two inputs, a
 * parameter, something kept, an argument.
 */
@LayerClass(
        inputs = {@LayerInput, @LayerInput(-1)},
        parameters = @LayerParameter(name = "w", shape = -1),
        kept = -1,
        readsY = false,
        multiplyAdds = 1)
public final class Mixture implements CustomLayer {
    private final float factor;

    /** With this factor. */
    public Mixture(double factor) {
        this.factor = (float) factor;
    }

    @Override
    public void forward(Forward f) {
        int channels = f.parameter(0).size();
        float[] w = f.parameter(0).array();
        int wAt = f.parameter(0).at();
        for (int s = 0; s < f.samples(); s++) {
            int keptAt = f.kept().at(s);
            for (int c = 0; c < channels; c++) {
                f.kept().array()[keptAt + c] =
                        (float) Math.tanh(factor * w[wAt + c] * f.x(1).array()[f.x(1).at(s) + c]);
            }
            for (int i = 0; i < f.x().size(); i++) {
                f.y().array()[f.y().at(s) + i] =
                        f.x().array()[f.x().at(s) + i] * f.kept().array()[keptAt + i % channels];
            }
        }
    }

    @Override
    public void backward(Backward b) {
        int channels = b.parameter(0).size();
        for (int s = 0; s < b.samples(); s++) {
            for (int c = 0; c < channels; c++) {
                float t = b.kept().array()[b.kept().at(s) + c];
                float sum = 0;
                for (int i = c; i < b.x().size(); i += channels) {
                    float dY = b.dY().array()[b.dY().at(s) + i];
                    sum += dY * b.x().array()[b.x().at(s) + i];
                    b.dX().array()[b.dX().at(s) + i] = dY * t;
                }
                float inner = sum * (1 - t * t) * factor;
                float g = b.x(1).array()[b.x(1).at(s) + c];
                b.dX(1).array()[b.dX(1).at(s) + c] =
                        inner * b.parameter(0).array()[b.parameter(0).at() + c];
                b.dParameter(0).array()[b.dParameter(0).at() + c] += inner * g;
            }
        }
    }
}
