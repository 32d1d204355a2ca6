/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.operation.ImageOperations;
import org.intaglio.runtime.operation.Motion;
import org.intaglio.runtime.operation.Tone;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Augmentation;
import org.intaglio.runtime.program.Frame;

/** Images that are changed at random: by the numbers that the runtime draws. */
abstract class Images extends Arithmetic implements ImageOperations {
    Images(Architecture architecture, Frame f) {
        super(architecture, f);
    }

    @Override
    public void move(String layer, Motion motion, int stream, String x, Value y) {
        Augmentation.move(f, motion, stream, read(x), 0, write(y), 0);
    }

    @Override
    public void moveGradient(String layer, Motion motion, int stream, String x, Value y) {
        Augmentation.moveGradient(f, motion, stream, read(x), 0, write(y), 0);
    }

    @Override
    public void shade(String layer, Tone tone, int stream, String x, Value y) {
        Augmentation.shade(f, tone, stream, read(x), 0, write(y), 0);
    }

    @Override
    public void shadeGradient(String layer, Tone tone, int stream, String x, String dY, Value y) {
        Augmentation.shadeGradient(f, tone, stream, read(x), 0, read(dY), 0, write(y), 0);
    }
}
