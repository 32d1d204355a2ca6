/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Padding;

/**
 * An axis of a convolution the other way round, by the rules of <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/backend/common/backend_utils.py">Keras</a>:
 * of the axis of the result, the convolution makes that of the argument.
 *
 * @param size taps of the window
 * @param stride how far apart the windows are
 * @param dilation the distance between the taps
 * @param padding what happens at the ends
 * @param added elements added at the end; {@link #NONE} if nothing is said
 */
public record TransposedAxis(int size, int stride, int dilation, Padding padding, int added) {
    /** Nothing is said. */
    public static final int NONE = -1;

    /** The length of the window, with what lies between its taps. */
    private long window() {
        return (size - 1L) * dilation + 1;
    }

    /**
     * How many elements of the windows at the ends are not in the result; negative for zeros there.
     */
    private long cut() {
        long window = window();
        if (padding == Padding.VALID) {
            return added == NONE ? Math.min(0, window - stride) : -added;
        }
        return added == NONE ? window - stride : window - window % 2 - added;
    }

    /** How many of them before the first of the result. */
    public int before() {
        long cut = cut();
        return padding == Padding.VALID ? 0 : Math.toIntExact(Math.max(0, cut / 2));
    }

    /** How many behind the last; negative for zeros that no window reaches. */
    public int behind() {
        return Math.toIntExact(cut() - before());
    }

    /** The length of the result. */
    public long length(int argument) {
        return (argument - 1L) * stride + window() - cut();
    }
}
