/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

import java.util.ArrayList;
import java.util.List;

/** The networks as graphs, with their variables. */
final class Networks {
    private static final float EPSILON = 1e-3f;
    private static final float MOMENTUM = 0.99f;

    private final Ops tf;
    private final boolean training;
    private final List<Variable<TFloat32>> weights = new ArrayList<>();
    private final List<Op> initial = new ArrayList<>();
    private final List<Op> averages = new ArrayList<>();

    Networks(Ops tf, boolean training) {
        this.tf = tf;
        this.training = training;
    }

    /** What is learned. */
    List<Variable<TFloat32>> weights() {
        return weights;
    }

    /** What moves the averages of batch normalisation on. */
    List<Op> averages() {
        return averages;
    }

    /** Adds something to do before the first step. */
    Variable<TFloat32> variable(Operand<TFloat32> start, long... shape) {
        Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
        initial.add(tf.assign(variable, start));
        return variable;
    }

    Operand<TFloat32> filled(float value, long... shape) {
        return tf.fill(tf.constant(shape), tf.constant(value));
    }

    void initialize(Session session) {
        Session.Runner runner = session.runner();
        initial.forEach(runner::addTarget);
        runner.run().close();
    }

    /** The outputs before softmax, for rows of numbers. */
    Operand<TFloat32> logits(String network, Operand<TFloat32> rows) {
        return switch (network) {
            case "mlp" -> mlp(rows);
            case "fashion" -> fashion(rows);
            case "cnn" -> cnn(tf.reshape(rows, tf.constant(new int[] {-1, 28, 28, 1})));
            case "resnet" -> resnet(tf.reshape(rows, tf.constant(new int[] {-1, 32, 32, 3})));
            default -> throw new IllegalArgumentException("no network '" + network + "'");
        };
    }

    private Operand<TFloat32> mlp(Operand<TFloat32> x) {
        Operand<TFloat32> y = dropout(tf.nn.relu(dense(x, 784, 128)), 0.2f);
        y = dropout(tf.nn.relu(dense(y, 128, 64)), 0.2f);
        return dense(y, 64, 10);
    }

    private Operand<TFloat32> fashion(Operand<TFloat32> x) {
        Operand<TFloat32> y = x;
        int size = 784;
        for (int units : new int[] {512, 256, 128}) {
            y = tf.linalg.matMul(y, weight(size, units, size, units));
            // The operation wants images; these have one pixel.
            y = tf.reshape(y, tf.constant(new int[] {-1, 1, 1, units}));
            y = tf.reshape(normalize(y, units), tf.constant(new int[] {-1, units}));
            y = dropout(tf.nn.relu(y), 0.3f);
            size = units;
        }
        return dense(y, size, 10);
    }

    private Operand<TFloat32> cnn(Operand<TFloat32> x) {
        Operand<TFloat32> y = x;
        int channels = 1;
        for (int filters : new int[] {32, 64}) {
            y = convolution(y, 3, channels, filters, 1, "VALID");
            y = tf.nn.relu(tf.nn.biasAdd(y, bias(filters)));
            var window = tf.constant(new int[] {1, 2, 2, 1});
            y = tf.nn.maxPool(y, window, window, "VALID");
            channels = filters;
        }
        y = dropout(tf.reshape(y, tf.constant(new int[] {-1, 1600})), 0.5f);
        return dense(tf.nn.relu(dense(y, 1600, 32)), 32, 10);
    }

    private Operand<TFloat32> resnet(Operand<TFloat32> image) {
        Operand<TFloat32> x = tf.nn.relu(unit(image, 3, 3, 64, 1));
        int[][] stages = {{64, 2}, {128, 3}, {256, 2}};
        int channels = 64;
        for (int[] stage : stages) {
            int filters = stage[0];
            for (int block = 0; block < stage[1]; block++) {
                int stride = block == 0 && filters != 64 ? 2 : 1;
                Operand<TFloat32> y = tf.nn.relu(unit(x, 3, channels, filters, stride));
                y = unit(y, 3, filters, filters, 1);
                x = stride == 1 ? x : unit(x, 1, channels, filters, stride);
                x = tf.nn.relu(tf.math.add(y, x));
                channels = filters;
            }
        }
        return dense(tf.math.mean(x, tf.constant(new int[] {1, 2})), channels, 10);
    }

    private Operand<TFloat32> unit(
            Operand<TFloat32> x, int size, int channels, int filters, int stride) {
        return normalize(convolution(x, size, channels, filters, stride, "SAME"), filters);
    }

    private Operand<TFloat32> dense(Operand<TFloat32> x, int in, int out) {
        return tf.nn.biasAdd(tf.linalg.matMul(x, weight(in, out, in, out)), bias(out));
    }

    private Operand<TFloat32> convolution(
            Operand<TFloat32> x, int size, int channels, int filters, int stride, String padding) {
        int window = size * size;
        Variable<TFloat32> kernel =
                weight(window * channels, window * filters, size, size, channels, filters);
        List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
        return tf.nn.conv2d(x, kernel, strides, padding);
    }

    private Operand<TFloat32> normalize(Operand<TFloat32> x, int channels) {
        Variable<TFloat32> scale = variable(filled(1, channels), channels);
        Variable<TFloat32> shift = variable(filled(0, channels), channels);
        weights.add(scale);
        weights.add(shift);
        Variable<TFloat32> mean = variable(filled(0, channels), channels);
        Variable<TFloat32> variance = variable(filled(1, channels), channels);
        Operand<TFloat32> none = tf.constant(new float[0]);
        FusedBatchNorm<TFloat32, TFloat32> normal =
                tf.nn.fusedBatchNorm(
                        x,
                        scale,
                        shift,
                        training ? none : mean,
                        training ? none : variance,
                        FusedBatchNorm.epsilon(EPSILON),
                        FusedBatchNorm.isTraining(training));
        if (training) {
            averages.add(moved(mean, normal.batchMean()));
            averages.add(moved(variance, normal.batchVariance()));
        }
        return normal.y();
    }

    private Op moved(Variable<TFloat32> average, Operand<TFloat32> value) {
        Operand<TFloat32> way = tf.math.sub(average, value);
        return tf.assignSub(average, tf.math.mul(way, tf.constant(1 - MOMENTUM)));
    }

    private Operand<TFloat32> dropout(Operand<TFloat32> x, float rate) {
        if (!training) {
            return x;
        }
        var kept =
                tf.math.greaterEqual(
                        tf.random.randomUniform(tf.shape(x), TFloat32.class), tf.constant(rate));
        Operand<TFloat32> mask = tf.dtypes.cast(kept, TFloat32.class);
        return tf.math.mul(tf.math.mul(x, tf.constant(1 / (1 - rate))), mask);
    }

    /** Glorot's uniform distribution. */
    private Variable<TFloat32> weight(int fanIn, int fanOut, long... shape) {
        float limit = (float) Math.sqrt(6.0 / (fanIn + fanOut));
        Operand<TFloat32> uniform = tf.random.randomUniform(tf.constant(shape), TFloat32.class);
        Operand<TFloat32> centred = tf.math.sub(uniform, tf.constant(0.5f));
        Variable<TFloat32> weight = variable(tf.math.mul(centred, tf.constant(2 * limit)), shape);
        weights.add(weight);
        return weight;
    }

    private Variable<TFloat32> bias(int size) {
        Variable<TFloat32> bias = variable(filled(0, size), size);
        weights.add(bias);
        return bias;
    }
}
