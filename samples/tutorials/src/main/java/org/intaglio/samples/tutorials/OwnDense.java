/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.Initializer.ZEROS;

import org.intaglio.Init;
import org.intaglio.LayerClass;
import org.intaglio.LayerParameter;
import org.intaglio.runtime.CustomLayer;

/**
 * A dense layer written by hand: {@code y = x·kernel + bias}. The compiler has to know the number
 * of units, so each has a class; what they compute is here. Clear rather than fast.
 */
abstract class OwnDense implements CustomLayer {
    @LayerClass(
            result = 64,
            parameters = {
                @LayerParameter(
                        name = "kernel",
                        shape = {-1, 64}),
                @LayerParameter(name = "bias", shape = 64, initializer = @Init(ZEROS))
            },
            readsY = false)
    static final class Of64 extends OwnDense {}

    @LayerClass(
            result = 32,
            parameters = {
                @LayerParameter(
                        name = "kernel",
                        shape = {-1, 32}),
                @LayerParameter(name = "bias", shape = 32, initializer = @Init(ZEROS))
            },
            readsY = false)
    static final class Of32 extends OwnDense {}

    @LayerClass(
            result = 10,
            parameters = {
                @LayerParameter(
                        name = "kernel",
                        shape = {-1, 10}),
                @LayerParameter(name = "bias", shape = 10, initializer = @Init(ZEROS))
            },
            readsY = false)
    static final class Of10 extends OwnDense {}

    @Override
    public void forward(Forward call) {
        Values x = call.x();
        Values y = call.y();
        float[] kernel = call.parameter(0).array();
        int kernelAt = call.parameter(0).at();
        float[] bias = call.parameter(1).array();
        int biasAt = call.parameter(1).at();
        int units = y.size();
        for (int sample = 0; sample < call.samples(); sample++) {
            int yAt = y.at() + sample * units;
            System.arraycopy(bias, biasAt, y.array(), yAt, units);
            for (int i = 0; i < x.size(); i++) {
                float value = x.array()[x.at() + sample * x.size() + i];
                for (int unit = 0; unit < units; unit++) {
                    y.array()[yAt + unit] += value * kernel[kernelAt + i * units + unit];
                }
            }
        }
    }

    @Override
    public void backward(Backward call) {
        Values x = call.x();
        Values dY = call.dY();
        Values dKernel = call.dParameter(0);
        Values dBias = call.dParameter(1);
        float[] kernel = call.parameter(0).array();
        int kernelAt = call.parameter(0).at();
        int units = dY.size();
        boolean wantsX = call.wantsX(0);
        for (int sample = 0; sample < call.samples(); sample++) {
            int dYAt = dY.at() + sample * units;
            for (int unit = 0; unit < units; unit++) {
                dBias.array()[dBias.at() + unit] += dY.array()[dYAt + unit];
            }
            for (int i = 0; i < x.size(); i++) {
                float value = x.array()[x.at() + sample * x.size() + i];
                float sum = 0;
                for (int unit = 0; unit < units; unit++) {
                    float slope = dY.array()[dYAt + unit];
                    dKernel.array()[dKernel.at() + i * units + unit] += value * slope;
                    sum += slope * kernel[kernelAt + i * units + unit];
                }
                if (wantsX) {
                    Values dX = call.dX();
                    dX.array()[dX.at() + sample * x.size() + i] = sum;
                }
            }
        }
    }
}
