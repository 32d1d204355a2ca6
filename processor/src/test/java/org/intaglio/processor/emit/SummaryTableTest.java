/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Activation;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.Layers;
import org.intaglio.processor.SampleNetworks;
import org.intaglio.processor.model.LayerSpec;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    @Test
    void mnistCnn() {
        assertThat(SummaryTable.of(SampleNetworks.mnistCnn().programs()))
                .isEqualTo(
                        """
                        Model: "MnistCnn"
                        _____________________________________________________________________________________
                        Layer (type)                      Output shape                Params   Multiply-adds
                        =====================================================================================
                        input (Input)                     (28, 28, 1)                      0               0
                        edges (Conv2D)                    (26, 26, 32)                   320         194,688
                        pool1 (MaxPooling2D)              (13, 13, 32)                     0               0
                        shapes (Conv2D)                   (11, 11, 64)                18,496       2,230,272
                        pool2 (MaxPooling2D)              (5, 5, 64)                       0               0
                        flat (Flatten)                    (1600)                           0               0
                        drop (Dropout)                    (1600)                           0               0
                        hidden (Dense)                    (32)                        51,232          51,200
                        digit (Dense)                     (10)                           330             320
                        =====================================================================================
                        Total params: 70,378 (274.91 KB)
                        Trainable params: 70,378 (274.91 KB)
                        Non-trainable params: 0 (0 B)
                        Multiply-adds for one prediction: 2,476,480
                        Memory for training: 1.25 MB with Adam, 9.64 KB a sample of the batch, 73.50 KB for each of up to 16 parts, 1.09 MB a thread
                        Memory for prediction: 274.91 KB weights, 128.05 KB prepared weights, 1.03 MB a thread
                        _____________________________________________________________________________________
                        """);
    }

    @Test
    void namesWhatALayerReadsWhereThatIsNotTheOneAbove() {
        Declaration declaration =
                Declaration.input(4)
                        .layer("a", Layers.dense(4, Activation.RELU))
                        .layer("sum", new LayerSpec.Add(), "input", "a");
        assertThat(SummaryTable.of(declaration.programs())).contains("\n    reads input, a\n");
    }

    @Test
    void longNamesDoNotRunIntoTheirNeighbours() {
        Declaration declaration =
                Declaration.input(4)
                        .layer("theSecondNormalisationOfTheLeftBranch", Layers.batchNorm());
        assertThat(SummaryTable.of(declaration.programs()))
                .contains("theSecondNormalisationOfTheLeftBranch (BatchNormalization) (4)");
    }
}
