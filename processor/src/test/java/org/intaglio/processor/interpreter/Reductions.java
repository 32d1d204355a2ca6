/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.operation.AxisMap;
import org.intaglio.runtime.operation.Norm;
import org.intaglio.runtime.operation.PoolGeometry;
import org.intaglio.runtime.operation.ReductionOperations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Pooling, reductions, normalisations, and the cell of an LSTM. */
abstract class Reductions extends Values implements ReductionOperations {
    Reductions(Architecture architecture, Frame f) {
        super(architecture, f);
    }

    @Override
    public void divideByMean(String layer, String x, Value y) {
        float[] from = read(x);
        double sum = 0;
        for (float each : from) {
            sum += each;
        }
        float factor = sum == 0 ? 0 : (float) (from.length / sum);
        float[] to = write(y);
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] * factor;
        }
    }

    private interface Window {
        void of(int y, int[] xs);
    }

    /** The windows of all samples: the place of a result, those of its arguments. */
    private void windows(PoolGeometry g, Window window) {
        for (int i = 0; i < f.n * g.outputHeight() * g.outputWidth() * g.channels(); i++) {
            int channel = i % g.channels();
            int ow = i / g.channels() % g.outputWidth();
            int oh = i / g.channels() / g.outputWidth() % g.outputHeight();
            int n = i / g.channels() / g.outputWidth() / g.outputHeight();
            int[] xs = new int[g.pool().height() * g.pool().width()];
            int count = 0;
            for (int k = 0; k < xs.length; k++) {
                int h = oh * g.strides().height() - g.padTop() + k / g.pool().width();
                int w = ow * g.strides().width() - g.padLeft() + k % g.pool().width();
                if (h >= 0 && h < g.height() && w >= 0 && w < g.width()) {
                    xs[count++] = ((n * g.height() + h) * g.width() + w) * g.channels() + channel;
                }
            }
            window.of(i, Arrays.copyOf(xs, count));
        }
    }

    @Override
    public void pool(String layer, Kind kind, PoolGeometry geometry, String x, Value y) {
        float[] from = read(x);
        float[] to = write(y);
        windows(
                geometry,
                (yAt, xs) -> {
                    double sum = 0;
                    float largest = Float.NEGATIVE_INFINITY;
                    for (int at : xs) {
                        sum += from[at];
                        largest = Math.max(largest, from[at]);
                    }
                    to[yAt] = kind == Kind.MAXIMUM ? largest : (float) (sum / xs.length);
                });
    }

    @Override
    public void poolMeanGradient(String layer, PoolGeometry geometry, String x, Value y) {
        float[] from = read(x);
        float[] to = write(y);
        windows(
                geometry,
                (yAt, xs) -> {
                    for (int at : xs) {
                        to[at] += from[yAt] / xs.length;
                    }
                });
    }

    @Override
    public void poolMaximumGradient(
            String layer, PoolGeometry geometry, String x, String result, String dY, Value y) {
        float[] from = read(x);
        float[] largest = read(result);
        float[] derivative = read(dY);
        float[] to = write(y);
        windows(
                geometry,
                (yAt, xs) -> {
                    for (int at : xs) {
                        if (from[at] == largest[yAt]) {
                            to[at] += derivative[yAt];
                            return;
                        }
                    }
                });
    }

    @Override
    public void reduce(String layer, Kind kind, int length, int inner, String x, Value y) {
        float[] from = read(x);
        float[] to = write(y);
        for (int i = 0; i < to.length; i++) {
            double sum = 0;
            float largest = Float.NEGATIVE_INFINITY;
            for (int p = 0; p < length; p++) {
                float one = from[(i / inner * length + p) * inner + i % inner];
                sum += one;
                largest = Math.max(largest, one);
            }
            to[i] = kind == Kind.MAXIMUM ? largest : (float) (sum / length);
        }
    }

    @Override
    public void reduceMeanGradient(String layer, int length, int inner, String x, Value y) {
        float[] from = read(x);
        each(y, i -> from[i / (length * inner) * inner + i % inner] / length);
    }

    @Override
    public void reduceMaximumGradient(
            String layer, int length, int inner, String x, String result, String dY, Value y) {
        float[] from = read(x);
        float[] largest = read(result);
        float[] derivative = read(dY);
        int[] equal = new int[largest.length];
        for (int i = 0; i < from.length; i++) {
            int at = i / (length * inner) * inner + i % inner;
            equal[at] += from[i] == largest[at] ? 1 : 0;
        }
        each(
                y,
                i -> {
                    int at = i / (length * inner) * inner + i % inner;
                    return from[i] == largest[at] ? derivative[at] / equal[at] : 0;
                });
    }

    @Override
    public void resample(String layer, int outer, int inner, AxisMap map, String x, Value y) {
        float[] from = read(x);
        double[] sums = new double[all(y)];
        int xs = map.transposed() ? map.to() : map.from();
        int ys = map.transposed() ? map.from() : map.to();
        for (int o = 0; o < f.n * outer; o++) {
            for (int to = 0; to < map.to(); to++) {
                double[] weights = weights(map, to);
                for (int j = 0; j < map.from(); j++) {
                    int source = map.transposed() ? to : j;
                    int target = map.transposed() ? j : to;
                    for (int c = 0; c < inner; c++) {
                        sums[(o * ys + target) * inner + c] +=
                                weights[j] * from[(o * xs + source) * inner + c];
                    }
                }
            }
        }
        each(y, i -> sums[i]);
    }

    /** A row of the matrix that an axis is multiplied with. */
    private static double[] weights(AxisMap map, int to) {
        double[] weights = new double[map.from()];
        double middle = (to + 0.5) * map.from() / map.to();
        switch (map.kind()) {
            case SHIFT -> {
                if (to >= map.offset() && to - map.offset() < map.from()) {
                    weights[to - map.offset()] = 1;
                }
            }
            case NEAREST -> weights[(int) middle] = 1;
            case REVERSED -> weights[map.from() - 1 - to] = 1;
            case LINEAR -> {
                int left = (int) Math.floor(middle - 0.5);
                double right = middle - 0.5 - left;
                weights[Math.max(left, 0)] += 1 - right;
                weights[Math.min(left + 1, map.from() - 1)] += right;
            }
            case MEAN -> {
                int first = to * map.from() / map.to();
                int end = ((to + 1) * map.from() + map.to() - 1) / map.to();
                Arrays.fill(weights, first, end, 1.0 / (end - first));
            }
        }
        return weights;
    }

    /** A parameter, or as many of what stands for it. */
    private double[] or(double otherwise, Optional<String> parameter, int columns) {
        double[] values = new double[columns];
        Arrays.fill(values, otherwise);
        parameter.map(this::read).ifPresent(p -> Arrays.setAll(values, c -> p[c]));
        return values;
    }

    /**
     * Each element less its row's mean, over the row's deviation; and the deviations, if wanted.
     */
    private double[] normalized(float[] x, int columns, float epsilon, double[] deviations) {
        double[] result = new double[x.length];
        for (int r = 0; r < x.length / columns; r++) {
            double mean = 0;
            double squares = 0;
            for (int c = 0; c < columns; c++) {
                mean += x[r * columns + c] / (double) columns;
            }
            for (int c = 0; c < columns; c++) {
                squares += Math.pow(x[r * columns + c] - mean, 2);
            }
            deviations[r] = Math.sqrt(squares / columns + epsilon);
            for (int c = 0; c < columns; c++) {
                result[r * columns + c] = (x[r * columns + c] - mean) / deviations[r];
            }
        }
        return result;
    }

    @Override
    public void normalizeRows(
            String layer,
            int rows,
            int columns,
            float epsilon,
            Optional<String> gamma,
            Optional<String> beta,
            String x,
            Value y) {
        double[] normal = normalized(read(x), columns, epsilon, new double[f.n * rows]);
        double[] factors = or(1, gamma, columns);
        double[] offsets = or(0, beta, columns);
        each(y, i -> normal[i] * factors[i % columns] + offsets[i % columns]);
    }

    @Override
    public void normalizeRowsGradient(
            String layer,
            int rows,
            int columns,
            float epsilon,
            Optional<String> gamma,
            Optional<String> beta,
            String x,
            String y,
            String dY,
            Optional<Value> dX,
            Optional<Value> dGamma,
            Optional<Value> dBeta) {
        float[] d = read(dY);
        double[] factors = or(1, gamma, columns);
        double[] deviations = new double[f.n * rows];
        double[] normal = normalized(read(x), columns, epsilon, deviations);
        double[] means = new double[f.n * rows];
        double[] products = new double[f.n * rows];
        for (int i = 0; i < d.length; i++) {
            double g = d[i] * factors[i % columns] / columns;
            means[i / columns] += g;
            products[i / columns] += g * normal[i];
        }
        dX.ifPresent(to ->
                each(
                        to,
                        i -> {
                            int r = i / columns;
                            double g = d[i] * factors[i % columns];
                            return (g - means[r] - normal[i] * products[r]) / deviations[r];
                        }));
        columnSums(d, normal, columns, dGamma, dBeta);
    }

    private void columnSums(
            float[] d,
            double[] normal,
            int columns,
            Optional<Value> dGamma,
            Optional<Value> dBeta) {
        double[] products = new double[columns];
        double[] sums = new double[columns];
        for (int i = 0; i < d.length; i++) {
            products[i % columns] += d[i] * normal[i];
            sums[i % columns] += d[i];
        }
        dGamma.ifPresent(to -> each(to, c -> products[c]));
        dBeta.ifPresent(to -> each(to, c -> sums[c]));
    }

    @Override
    public void normalize(String layer, Norm norm, String x, Value y) {
        normalize(norm, read(x), read(norm.movingMean()), read(norm.movingVariance()), y);
    }

    private void normalize(Norm norm, float[] x, float[] mean, float[] variance, Value y) {
        double[] factors = or(1, norm.gamma(), norm.channels());
        double[] offsets = or(0, norm.beta(), norm.channels());
        each(
                y,
                i -> {
                    int c = i % norm.channels();
                    double normal = (x[i] - mean[c]) / Math.sqrt(variance[c] + norm.epsilon());
                    return normal * factors[c] + offsets[c];
                });
    }

    @Override
    public void frozenNormalizeGradient(String layer, Norm norm, String dY, Value dX) {
        float[] d = read(dY);
        float[] variance = read(norm.movingVariance());
        double[] factors = or(1, norm.gamma(), norm.channels());
        each(
                dX,
                i -> {
                    int c = i % norm.channels();
                    return d[i] * factors[c] / Math.sqrt(variance[c] + norm.epsilon());
                });
    }

    @Override
    public void normalizeBatch(String layer, Norm norm, String x, Value y, Value statistics) {
        float[] from = read(x);
        int channels = norm.channels();
        double[] moments = new double[2 * channels];
        int rows = from.length / channels;
        for (int i = 0; i < from.length; i++) {
            moments[i % channels] += from[i] / (double) rows;
        }
        for (int i = 0; i < from.length; i++) {
            int c = i % channels;
            moments[channels + c] += Math.pow(from[i] - moments[c], 2) / rows;
        }
        if (f.training) {
            move(norm.movingMean(), norm.momentum(), moments, 0);
            move(norm.movingVariance(), norm.momentum(), moments, channels);
        } else {
            for (int c = 0; c < channels; c++) {
                moments[c] = read(norm.movingMean())[c];
                moments[channels + c] = read(norm.movingVariance())[c];
            }
        }
        each(statistics, i -> moments[i]);
        double[] normal = normalized(norm, from, moments);
        double[] factors = or(1, norm.gamma(), channels);
        double[] offsets = or(0, norm.beta(), channels);
        each(
                y,
                i -> {
                    int c = i % channels;
                    return normal[i] * factors[c] + offsets[c];
                });
    }

    private static double[] normalized(Norm norm, float[] x, double[] moments) {
        double[] normal = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = i % norm.channels();
            double variance = moments[norm.channels() + c];
            normal[i] = (x[i] - moments[c]) / Math.sqrt(variance + norm.epsilon());
        }
        return normal;
    }

    private void move(String average, double momentum, double[] moments, int from) {
        Architecture.Weights parameter = parameter(average);
        for (int c = 0; c < parameter.shape().size(); c++) {
            int at = parameter.offset() + c;
            f.state[at] = (float) (f.state[at] * momentum + moments[from + c] * (1 - momentum));
        }
    }

    @Override
    public void normalizeGradient(
            String layer,
            Norm norm,
            String statistics,
            String x,
            String dY,
            Optional<Value> dX,
            Optional<Value> dGamma,
            Optional<Value> dBeta) {
        float[] d = read(dY);
        int channels = norm.channels();
        int rows = d.length / channels;
        double[] moments = new double[2 * channels];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = read(statistics)[i];
        }
        double[] normal = normalized(norm, read(x), moments);
        double[] factors = or(1, norm.gamma(), channels);
        double[] sums = new double[channels];
        double[] products = new double[channels];
        for (int i = 0; i < d.length; i++) {
            sums[i % channels] += d[i];
            products[i % channels] += d[i] * normal[i];
        }
        dX.ifPresent(to ->
                each(
                        to,
                        i -> {
                            int c = i % channels;
                            double rest =
                                    f.training ? (sums[c] + normal[i] * products[c]) / rows : 0;
                            double deviation = Math.sqrt(moments[channels + c] + norm.epsilon());
                            return factors[c] / deviation * (d[i] - rest);
                        }));
        columnSums(d, normal, channels, dGamma, dBeta);
    }

    @Override
    public void standardize(
            String layer,
            int positions,
            List<Float> mean,
            List<Float> variance,
            float epsilon,
            String x,
            Value y) {
        float[] from = read(x);
        int channels = mean.size();
        each(
                y,
                i ->
                        (from[i] - mean.get(i % channels))
                                / Math.sqrt(variance.get(i % channels) + epsilon));
    }

    @Override
    public void standardizeGradient(
            String layer, int positions, List<Float> variance, float epsilon, String x, Value y) {
        float[] from = read(x);
        each(y, i -> from[i] / Math.sqrt(variance.get(i % variance.size()) + epsilon));
    }
}
