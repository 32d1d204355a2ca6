/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.Initializer;
import org.intaglio.Loss;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.program.Phase;
import org.intaglio.runtime.program.Plan;
import org.intaglio.runtime.program.Program;
import org.intaglio.runtime.random.Randoms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code y = x·W + b} by hand, with one or several heads on the same input, with the phases that
 * generated code has: sums of parts, then a task a head. No kernels are called, so that what is
 * tested is the runtime. A head's loss is the mean squared error, the sparse cross-entropy of a
 * softmax, or the user's. The input is dropped with a rate, by the step's key.
 */
final class LinearProgram implements Program {
    private final int in;
    private final float dropout;
    private final Architecture architecture;

    /** A head: its name, units, loss, share of the loss. */
    record Head(String name, int units, Loss loss, float weight) {}

    LinearProgram(int in, int slice, float l2, float dropout, Head... heads) {
        this.in = in;
        this.dropout = dropout;
        List<Architecture.Output> outputs = new ArrayList<>();
        List<Architecture.Weights> weights = new ArrayList<>();
        int at = 0;
        for (Head head : heads) {
            boolean sparse = head.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY;
            Shape shape = Shape.of(head.units());
            outputs.add(
                    new Architecture.Output(
                            head.name(),
                            shape,
                            sparse ? Shape.of() : shape,
                            head.loss(),
                            head.weight(),
                            false));
            Shape kernel = Shape.of(in, head.units());
            weights.add(
                    new Architecture.Weights(
                            head.name(),
                            "kernel",
                            kernel,
                            true,
                            at,
                            Initializer.GLOROT_UNIFORM,
                            0,
                            0,
                            0,
                            l2));
            at += kernel.size();
            weights.add(
                    new Architecture.Weights(
                            head.name(), "bias", shape, true, at, Initializer.ZEROS, 0, 0, 0, 0));
            at += head.units();
        }
        weights.add(
                new Architecture.Weights(
                        "counter", "steps", Shape.of(1), false, 0, Initializer.ZEROS, 0, 0, 0, 0));
        List<Phase> phases =
                List.of(
                        new Phase(Phase.Kind.SAMPLES, slice, "forward and backward"),
                        new Phase(Phase.Kind.GRADIENTS, heads.length, "gradients"));
        int widest = Arrays.stream(heads).mapToInt(Head::units).max().orElseThrow();
        this.architecture =
                new Architecture(
                        "Line",
                        List.of(new Architecture.Input("x", Shape.of(in), false)),
                        outputs,
                        List.of(),
                        weights,
                        at,
                        1,
                        new Plan(0, slice * widest, in, 0, at, at, slice, phases),
                        new Plan(0, 0, 0, 0, 0, 0, slice, List.of()),
                        new Plan(0, widest, 0, 0, 0, 0, slice, List.of()),
                        "a line");
    }

    private LinearProgram(LinearProgram like, String name, List<Architecture.Input> inputs) {
        Architecture a = like.architecture;
        this.in = like.in;
        this.dropout = like.dropout;
        this.architecture =
                new Architecture(
                        name,
                        inputs,
                        a.outputs(),
                        a.layers(),
                        a.parameters(),
                        a.trainable(),
                        a.state(),
                        a.training(),
                        a.inference(),
                        a.evaluation(),
                        a.summary());
    }

    /** The same network by another name. */
    LinearProgram named(String name) {
        return new LinearProgram(this, name, architecture.inputs());
    }

    /** The same network with other inputs, of which it reads the first. */
    LinearProgram withInputs(Architecture.Input... inputs) {
        return new LinearProgram(this, architecture.name(), List.of(inputs));
    }

    static Model model(LinearProgram program, long seed) {
        return new LinearModel(program, seed);
    }

    /** One head, no penalty, no dropout, slices of 4. */
    static Model model(int in, int units, Loss loss) {
        return model(new LinearProgram(in, 4, 0, 0, new Head("out", units, loss, 1)), 5);
    }

    private static final class LinearModel extends Model {
        LinearModel(LinearProgram program, long seed) {
            super(program, Device.scalar(), seed);
        }
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public void infer(Frame frame) {
        for (int o = 0; o < architecture.outputs().size(); o++) {
            for (int i = 0; i < frame.n; i++) {
                forward(frame, o, frame.first + i, frame.input[0], (frame.first + i) * in);
            }
        }
    }

    @Override
    public void evaluate(Frame frame) {
        infer(frame);
        for (int o = 0; o < architecture.outputs().size(); o++) {
            for (int i = 0; i < frame.n; i++) {
                loss(frame, o, frame.first + i);
            }
        }
    }

    private Architecture.Weights kernel(int head) {
        return architecture.parameters().get(2 * head);
    }

    private Architecture.Weights bias(int head) {
        return architecture.parameters().get(2 * head + 1);
    }

    private void forward(Frame frame, int o, int row, float[] x, int xAt) {
        Architecture.Output output = architecture.outputs().get(o);
        int units = output.shape().size();
        float[] y = frame.output[o];
        float highest = Float.NEGATIVE_INFINITY;
        for (int u = 0; u < units; u++) {
            float sum = frame.theta[bias(o).offset() + u];
            for (int i = 0; i < in; i++) {
                sum += x[xAt + i] * frame.theta[kernel(o).offset() + i * units + u];
            }
            y[row * units + u] = sum;
            highest = Math.max(highest, sum);
        }
        if (output.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY) {
            double total = 0;
            for (int u = 0; u < units; u++) {
                total += Math.exp(y[row * units + u] - highest);
            }
            for (int u = 0; u < units; u++) {
                int at = row * units + u;
                y[at] = (float) (Math.exp(y[at] - highest) / total);
            }
        }
    }

    @Override
    public void step(int phase, Frame frame) {
        if (phase == 1) {
            gather(frame);
            return;
        }
        frame.zeroSums(frame.partStride());
        for (int i = 0; i < frame.n; i++) {
            int row = frame.first + i;
            drop(frame, row);
            for (int o = 0; o < architecture.outputs().size(); o++) {
                forward(frame, o, row, frame.scratch, 0);
                loss(frame, o, row);
                backward(frame, o, row);
            }
        }
    }

    private void drop(Frame frame, int row) {
        int threshold = Randoms.threshold(frame.training ? dropout : 0);
        for (int i = 0; i < in; i++) {
            boolean kept = Randoms.keeps(frame.key(0), row * in + i, threshold);
            frame.scratch[i] =
                    kept ? frame.input[0][row * in + i] / (frame.training ? 1 - dropout : 1) : 0;
        }
    }

    /** Adds the loss, and leaves its derivative in the slice's memory. */
    private void loss(Frame frame, int o, int row) {
        Architecture.Output output = architecture.outputs().get(o);
        int units = output.shape().size();
        float[] y = frame.output[o];
        float[] dY = frame.sliceArena;
        double sample = 0;
        for (int u = 0; u < units; u++) {
            float out = y[row * units + u];
            if (output.loss() == Loss.SPARSE_CATEGORICAL_CROSSENTROPY) {
                boolean hit = u == (int) frame.target[o][row];
                dY[u] = out - (hit ? 1 : 0);
                sample += hit ? -Math.log(out) : 0;
            } else if (output.loss() == Loss.MEAN_SQUARED_ERROR) {
                float error = out - frame.target[o][row * units + u];
                dY[u] = 2 * error / units;
                sample += error * error / units;
            }
        }
        if (output.loss() == Loss.CUSTOM) {
            sample =
                    frame.lossFunctions[o].sample(
                            units, y, row * units, frame.target[o], row * units, dY, 0);
        }
        frame.loss[o][row] += (float) sample * frame.weights[row];
    }

    private void backward(Frame frame, int o, int row) {
        Architecture.Output output = architecture.outputs().get(o);
        int units = output.shape().size();
        float share = frame.weights[row] * output.weight();
        float[] dY = frame.sliceArena;
        for (int u = 0; u < units; u++) {
            float d = dY[u] * share / frame.batch;
            frame.parts[frame.partAt(bias(o).offset()) + u] += d;
            for (int i = 0; i < in; i++) {
                frame.parts[frame.partAt(kernel(o).offset()) + i * units + u] +=
                        d * frame.scratch[i];
            }
        }
    }

    /** The sums of a head, part after part. */
    private void gather(Frame frame) {
        int from = kernel(frame.part).offset();
        int to = bias(frame.part).offset() + bias(frame.part).shape().size();
        frame.beginGradient(from, to);
        for (int i = from; i < to; i++) {
            float sum = 0;
            for (int p = 0; p < frame.partCount(); p++) {
                sum += frame.parts[p * frame.partStride() + i];
            }
            frame.gradient[frame.gradientAt(i)] = sum;
        }
        frame.endGradient();
        if (frame.part == 0 && frame.training) {
            frame.state[0]++;
        }
    }
}
