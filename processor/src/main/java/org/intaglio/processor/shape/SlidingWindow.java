/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.Padding;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.intaglio.processor.report.DiagnosticId;

import java.util.List;

/**
 * A window that slides over an image; formulas of <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/ops/operation_utils.py">Keras'
 * {@code compute_conv_output_shape}</a>.
 *
 * @param attribute what its size is called: {@code kernelSize} or {@code poolSize}
 * @param size its size
 * @param strides its step
 * @param dilation the distance between its taps
 * @param padding what happens at the border
 */
record SlidingWindow(
        String attribute, Window size, Window strides, Window dilation, Padding padding) {
    static SlidingWindow of(LayerFacts.Convolution spec) {
        return new SlidingWindow(
                "kernelSize",
                spec.kernelSize(),
                spec.strides(),
                spec.dilationRate(),
                spec.padding());
    }

    static SlidingWindow of(LayerFacts.Pooling spec) {
        return new SlidingWindow(
                "poolSize", spec.poolSize(), spec.strides(), Window.ONE, spec.padding());
    }

    /** H×W×C to H'×W'×channels. */
    Verdict over(Shape image, int channels) {
        int height = image.dimension(0);
        int width = image.dimension(1);
        if (padding == Padding.SAME) {
            return new Verdict.Fits(
                    Shape.of(
                            Math.ceilDiv(height, strides.height()),
                            Math.ceilDiv(width, strides.width()),
                            channels));
        }
        long effectiveHeight = effective(size.height(), dilation.height());
        long effectiveWidth = effective(size.width(), dilation.width());
        if (effectiveHeight > height || effectiveWidth > width) {
            return misfit(image, effectiveHeight + "×" + effectiveWidth);
        }
        return new Verdict.Fits(
                Shape.of(
                        (int) (height - effectiveHeight) / strides.height() + 1,
                        (int) (width - effectiveWidth) / strides.width() + 1,
                        channels));
    }

    /**
     * How many numbers an image has with the zeros around it; {@link Long#MAX_VALUE} if they exceed
     * a long.
     */
    long padded(Shape image) {
        long height =
                padded(image.dimension(0), size.height(), strides.height(), dilation.height());
        long width = padded(image.dimension(1), size.width(), strides.width(), dilation.width());
        return Sizes.product(List.of(height, width, (long) image.dimension(2)));
    }

    private long padded(int length, int size, int stride, int dilation) {
        long outputs = Math.ceilDiv(length, stride);
        return padding == Padding.VALID
                ? length
                : Math.max(length, (outputs - 1) * stride + effective(size, dilation));
    }

    private static long effective(int size, int dilation) {
        return (size - 1L) * dilation + 1;
    }

    private Verdict misfit(Shape image, String effective) {
        boolean dilated = !dilation.equals(Window.ONE);
        boolean dilationIsToBlame =
                size.height() <= image.dimension(0) && size.width() <= image.dimension(1);
        String what = size + (attribute.equals("kernelSize") ? " kernel" : " window");
        if (dilated) {
            what += " with dilation " + dilation + " (" + effective + " in all)";
        }
        return new Verdict.Misfit(
                DiagnosticId.WINDOW_DOES_NOT_FIT,
                dilationIsToBlame ? "dilationRate" : attribute,
                "cannot slide a %s over %s with padding VALID".formatted(what, image),
                "needs at least " + effective,
                remedy(image, dilationIsToBlame));
    }

    private String remedy(Shape image, boolean dilationIsToBlame) {
        String same = "Try padding = SAME, or ";
        if (dilationIsToBlame) {
            return same
                    + limit(
                            "dilationRate",
                            dilation,
                            largestDilation(image.dimension(0), size.height(), dilation.height()),
                            largestDilation(image.dimension(1), size.width(), dilation.width()))
                    + ".";
        }
        int fitsHeight = (image.dimension(0) - 1) / dilation.height() + 1;
        int fitsWidth = (image.dimension(1) - 1) / dilation.width() + 1;
        if (attribute.equals("poolSize") && fitsHeight == 1 && fitsWidth == 1) {
            return same + "leave this layer out.";
        }
        return same + limit(attribute, size, fitsHeight, fitsWidth) + ".";
    }

    private static int largestDilation(int length, int size, int dilation) {
        return size == 1 ? dilation : (length - 1) / (size - 1);
    }

    /** {@code kernelSize = 4 or smaller}; only {@code kernelSize = 1} where nothing is smaller. */
    private static String limit(String name, Window written, int height, int width) {
        if (written.height() == written.width()) {
            int limit = Math.min(height, width);
            return name + " = " + limit + (limit > 1 ? " or smaller" : "");
        }
        int limitHeight = Math.min(written.height(), height);
        int limitWidth = Math.min(written.width(), width);
        return "%s = {%s, %s} or smaller".formatted(name, limitHeight, limitWidth);
    }
}
