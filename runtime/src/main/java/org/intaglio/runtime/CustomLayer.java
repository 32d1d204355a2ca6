/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.LayerClass;

/**
 * A layer of one's own, for fields with {@link org.intaglio.layer.Custom}. Its class says with
 * {@link LayerClass} what the compiler has to know.
 *
 * <p>An object serves all models of a network, and maybe several of its fields. Several threads
 * call it at once, each for samples of its own, so it has no state that changes: what {@code
 * backward} has to remember of {@code forward}, {@code forward} writes to {@link Forward#kept}.
 * What becomes of a sample depends on that sample and the parameters only, not on the others that
 * come along.
 *
 * <p>Nothing is checked while it runs: what writes outside of its places destroys other values.
 * {@link GradientCheck} compares {@code backward} with {@code forward}.
 */
public interface CustomLayer {
    /**
     * Computes the results of some samples. All values of {@link Forward#y} and of {@link
     * Forward#kept} are to be set: they hold anything before.
     */
    void forward(Forward call);

    /**
     * Computes the derivatives of the loss of some samples, from {@link Backward#dY}. All values of
     * each {@link Backward#dX} are to be set; what the samples contribute to the derivative for a
     * parameter is to be added to {@link Backward#dParameter}.
     */
    void backward(Backward call);

    /**
     * What both are handed. It is good for this one call. Inputs and parameters are counted from 0,
     * in the order of the {@link LayerClass}.
     */
    interface Call {
        /** How many samples; at least 1. */
        int samples();

        /**
         * Whether this is a step of training; false in predictions, in evaluations and where
         * somebody only asks for gradients.
         */
        boolean training();

        /** The first input. */
        default Values x() {
            return x(0);
        }

        /**
         * An input.
         *
         * @throws IndexOutOfBoundsException if the layer does not have it
         * @throws IllegalStateException in {@code backward}, if {@link LayerClass#readsX} is false
         */
        Values x(int input);

        /**
         * A parameter: one for all samples.
         *
         * @throws IndexOutOfBoundsException if the layer does not have it
         */
        Values parameter(int index);

        /**
         * What {@code forward} keeps for {@code backward}.
         *
         * @throws IllegalStateException if {@link LayerClass#kept} says nothing
         */
        Values kept();
    }

    /** What {@link #forward} is handed. */
    interface Forward extends Call {
        /** The result, to be written. */
        Values y();
    }

    /** What {@link #backward} is handed. */
    interface Backward extends Call {
        /**
         * The result.
         *
         * @throws IllegalStateException if {@link LayerClass#readsY} is false
         */
        Values y();

        /** The derivative of the loss for the result. */
        Values dY();

        /** The derivative for the first input, to be written. */
        default Values dX() {
            return dX(0);
        }

        /**
         * The derivative for an input, to be written; it lies nowhere where another value does.
         *
         * @throws IndexOutOfBoundsException if the layer does not have it
         */
        Values dX(int input);

        /**
         * The derivative for a parameter, one for all samples, to be added to.
         *
         * @throws IndexOutOfBoundsException if the layer does not have it
         */
        Values dParameter(int index);

        /**
         * Whether anybody reads {@link #dX}: not, for instance, if the input is the network's. It
         * may be left out then; writing it does no harm.
         */
        boolean wantsX(int input);

        /**
         * Whether anybody reads {@link #dParameter}: not if the parameter is frozen. It may be left
         * out then; adding to it does no harm.
         */
        boolean wantsParameter(int index);
    }

    /**
     * Numbers in an array that holds others, too. Those of a sample lie row by row, channels last,
     * and the samples one after the other.
     */
    interface Values {
        /** The array. */
        float[] array();

        /** Where the first sample starts in it; the parameter, if it is one. */
        int at();

        /** The shape of one sample; of the parameter, if it is one. */
        Shape shape();

        /** How many numbers a sample has, or the parameter. */
        default int size() {
            return shape().size();
        }

        /** Where a sample starts. */
        default int at(int sample) {
            return at() + sample * size();
        }
    }
}
