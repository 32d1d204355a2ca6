/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.ownparts;

import static org.intaglio.Initializer.ONES;

import org.intaglio.Init;
import org.intaglio.LayerClass;
import org.intaglio.LayerParameter;
import org.intaglio.runtime.CustomLayer;

/**
 * An activation for what comes again and again: {@code x + sin²(a·x)/a}, with an {@code a} for each
 * unit that is learned. See Ziyin, Hartwig and Ueda, <a
 * href="https://arxiv.org/abs/2006.08195">Neural networks fail to learn periodic functions and how
 * to fix it</a>, 2020.
 */
@LayerClass(
        parameters = @LayerParameter(name = "frequency", shape = -1, initializer = @Init(ONES)),
        readsY = false)
final class Snake implements CustomLayer {
    @Override
    public void forward(Forward call) {
        Values x = call.x();
        Values y = call.y();
        Values frequency = call.parameter(0);
        for (int i = 0; i < call.samples() * x.size(); i++) {
            float a = frequency.array()[frequency.at() + i % frequency.size()];
            float value = x.array()[x.at() + i];
            double sine = Math.sin(a * value);
            y.array()[y.at() + i] = (float) (value + sine * sine / a);
        }
    }

    @Override
    public void backward(Backward call) {
        Values x = call.x();
        Values dX = call.dX();
        Values dY = call.dY();
        Values frequency = call.parameter(0);
        Values dFrequency = call.dParameter(0);
        for (int i = 0; i < call.samples() * x.size(); i++) {
            int unit = i % frequency.size();
            float a = frequency.array()[frequency.at() + unit];
            float value = x.array()[x.at() + i];
            float slope = dY.array()[dY.at() + i];
            double sine = Math.sin(a * value);
            double sineOfTwice = Math.sin(2 * a * value);
            dX.array()[dX.at() + i] = (float) (slope * (1 + sineOfTwice));
            dFrequency.array()[dFrequency.at() + unit] +=
                    (float) (slope * (value * sineOfTwice / a - sine * sine / (a * a)));
        }
    }
}
