/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.expression;

import org.intaglio.runtime.kernel.ArithmeticKernels;
import org.intaglio.runtime.kernel.ArithmeticKernels.Op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An expression and its derivative, taken apart into operations whose numbers lie in registers:
 * what occurs twice is computed once, and a register is free again when its number is no longer
 * needed. The registers of the output, of the target and of constants come first.
 */
final class RegisterProgram {
    /** Where the output goes. */
    static final int OUTPUT = 0;

    /** Where the target goes. */
    static final int TARGET = 1;

    /** Stands for the width of a row among constants, which are floats: no float is as large. */
    private static final double WIDTH = Double.MAX_VALUE;

    /** An operation, of units or of rows; operands that it has not are register 0. */
    private record Instruction(Op op, boolean units, int a, int b, int c, int to) {}

    /** What makes two expressions the same. */
    private record Key(
            Expression.Kind kind, Op op, List<Integer> operands, double number, boolean units) {}

    private record Step(Op op, boolean units, List<Integer> operands, int to) {}

    private final boolean rows;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Double> constants = new ArrayList<>();
    private int registers;

    /** Where the value is. */
    final int value;

    /** Where the derivative is. */
    final int slope;

    // Of the taking apart: numbers of values.
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final Map<Integer, Double> constantNumbers = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int next = 2;

    RegisterProgram(Expression value, Expression slope) {
        int v = number(value);
        int s = number(slope);
        this.rows = steps.stream().anyMatch(step -> step.op.isOfRows()) || !value.isOfUnits();
        int[] places = place(v, s);
        this.value = places[v];
        this.slope = places[s];
        numbers.clear();
        steps.clear();
    }

    /** Whether rows matter: if not, units are looked at each for itself. */
    boolean isOfRows() {
        return rows;
    }

    private int number(Expression whole) {
        Map<Expression, Integer> known = new HashMap<>();
        for (Expression part : Slope.parts(whole)) {
            known.put(part, number(part, known));
        }
        return known.get(whole);
    }

    private int number(Expression x, Map<Expression, Integer> known) {
        return switch (x.kind) {
            case OUTPUT -> OUTPUT;
            case TARGET -> TARGET;
            case HELD -> known.get(x.a);
            case CONSTANT -> constant((float) x.number);
            case WIDTH -> constant(WIDTH);
            case POWER -> {
                int log = step(Op.LOG, x.isOfUnits(), known.get(x.a));
                int times = step(Op.MULTIPLY, x.isOfUnits(), log, constant((float) x.number));
                yield step(Op.EXP, x.isOfUnits(), times);
            }
            case ARITHMETIC ->
                    switch (x.op.operands()) {
                        case 1 -> step(x.op, x.isOfUnits(), known.get(x.a));
                        case 2 -> step(x.op, x.isOfUnits(), known.get(x.a), known.get(x.b));
                        default ->
                                step(
                                        x.op,
                                        x.isOfUnits(),
                                        known.get(x.a),
                                        known.get(x.b),
                                        known.get(x.c));
                    };
        };
    }

    /** A constant, or {@link #WIDTH}. */
    private int constant(double number) {
        return numbers.computeIfAbsent(
                new Key(Expression.Kind.CONSTANT, null, List.of(), number, false),
                key -> {
                    constantNumbers.put(next, number);
                    return next++;
                });
    }

    private int step(Op op, boolean units, Integer... values) {
        List<Integer> operands = List.of(values);
        return numbers.computeIfAbsent(
                new Key(Expression.Kind.ARITHMETIC, op, operands, 0, units),
                key -> {
                    steps.add(new Step(op, units, operands, next));
                    return next++;
                });
    }

    /** Gives registers to numbers. */
    private int[] place(int value, int slope) {
        int[] places = new int[next];
        places[TARGET] = TARGET;
        registers = 2;
        constantNumbers.keySet().stream()
                .sorted()
                .forEach(n -> {
                    places[n] = registers++;
                    constants.add(constantNumbers.get(n));
                });
        int[] lastUse = new int[next];
        for (int i = 0; i < steps.size(); i++) {
            for (int operand : steps.get(i).operands) {
                lastUse[operand] = i;
            }
        }
        lastUse[value] = Integer.MAX_VALUE;
        lastUse[slope] = Integer.MAX_VALUE;
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            List<Integer> done = new ArrayList<>();
            for (int operand : step.operands) {
                int place = places[operand];
                if (lastUse[operand] == i
                        && place >= 2 + constants.size()
                        && !done.contains(place)) {
                    done.add(place);
                }
            }
            // Rows are read while others are written: theirs is another place.
            if (!step.op.isOfRows()) {
                free.addAll(done);
            }
            places[step.to] = free.isEmpty() ? registers++ : free.removeLast();
            if (step.op.isOfRows()) {
                free.addAll(done);
            }
            instructions.add(
                    new Instruction(
                            step.op,
                            step.units,
                            operand(step, 0, places),
                            operand(step, 1, places),
                            operand(step, 2, places),
                            places[step.to]));
        }
        return places;
    }

    private static int operand(Step step, int index, int[] places) {
        return index < step.operands.size() ? places[step.operands.get(index)] : 0;
    }

    /** How many registers there are. */
    int registers() {
        return registers;
    }

    /** Writes constants into the registers that are theirs. */
    void prepare(float[] memory, int stride, int width) {
        for (int i = 0; i < constants.size(); i++) {
            double number = constants.get(i);
            int at = (2 + i) * stride;
            Arrays.fill(memory, at, at + stride, number == WIDTH ? width : (float) number);
        }
    }

    /**
     * Computes value and derivative of what lies in the registers of output and target.
     *
     * @param units how many values these have
     * @param width values of a row
     * @param stride how far apart registers are
     */
    void run(ArithmeticKernels kernels, float[] memory, int stride, int units, int width) {
        int rows = units / width;
        // By index: an iterator would be garbage.
        for (int i = 0; i < instructions.size(); i++) {
            Instruction s = instructions.get(i);
            if (s.op.isOfRows()) {
                kernels.rows(s.op, rows, width, memory, s.a * stride, s.to * stride);
            } else {
                int n = s.units ? units : rows;
                kernels.each(
                        s.op,
                        n,
                        memory,
                        s.to * stride,
                        memory,
                        s.a * stride,
                        memory,
                        s.b * stride,
                        memory,
                        s.c * stride);
            }
        }
    }
}
