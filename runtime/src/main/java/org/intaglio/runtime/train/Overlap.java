/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Intersection over union of classes, {@code rightly said / (said + so - rightly said)}: how well
 * regions of an image are found, where most of it is background. Of outputs with a row of classes
 * at each position, whose targets are class indices or one-hot; the class of a row is that of the
 * highest value. Summed up over the epoch; a class that was neither said nor so counts in no mean.
 */
@CheckReturnValue
public final class Overlap {
    private Overlap() {}

    /** The mean over all classes; reported as {@code mean_io_u}, as Keras does. */
    public static Metric meanIoU() {
        return of("mean_io_u", null, Intersections.NONE);
    }

    /**
     * The mean over all classes, of the positions whose target is not this class: a border, for
     * instance, which belongs to no region.
     *
     * @param ignored the class, from 0
     */
    public static Metric meanIoUIgnoring(int ignored) {
        Detection.checkIndex("a class", ignored);
        return of("mean_io_u", null, ignored);
    }

    /**
     * The mean over some classes; reported as {@code io_u}, as Keras does.
     *
     * @param classes one or more, from 0
     */
    public static Metric iou(int... classes) {
        Objects.requireNonNull(classes, "classes");
        return of("io_u", checked(classes), Intersections.NONE);
    }

    /**
     * The mean over classes 0 and 1, or one of them, of units that each say 1 from a threshold on;
     * reported as {@code binary_io_u}.
     *
     * @param classes 0, 1 or both
     */
    public static Metric binaryIoU(double threshold, int... classes) {
        Objects.requireNonNull(classes, "classes");
        double least = Predicted.checkShare("a threshold", threshold);
        int[] wanted = checked(classes);
        checkThere("binary_io_u", wanted, 2);
        return Metric.ofSums(
                        "binary_io_u",
                        MetricKind.BINARY,
                        output -> new Intersections(1, least, wanted, Intersections.NONE))
                .higherIsBetter();
    }

    private static int[] checked(int[] classes) {
        if (classes.length == 0) {
            throw new IllegalArgumentException("iou and binaryIoU need a class at least, got none");
        }
        for (int c : classes) {
            Detection.checkIndex("a class", c);
        }
        return classes.clone();
    }

    private static void checkThere(String metric, int[] classes, int count) {
        int most = Arrays.stream(classes).max().orElse(0);
        if (most >= count) {
            throw new IllegalArgumentException(
                    "the metric '%s' looks at class %d of classes 0 to %d"
                            .formatted(metric, most, count - 1));
        }
    }

    /** The mean over these classes, or over all if they are null. */
    private static Metric of(String name, int[] classes, int ignored) {
        return Metric.ofSums(
                        name,
                        MetricKind.TOP,
                        output -> {
                            int width = output.shape().dimension(-1);
                            int[] wanted =
                                    classes == null ? IntStream.range(0, width).toArray() : classes;
                            checkThere(name, wanted, width);
                            return new Intersections(width, 0, wanted, ignored);
                        })
                .higherIsBetter();
    }
}
