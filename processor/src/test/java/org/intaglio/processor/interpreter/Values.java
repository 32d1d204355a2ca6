/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.operation.RecurrentOperations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The values by their names, a row a sample, and the parameters by theirs. */
abstract class Values implements RecurrentOperations {
    final Architecture architecture;
    final Frame f;
    private final Map<String, float[]> values = new HashMap<>();
    private final Map<String, Architecture.Weights> parameters = new HashMap<>();

    Values(Architecture architecture, Frame f) {
        this.architecture = architecture;
        this.f = f;
        architecture.parameters().forEach(w -> parameters.put(w.path(), w));
    }

    /** Floats of all samples. */
    final int all(Value value) {
        int size = value.shape().size();
        return value.scope() == Value.Scope.SAMPLE ? f.n * size : size;
    }

    /** Room for a value, zeros; nothing has its name so far. */
    final float[] write(Value value) {
        float[] room = new float[all(value)];
        give(value, room);
        return room;
    }

    final void give(Value value, float[] values) {
        if (parameters.containsKey(value.name()) || this.values.put(value.name(), values) != null) {
            throw new AssertionError("written twice: " + value);
        }
        if (values.length != all(value)) {
            throw new AssertionError(value + " has " + values.length + " elements");
        }
    }

    /** Writes a value element by element. */
    final void each(Value value, IntToDoubleFunction element) {
        float[] to = write(value);
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) element.applyAsDouble(i);
        }
    }

    final boolean isValue(String name) {
        return values.containsKey(name);
    }

    final Architecture.Weights parameter(String path) {
        return parameters.get(path);
    }

    /** A value that has been written, or a copy of a parameter. */
    final float[] read(String name) {
        Architecture.Weights w = parameters.get(name);
        float[] found =
                w == null
                        ? values.get(name)
                        : Arrays.copyOfRange(
                                w.trainable() ? f.theta : f.state,
                                w.offset(),
                                w.offset() + w.shape().size());
        if (found == null) {
            throw new AssertionError(
                    "nothing has written '" + name + "', there is " + values.keySet());
        }
        return found;
    }

    @Override
    public void lstmCell(
            String layer, int units, String z, String c, Value h, Value next, Value gates) {
        f.kernels
                .recurrent()
                .lstm(
                        f.n,
                        units,
                        read(z),
                        0,
                        read(c),
                        0,
                        write(gates),
                        0,
                        write(next),
                        0,
                        write(h),
                        0);
    }

    @Override
    public void lstmCellGradient(
            String layer,
            int units,
            String gates,
            String c,
            String next,
            String dH,
            String dNext,
            Value dZ,
            Value dC) {
        f.kernels
                .recurrent()
                .lstmGradient(
                        f.n,
                        units,
                        read(gates),
                        0,
                        read(c),
                        0,
                        read(next),
                        0,
                        read(dH),
                        0,
                        read(dNext),
                        0,
                        write(dZ),
                        0,
                        write(dC),
                        0);
    }
}
