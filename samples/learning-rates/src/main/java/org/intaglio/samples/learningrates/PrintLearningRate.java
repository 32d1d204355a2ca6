/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.learningrates;

import org.intaglio.runtime.train.Callback;

import java.util.Locale;

/** Says after each epoch what the learning rate has come to. */
final class PrintLearningRate implements Callback {
    @Override
    public void epochEnd(Context context) {
        System.out.printf(
                Locale.ROOT,
                "  -> learning rate after epoch %d: %.6f%n",
                context.epoch(),
                context.learningRate());
    }
}
