/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.segment;

import org.intaglio.runtime.program.Architecture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The numbers of a model, outside of the heap. Who reads them waits for who writes them. */
final class SegmentWeights {
    private final MemorySegment theta;
    private final MemorySegment state;

    SegmentWeights(Architecture architecture) {
        this.theta = floats(architecture.trainable());
        this.state = floats(architecture.state());
    }

    private static MemorySegment floats(int count) {
        return Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, Math.max(1, count));
    }

    private MemorySegment of(Architecture.Weights parameter) {
        return parameter.trainable() ? theta : state;
    }

    synchronized void read(Architecture.Weights parameter, float[] to) {
        load(of(parameter), parameter.offset(), to, parameter.shape().size());
    }

    synchronized void write(Architecture.Weights parameter, float[] from) {
        store(from, of(parameter), parameter.offset(), parameter.shape().size());
    }

    synchronized void load(float[] toTheta, float[] toState) {
        load(theta, 0, toTheta, toTheta.length);
        load(state, 0, toState, toState.length);
    }

    synchronized void store(float[] fromTheta, float[] fromState) {
        store(fromTheta, theta, 0, fromTheta.length);
        store(fromState, state, 0, fromState.length);
    }

    private static void load(MemorySegment from, int first, float[] to, int count) {
        long offset = (long) first * Float.BYTES;
        MemorySegment.copy(from, ValueLayout.JAVA_FLOAT, offset, to, 0, count);
    }

    private static void store(float[] from, MemorySegment to, int first, int count) {
        long offset = (long) first * Float.BYTES;
        MemorySegment.copy(from, 0, to, ValueLayout.JAVA_FLOAT, offset, count);
    }
}
