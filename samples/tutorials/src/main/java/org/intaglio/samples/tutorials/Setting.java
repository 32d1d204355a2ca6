/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.train.Optimizer;

import java.nio.file.Path;

/**
 * What the examples have in common.
 *
 * @param train images to train on
 * @param test images to test with
 * @param directory where files go
 * @param mostEpochs how many epochs an example trains at most, however many the tutorial says
 * @param verbose how much a training prints
 */
record Setting(
        LabeledImages train, LabeledImages test, Path directory, int mostEpochs, int verbose) {
    /** A training of so many epochs, or as many as there is time for. */
    Training training(Optimizer optimizer, int epochs) {
        return Training.with(optimizer).epochs(Math.min(epochs, mostEpochs)).verbose(verbose);
    }

    Path file(String name) {
        return directory.resolve(name);
    }
}
