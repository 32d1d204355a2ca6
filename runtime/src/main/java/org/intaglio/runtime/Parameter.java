/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.program.Architecture;

import java.util.Objects;

/**
 * A parameter of a model: a view of the model's own numbers. What is set here is what the next
 * prediction uses. Reading while a training runs gives a mixture of two steps.
 */
public final class Parameter {
    private final Architecture.Weights weights;
    private final Executable executable;

    Parameter(Architecture.Weights weights, Executable executable) {
        this.weights = weights;
        this.executable = executable;
    }

    /** Layer and name: {@code hidden.kernel}. */
    public String path() {
        return weights.path();
    }

    /** The layer that owns it. */
    public String layer() {
        return weights.layer();
    }

    /** Its name within the layer: {@code kernel}. */
    public String name() {
        return weights.name();
    }

    /** Its dimensions. */
    public Shape shape() {
        return weights.shape();
    }

    /** How many numbers it has. */
    public int size() {
        return weights.shape().size();
    }

    /** Whether training changes it by its gradient. */
    public boolean trainable() {
        return weights.trainable();
    }

    /**
     * One number.
     *
     * @param index an index for each axis
     * @throws IndexOutOfBoundsException if an index is outside its axis
     */
    public float get(int... index) {
        Objects.requireNonNull(index, "index");
        return executable.read(weights, Tensor.offset(weights.shape(), index));
    }

    /** A copy of all numbers, row-major. */
    public float[] toArray() {
        float[] copy = new float[size()];
        executable.read(weights, copy);
        return copy;
    }

    /** A copy of all numbers, with the shape. */
    public Tensor toTensor() {
        return Tensor.of(shape(), toArray());
    }

    /**
     * Sets all numbers, row-major.
     *
     * @throws IllegalArgumentException if there are not exactly {@link #size()}
     */
    public void set(float... values) {
        Objects.requireNonNull(values, "values");
        if (values.length != size()) {
            throw new IllegalArgumentException(
                    "%s is %s = %d values, got %d"
                            .formatted(path(), shape(), size(), values.length));
        }
        executable.write(weights, values);
    }

    /**
     * Sets all numbers.
     *
     * @throws IllegalArgumentException if the shape differs
     */
    public void set(Tensor values) {
        Objects.requireNonNull(values, "values");
        if (!values.shape().equals(shape())) {
            throw new IllegalArgumentException(
                    "%s is %s, got %s".formatted(path(), shape(), values.shape()));
        }
        set(values.data());
    }

    Architecture.Weights weights() {
        return weights;
    }

    @Override
    public String toString() {
        return path() + " " + shape();
    }
}
