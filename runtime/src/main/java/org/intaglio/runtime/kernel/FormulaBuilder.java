/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.ArithmeticKernels.Op;
import org.intaglio.runtime.kernel.Formula.Instruction;
import org.intaglio.runtime.kernel.Formula.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a {@link Formula}: assignments, which are done one after the other. */
public final class FormulaBuilder {
    static final int THETA = 0;
    static final int GRADIENT = 1;
    static final int FIRST_MEMORY = 2;

    /** What a place holds. */
    enum Kind {
        THETA,
        GRADIENT,
        MEMORY,
        CONSTANT,
        OF_STEP,
        TEMPORARY
    }

    /** An instruction whose places have no numbers yet. */
    private record Draft(Op operation, Value to, Value a, Value b) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Float> constants = new ArrayList<>();
    private final Value theta = new Value(this, Kind.THETA, 0);
    private final Value gradient = new Value(this, Kind.GRADIENT, 0);
    private int memories;
    private int ofStep;

    /** Temporaries that hold something now; those of {@link #let} for good. */
    private int used;

    private int temporaries;

    /** An empty formula. */
    public FormulaBuilder() {}

    /** The parameters. */
    public Value theta() {
        return theta;
    }

    /** Their derivatives; they may be set. */
    public Value gradient() {
        return gradient;
    }

    /** What is remembered from step to step; 0 at first, unless the optimizer fills it. */
    public Value memory(int index) {
        memories = Math.max(memories, index + 1);
        return new Value(this, Kind.MEMORY, index);
    }

    /** The same number in all steps. */
    public Value constant(double number) {
        float rounded = (float) number;
        int index = constants.indexOf(rounded);
        if (index < 0) {
            index = constants.size();
            constants.add(rounded);
        }
        return new Value(this, Kind.CONSTANT, index);
    }

    /** A number that each step gives anew, such as the learning rate. */
    public Value ofStep(int index) {
        ofStep = Math.max(ofStep, index + 1);
        return new Value(this, Kind.OF_STEP, index);
    }

    /** Computes a value that is used more than once. */
    public Value let(Value value) {
        Value to = new Value(this, Kind.TEMPORARY, used);
        assign(to, Objects.requireNonNull(value, "value"));
        used = to.index + 1;
        temporaries = Math.max(temporaries, used);
        return to;
    }

    /**
     * Assigns a value.
     *
     * @param target parameters, gradients or a memory
     * @throws IllegalArgumentException if it is something else
     */
    public void set(Value target, Value value) {
        Objects.requireNonNull(value, "value");
        switch (target.kind) {
            case THETA, GRADIENT, MEMORY -> assign(target, value);
            case null, default ->
                    throw new IllegalArgumentException(
                            "a formula sets theta, gradient or a memory, nothing else");
        }
    }

    private void assign(Value to, Value value) {
        if (value.operation == null) {
            drafts.add(new Draft(Op.MAX, to, value, value)); // A copy.
            return;
        }
        int before = used;
        Value a = evaluate(value.a);
        Value b = value.b == value.a ? a : evaluate(value.b);
        used = before;
        drafts.add(new Draft(value.operation, to, a, b));
    }

    /** Brings a value to a place: its own, or a temporary. */
    private Value evaluate(Value value) {
        if (value.operation == null) {
            return value;
        }
        Value to = new Value(this, Kind.TEMPORARY, used);
        assign(to, value);
        used++;
        temporaries = Math.max(temporaries, used);
        return to;
    }

    /** The formula so far. */
    public Formula build() {
        float[] numbers = new float[constants.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = constants.get(i);
        }
        Instruction[] instructions =
                drafts.stream()
                        .map(d -> new Instruction(d.operation, place(d.to), place(d.a), place(d.b)))
                        .toArray(Instruction[]::new);
        return new Formula(instructions, memories, numbers, ofStep, temporaries);
    }

    private int place(Value value) {
        int firstConstant = FIRST_MEMORY + memories;
        int firstOfStep = firstConstant + constants.size();
        return switch (value.kind) {
            case THETA -> THETA;
            case GRADIENT -> GRADIENT;
            case MEMORY -> FIRST_MEMORY + value.index;
            case CONSTANT -> firstConstant + value.index;
            case OF_STEP -> firstOfStep + value.index;
            case TEMPORARY -> firstOfStep + ofStep + value.index;
        };
    }
}
