/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.check;

import org.intaglio.runtime.Batch;

/** Whether something is of the inputs or of the targets of a batch. */
public enum Side {
    INPUT {
        @Override
        public int size(Batch batch, int i) {
            return batch.inputSize(i);
        }

        @Override
        public float[] rows(Batch batch, int i) {
            return batch.input(i);
        }

        @Override
        public Slot slot(Batch batch, int i) {
            return batch.network()
                    .map(network -> Slot.of(network.inputs().get(i)))
                    .orElseGet(() -> Slot.unnamed(this, i).ofSize(size(batch, i)));
        }
    },

    TARGET {
        @Override
        public int size(Batch batch, int i) {
            return batch.targetSize(i);
        }

        @Override
        public float[] rows(Batch batch, int i) {
            return batch.target(i);
        }

        @Override
        public Slot slot(Batch batch, int i) {
            return batch.network()
                    .map(network -> Slot.of(network.outputs().get(i)))
                    .orElseGet(() -> Slot.unnamed(this, i).ofSize(size(batch, i)));
        }
    };

    /** Floats of one sample. */
    public abstract int size(Batch batch, int i);

    /** The rows of all samples. */
    public abstract float[] rows(Batch batch, int i);

    /** What messages say of it. */
    public abstract Slot slot(Batch batch, int i);
}
