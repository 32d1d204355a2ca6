/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.runtime.CustomLayer;
import org.intaglio.runtime.Shape;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of a {@link CustomLayer}, which generated code fills in, places in their order: a thread
 * uses one for all its calls, so that a warm one allocates nothing.
 */
public final class CustomCall implements CustomLayer.Forward, CustomLayer.Backward {
    private final Group xs = new Group("input");
    private final Group parameters = new Group("parameter");
    private final Group dXs = new Group("input");
    private final Group dParameters = new Group("parameter");
    private final Slot kept = new Slot();
    private final Slot y = new Slot();
    private final Slot dY = new Slot();
    private CustomCode code;
    private int samples;
    private boolean training;

    CustomCall() {}

    /** Forgets all places. */
    CustomCall begin(CustomCode next, int count, boolean isTraining) {
        code = next;
        samples = count;
        training = isTraining;
        xs.clear();
        parameters.clear();
        dXs.clear();
        dParameters.clear();
        kept.clear();
        y.clear();
        dY.clear();
        return this;
    }

    /** The place of the next input. */
    public CustomCall x(float[] array, int at) {
        xs.add(array, at, code.inputs(), true);
        return this;
    }

    /** The place of the next parameter. */
    public CustomCall parameter(float[] array, int at) {
        parameters.add(array, at, code.parameters(), true);
        return this;
    }

    /** The place of what is kept. */
    public CustomCall kept(float[] array, int at) {
        kept.set(array, at, code.kept().orElseThrow(), true);
        return this;
    }

    /** The place of the result. */
    public CustomCall y(float[] array, int at) {
        y.set(array, at, code.result(), true);
        return this;
    }

    /** The place of the derivative for the result. */
    public CustomCall dY(float[] array, int at) {
        dY.set(array, at, code.result(), true);
        return this;
    }

    /** The place of the derivative for the next input, and whether anybody reads it. */
    public CustomCall dX(float[] array, int at, boolean wanted) {
        dXs.add(array, at, code.inputs(), wanted);
        return this;
    }

    /** The place of the derivative for the next parameter, and whether anybody reads it. */
    public CustomCall dParameter(float[] array, int at, boolean wanted) {
        dParameters.add(array, at, code.parameters(), wanted);
        return this;
    }

    /** Lets the layer compute its result. */
    public void forward() {
        code.layer().forward(this);
    }

    /** Lets the layer compute its derivatives. */
    public void backward() {
        code.layer().backward(this);
    }

    @Override
    public int samples() {
        return samples;
    }

    @Override
    public boolean training() {
        return training;
    }

    @Override
    public CustomLayer.Values x(int input) {
        if (xs.isEmpty()) {
            throw undeclared("reads x in backward", "readsX = false");
        }
        return xs.get(input, code);
    }

    @Override
    public CustomLayer.Values parameter(int index) {
        return parameters.get(index, code);
    }

    @Override
    public CustomLayer.Values kept() {
        if (kept.isEmpty()) {
            throw undeclared("asks for what is kept", "kept = 0, or leaves it out");
        }
        return kept;
    }

    @Override
    public CustomLayer.Values y() {
        if (y.isEmpty()) {
            throw undeclared("reads y in backward", "readsY = false");
        }
        return y;
    }

    @Override
    public CustomLayer.Values dY() {
        return dY;
    }

    @Override
    public CustomLayer.Values dX(int input) {
        return dXs.get(input, code);
    }

    @Override
    public CustomLayer.Values dParameter(int index) {
        return dParameters.get(index, code);
    }

    @Override
    public boolean wantsX(int input) {
        return dXs.get(input, code).wanted;
    }

    @Override
    public boolean wantsParameter(int index) {
        return dParameters.get(index, code).wanted;
    }

    private IllegalStateException undeclared(String does, String says) {
        return new IllegalStateException(
                "%s %s, but its @LayerClass says %s".formatted(code.name(), does, says));
    }

    private static final class Slot implements CustomLayer.Values {
        private float[] array;
        private int at;
        private Shape shape;
        private boolean wanted;

        void set(float[] newArray, int newAt, Shape newShape, boolean isWanted) {
            array = newArray;
            at = newAt;
            shape = newShape;
            wanted = isWanted;
        }

        void clear() {
            array = null;
        }

        boolean isEmpty() {
            return array == null;
        }

        @Override
        public float[] array() {
            return array;
        }

        @Override
        public int at() {
            return at;
        }

        @Override
        public Shape shape() {
            return shape;
        }
    }

    /** Places by their numbers. */
    private static final class Group {
        private final String what;
        private final List<Slot> slots = new ArrayList<>();
        private int count;

        Group(String what) {
            this.what = what;
        }

        void clear() {
            count = 0;
        }

        boolean isEmpty() {
            return count == 0;
        }

        void add(float[] array, int at, List<Shape> shapes, boolean wanted) {
            if (count == slots.size()) {
                slots.add(new Slot());
            }
            slots.get(count).set(array, at, shapes.get(count), wanted);
            count++;
        }

        Slot get(int index, CustomCode code) {
            if (index < 0 || index >= count) {
                throw new IndexOutOfBoundsException(
                        "%s asks for %s %d, but its @LayerClass has %d of them, counted from 0"
                                .formatted(code.name(), what, index, count));
            }
            return slots.get(index);
        }
    }
}
