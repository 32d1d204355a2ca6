/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import static org.intaglio.Loss.MEAN_SQUARED_ERROR;

import org.intaglio.FillMode;
import org.intaglio.FlipMode;
import org.intaglio.Input;
import org.intaglio.Layer;
import org.intaglio.NeuralNetwork;
import org.intaglio.Output;
import org.intaglio.layer.RandomBrightness;
import org.intaglio.layer.RandomContrast;
import org.intaglio.layer.RandomCrop;
import org.intaglio.layer.RandomFlip;
import org.intaglio.layer.RandomRotation;
import org.intaglio.layer.RandomTranslation;
import org.intaglio.layer.RandomZoom;

/** Every layer that changes images at random, each with an output of its own, and some in a row. */
@NeuralNetwork(loss = MEAN_SQUARED_ERROR)
class Augmentations {
    @Input({Scene.SIZE, Scene.SIZE, 3})
    Layer scene;

    @Output
    @RandomFlip(mode = FlipMode.HORIZONTAL, from = "scene")
    Layer flip;

    @Output
    @RandomRotation(value = 0.1, from = "scene")
    Layer reflected;

    @Output
    @RandomRotation(value = 0.1, fillMode = FillMode.EDGE, from = "scene")
    Layer nearest;

    @Output
    @RandomRotation(value = 0.1, fillMode = FillMode.FILL_VALUE, fillValue = 0.5, from = "scene")
    Layer constant;

    @Output
    @RandomZoom(value = 0.5, from = "scene")
    Layer zoom;

    @Output
    @RandomTranslation(
            heightFactor = 0.3,
            widthFactor = 0.3,
            fillMode = FillMode.WRAP,
            from = "scene")
    Layer shift;

    @Output
    @RandomCrop(height = Scene.SIZE / 2, width = Scene.SIZE / 2, from = "scene")
    Layer crop;

    @Output
    @RandomContrast(
            value = {0.8, 0.8},
            valueRange = {0, 1},
            from = "scene")
    Layer contrast;

    @Output
    @RandomBrightness(
            value = 0.4,
            valueRange = {0, 1},
            from = "scene")
    Layer brightness;

    @RandomTranslation(heightFactor = 0.1, widthFactor = 0.1, from = "flip")
    Layer moved;

    @RandomRotation(0.05)
    Layer turned;

    @Output
    @RandomContrast(
            value = {0.3, 0.3},
            valueRange = {0, 1})
    Layer all;
}
