/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.Set;

/**
 * The layers of Keras 3 that the language does not have yet. A layer that is neither here nor in
 * the translator is an error: whatever Keras adds has to be put into one of the two.
 */
final class MissingLayers {
    static final Set<String> NAMES =
            Set.of(
                    // A model as a layer.
                    "Functional",
                    "Sequential",
                    // Core.
                    "EinsumDense",
                    "Identity",
                    "Lambda",
                    "ReversibleEmbedding",
                    // Convolutions.
                    "Conv3D",
                    "Conv3DTranspose",
                    // Pooling.
                    "AdaptiveAveragePooling3D",
                    "AdaptiveMaxPooling1D",
                    "AdaptiveMaxPooling2D",
                    "AdaptiveMaxPooling3D",
                    "AveragePooling3D",
                    "GlobalAveragePooling3D",
                    "GlobalMaxPooling3D",
                    "MaxPooling3D",
                    // Recurrent.
                    "ConvLSTM1D",
                    "ConvLSTM2D",
                    "ConvLSTM3D",
                    "GRUCell",
                    "LSTMCell",
                    "RNN",
                    "SimpleRNNCell",
                    "StackedRNNCells",
                    // Normalization and regularization.
                    "SpatialDropout3D",
                    "SpectralNormalization",
                    // Reshaping.
                    "Cropping3D",
                    "UpSampling3D",
                    "ZeroPadding3D",
                    // Activations.
                    "ThresholdedReLU",
                    // Preprocessing.
                    "HashedCrossing",
                    "Hashing",
                    "StringLookup",
                    "TextVectorization");

    private MissingLayers() {}
}
