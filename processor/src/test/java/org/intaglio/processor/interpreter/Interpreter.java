/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.Loss;
import org.intaglio.runtime.kernel.LossKernels;
import org.intaglio.runtime.operation.Operations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does what it is told, for all samples of a frame: a network's border here, operations in {@link
 * CustomCalls} and what it extends, loops by another of its kind.
 */
final class Interpreter extends CustomCalls implements Operations {
    private final Map<String, float[]> gradients = new HashMap<>();
    private final Map<Integer, String> inputGradients = new HashMap<>();

    Interpreter(Architecture architecture, Frame f) {
        super(architecture, f);
    }

    @Override
    public void input(int input, Value x) {
        System.arraycopy(f.input[input], f.rowAt(x.shape().size()), write(x), 0, all(x));
    }

    @Override
    public void output(int output, String y) {
        float[] values = read(y);
        System.arraycopy(values, 0, f.output[output], f.rowAt(values.length / f.n), values.length);
    }

    @Override
    public void gradient(String parameter, String value) {
        float[] one = read(value);
        float[] sum = gradients.computeIfAbsent(parameter, p -> new float[one.length]);
        for (int i = 0; i < one.length; i++) {
            sum[i] += one[i];
        }
    }

    @Override
    public void inputGradient(int input, String value) {
        inputGradients.put(input, value);
    }

    /** Puts the derivatives for parameters into shared memory, and those for inputs in place. */
    void leaveGradients() {
        gradients.forEach((path, sum) ->
                System.arraycopy(sum, 0, f.shared, parameter(path).offset(), sum.length));
        for (int i = 0; i < architecture.inputs().size(); i++) {
            if (inputGradients.containsKey(i)) {
                float[] values = read(inputGradients.get(i));
                System.arraycopy(values, 0, f.inputGradient[i], 0, values.length);
            } else if (architecture.inputs().get(i).gradient()) {
                Arrays.fill(f.inputGradient[i], 0);
            }
        }
    }

    @Override
    public void loss(
            String layer,
            int output,
            int rows,
            int columns,
            boolean fused,
            String x,
            Optional<String> mask,
            Optional<Value> result,
            Value dX) {
        Architecture.Output o = architecture.outputs().get(output);
        boolean masked = mask.isPresent();
        int each = masked ? rows : 1;
        LossKernels.Form form = new LossKernels.Form(rows / each, columns, 1);
        LossKernels kernels = f.kernels.loss();
        float[] from = read(x);
        float[] y = result.map(this::write).orElse(null);
        float[] to = write(dX);
        boolean sparse = o.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
        boolean logits = fused || o.fromLogits();
        int n = f.n * each;
        int batch = f.batch * each;
        float smoothing = o.labelSmoothing();
        float[] t = f.target[output];
        int tAt = f.rowAt(o.target().size());
        float[] w = masked ? new float[n] : f.weights;
        int wAt = masked ? 0 : f.first;
        float[] sum = masked ? new float[n] : f.loss[output];
        for (int i = 0; masked && i < n; i++) {
            w[i] = read(mask.get())[i] * f.weights[f.first + i / rows];
        }
        switch (o.loss()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY -> {
                if (logits) {
                    kernels.softmaxCrossEntropy(
                            form, n, batch, sparse, smoothing, from, 0, t, tAt, w, wAt, y, 0, to, 0,
                            sum, wAt);
                } else {
                    kernels.crossEntropy(
                            form, n, batch, sparse, smoothing, from, 0, t, tAt, w, wAt, to, 0, sum,
                            wAt);
                }
            }
            case BINARY_CROSSENTROPY -> {
                if (logits) {
                    kernels.sigmoidCrossEntropy(
                            form, n, batch, smoothing, from, 0, t, tAt, w, wAt, y, 0, to, 0, sum,
                            wAt);
                } else {
                    kernels.binaryCrossEntropy(
                            form, n, batch, smoothing, from, 0, t, tAt, w, wAt, to, 0, sum, wAt);
                }
            }
            case MEAN_SQUARED_ERROR ->
                    kernels.meanSquaredError(
                            form, n, batch, from, 0, t, tAt, w, wAt, to, 0, sum, wAt);
            case MEAN_ABSOLUTE_ERROR ->
                    kernels.meanAbsoluteError(
                            form, n, batch, from, 0, t, tAt, w, wAt, to, 0, sum, wAt);
            case HUBER ->
                    kernels.huber(
                            form,
                            n,
                            batch,
                            o.huberDelta(),
                            from,
                            0,
                            t,
                            tAt,
                            w,
                            wAt,
                            to,
                            0,
                            sum,
                            wAt);
            case NONE -> throw new IllegalStateException("an output without a loss");
            default -> f.customLoss(output, form, each, from, 0, w, wAt, to, 0, sum, wAt);
        }
        for (int i = 0; masked && i < n; i++) {
            f.loss[output][f.first + i / rows] += sum[i] / rows;
        }
        for (int i = 0; i < to.length; i++) {
            to[i] *= o.weight();
        }
    }

    @Override
    public void scan(
            String layer,
            int steps,
            boolean reversed,
            List<Slice> slices,
            List<Carry> carries,
            Consumer<Operations> body,
            List<Stack> stacks) {
        Map<Carry, float[]> carried = new HashMap<>();
        for (Carry carry : carries) {
            float[] zeros = new float[all(carry.before())];
            carried.put(carry, carry.initial().map(this::read).orElse(zeros));
        }
        Map<Stack, float[]> stacked = new HashMap<>();
        stacks.forEach(stack -> stacked.put(stack, write(stack.sequence())));
        for (int i = 0; i < steps; i++) {
            int t = reversed ? steps - 1 - i : i;
            Interpreter step = new Interpreter(architecture, f);
            for (Slice slice : slices) {
                float[] x = step.write(slice.step());
                copyStep(read(slice.sequence()), t, steps, x, true);
            }
            carries.forEach(carry -> step.give(carry.before(), carried.get(carry)));
            body.accept(step);
            carries.forEach(carry -> carried.put(carry, step.read(carry.after())));
            stacks.forEach(stack ->
                    copyStep(stacked.get(stack), t, steps, step.read(stack.step()), false));
        }
        carries.forEach(carry -> carry.last().ifPresent(last -> give(last, carried.get(carry))));
    }

    /** Between one step of all samples' sequences and the samples' values. */
    private void copyStep(float[] sequence, int t, int steps, float[] step, boolean out) {
        int size = step.length / f.n;
        for (int i = 0; i < f.n; i++) {
            int at = (i * steps + t) * size;
            if (out) {
                System.arraycopy(sequence, at, step, i * size, size);
            } else {
                System.arraycopy(step, i * size, sequence, at, size);
            }
        }
    }

    @Override
    public void delay(String layer, boolean reversed, String x, Optional<String> initial, Value y) {
        float[] from = read(x);
        float[] to = write(y);
        int steps = y.shape().dimension(0);
        int size = y.shape().size() / steps;
        float[] first = initial.map(this::read).orElse(new float[f.n * size]);
        for (int i = 0; i < f.n; i++) {
            for (int t = 0; t < steps; t++) {
                int before = reversed ? t + 1 : t - 1;
                boolean isFirst = before < 0 || before == steps;
                System.arraycopy(
                        isFirst ? first : from,
                        isFirst ? i * size : (i * steps + before) * size,
                        to,
                        (i * steps + t) * size,
                        size);
            }
        }
    }
}
