/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.check.IndexCheck;
import org.intaglio.runtime.device.Interrupts;
import org.intaglio.runtime.program.Architecture;

import java.util.concurrent.CancellationException;

/**
 * Looks at data before the first step, so that what does not fit is told while no parameter has
 * changed: at all targets and indices that can be had without the other inputs, and at the first
 * sample of what a training measures with only after an epoch.
 */
final class FirstLook {
    private static final String VALIDATION = "the validation data: ";

    private final Architecture architecture;
    private final IndexCheck indices;
    private final boolean refusesBad;

    /**
     * @param refusesBad whether targets that are infinite or not a number are refused
     */
    FirstLook(Architecture architecture, boolean refusesBad) {
        this.architecture = architecture;
        this.indices = new IndexCheck(architecture);
        this.refusesBad = refusesBad;
    }

    /**
     * Checks indices, targets and weights of all samples, as far as they can be read without other
     * inputs.
     *
     * @throws CancellationException if the thread is interrupted
     * @throws IllegalArgumentException if one does not fit
     */
    void atAll(RandomAccessDataset samples) {
        if (indices.isNeeded()) {
            atIndices(samples);
        }
        atTargets(samples);
    }

    private void atIndices(RandomAccessDataset samples) {
        Batch room = Batch.of(architecture, 1, true);
        Thread thread = Thread.currentThread();
        for (int i = 0; i < samples.count(); i++) {
            Interrupts.check(thread, "the training");
            room.sample(0, i);
            if (!samples.readIndices(i, room, 0)) {
                return;
            }
            indices.ofDataset(room, 0);
        }
    }

    private void atTargets(RandomAccessDataset samples) {
        TargetCheck targets = new TargetCheck(architecture);
        FiniteCheck finite = new FiniteCheck(architecture);
        Batch room = Batch.of(architecture, 1, true);
        Thread thread = Thread.currentThread();
        for (int i = 0; i < samples.count(); i++) {
            Interrupts.check(thread, "the training");
            room.weights()[0] = 1;
            room.sample(0, i);
            if (!samples.readTargets(i, room, 0)) {
                return;
            }
            targets.ofDataset(room, 0);
            if (refusesBad) {
                finite.targetsOfDataset(room, 0);
            }
            WeightCheck.ofDataset(room, 0);
        }
    }

    /**
     * Checks what a training measures with.
     *
     * @throws IllegalArgumentException if it is empty, or a sample does not fit
     */
    void atValidation(Dataset data) {
        try {
            Batch room = Batch.of(architecture, 1, true);
            room.sample(0, 0);
            try (Dataset.Reader reader = Readers.open(data)) {
                if (!reader.read(room, 0)) {
                    throw new IllegalArgumentException("there are no samples to evaluate");
                }
            }
            indices.ofDataset(room, 0);
            new TargetCheck(architecture).ofDataset(room, 0);
            if (data instanceof RandomAccessDataset samples) {
                atAll(samples);
            }
        } catch (IllegalArgumentException e) {
            throw inValidation(e);
        }
    }

    /**
     * The same error, saying that it is the validation data that it speaks of. What a data set
     * throws of its own kind stays as it is.
     */
    static IllegalArgumentException inValidation(IllegalArgumentException e) {
        if (e.getClass() != IllegalArgumentException.class) {
            return e;
        }
        return new IllegalArgumentException(VALIDATION + e.getMessage(), e);
    }
}
