/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Networks of layers that are made of others' operations, for the tests that compare whole networks
 * with differences of their loss and with the interpreter.
 */
final class FurtherNetworks {
    private FurtherNetworks() {}

    /** The networks by what is in them. */
    static Map<String, NetworkSource> all() {
        Map<String, NetworkSource> all = new LinkedHashMap<>();
        all.put("other lengths", ofOtherLengths());
        return all;
    }

    private static NetworkSource source(String name, String fields) {
        return new NetworkSource(
                "golden." + name,
                """
                package golden;

                import static org.intaglio.Activation.*;
                import static org.intaglio.Interpolation.*;
                import static org.intaglio.Padding.*;

                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(inputGradients = true, loss = Loss.MEAN_SQUARED_ERROR)
                class %s {
                %s}
                """
                        .formatted(name, fields.indent(4)));
    }

    /** Paddings, croppings, samplings and adaptive poolings, of images and of steps. */
    static NetworkSource ofOtherLengths() {
        return source(
                "OtherLengths",
                """
                @Input({5, 4, 3})                                                 Layer image;
                @ZeroPadding2D(padding = {1, 0, 2, 1})                            Layer padded;
                @Conv2D(filters = 17, kernelSize = 2, activation = TANH)          Layer edges;
                @UpSampling2D(size = {2, 3})                                      Layer larger;
                @Cropping2D(cropping = {1, 2})                                    Layer cropped;
                @Resizing(height = 5, width = 7)                                  Layer smaller;
                @Resizing(height = 7, width = 6, interpolation = NEAREST)         Layer nearest;
                @UpSampling2D(interpolation = BILINEAR)                           Layer lines;
                @CenterCrop(height = 9, width = 6)                                Layer middle;
                @AdaptiveAveragePooling2D(outputSize = {4, 2})                    Layer means;
                @Reshape({8, 17})                                                 Layer steps;
                @Cropping1D(cropping = {0, 3})                                    Layer first;
                @UpSampling1D(size = 3)                                           Layer thrice;
                @ZeroPadding1D(padding = {1, 0})                                  Layer before;
                @AdaptiveAveragePooling1D(outputSize = 6)                         Layer six;
                @Flatten                                                          Layer flat;
                @Dense(units = 2)                                                 Layer last;
                """);
    }
}
