/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Interpolation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Layers that give axes another length: the steps of a sequence, or both sides of an image. */
public interface Resampling extends LayerFacts {
    /** How many axes: 1 for a sequence, 2 for an image. */
    int axes();

    /** What becomes of an axis of some length; 0 is the first. */
    AxisMap map(int axis, int length);

    @Override
    default Optional<String> noEffect(Shape input, Shape result) {
        return Optional.of("its result is its input")
                .filter(reason ->
                        IntStream.range(0, axes())
                                .allMatch(a -> map(a, input.dimension(a)).changesNothing()));
    }

    /** An axis of another length. */
    static AxisMap interpolated(Interpolation interpolation, int from, int to) {
        return switch (interpolation) {
            case NEAREST -> AxisMap.nearest(from, to);
            case BILINEAR -> AxisMap.linear(from, to);
        };
    }

    /** Layers that add or take as much as is written at each end of each axis. */
    interface Margins extends Resampling {
        /** What is written: one number for all, one for each axis, or two for each axis. */
        List<Integer> margins();

        /** The attribute that says so. */
        String attribute();

        /** How many at the beginning of an axis. */
        default int before(int axis) {
            return margin(axis, 0);
        }

        /** How many at its end. */
        default int behind(int axis) {
            return margin(axis, 1);
        }

        private int margin(int axis, int end) {
            List<Integer> all = margins();
            if (all.size() == 1) {
                return all.getFirst();
            }
            return all.get(all.size() == axes() ? axis : 2 * axis + end);
        }
    }

    /** Layers that add zeros. */
    interface Padded extends Margins {
        /** How many. */
        List<Integer> padding();

        @Override
        default List<Integer> margins() {
            return padding();
        }

        @Override
        default String attribute() {
            return "padding";
        }

        @Override
        default AxisMap map(int axis, int length) {
            return AxisMap.shift(length, before(axis), behind(axis));
        }
    }

    /** Layers that take away. */
    interface Cropped extends Margins {
        /** How many. */
        List<Integer> cropping();

        @Override
        default List<Integer> margins() {
            return cropping();
        }

        @Override
        default String attribute() {
            return "cropping";
        }

        @Override
        default AxisMap map(int axis, int length) {
            return AxisMap.shift(length, -(long) before(axis), -(long) behind(axis));
        }
    }
}
