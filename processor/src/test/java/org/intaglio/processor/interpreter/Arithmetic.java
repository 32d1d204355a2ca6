/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.kernel.ActivationKernels;
import org.intaglio.runtime.operation.Convolution;
import org.intaglio.runtime.operation.ConvolutionOperations;
import org.intaglio.runtime.operation.Curve;
import org.intaglio.runtime.operation.ElementOperations;
import org.intaglio.runtime.operation.LookupOperations;
import org.intaglio.runtime.operation.Product;
import org.intaglio.runtime.operation.ProductOperations;
import org.intaglio.runtime.operation.ShapeOperations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Frame;
import org.intaglio.runtime.random.Randoms;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Products, convolutions, elements, tables and shapes. */
abstract class Arithmetic extends Reductions
        implements ProductOperations,
                ConvolutionOperations,
                ElementOperations,
                LookupOperations,
                ShapeOperations {
    Arithmetic(Architecture architecture, Frame f) {
        super(architecture, f);
    }

    @Override
    public void multiply(String layer, Product p, String a, String b, Value y) {
        float[] as = read(a);
        float[] bs = read(b);
        float[] ys = write(y);
        int stepA = isValue(a) ? as.length / f.n : 0;
        int stepB = isValue(b) ? bs.length / f.n : 0;
        int stepY = p.overSamples() ? 0 : y.shape().size();
        for (int i = 0; i < f.n * p.batches(); i++) {
            int n = i / p.batches();
            int batch = i % p.batches();
            for (int r = 0; r < p.rows(); r++) {
                for (int c = 0; c < p.columns(); c++) {
                    double sum = 0;
                    for (int k = 0; k < p.inner(); k++) {
                        sum +=
                                (double) as[n * stepA + at(p.a(), batch, r, k)]
                                        * bs[n * stepB + at(p.b(), batch, k, c)];
                    }
                    ys[n * stepY + at(p.y(), batch, r, c)] += (float) (p.scale() * sum);
                }
            }
        }
    }

    private static int at(Product.Layout layout, int batch, int row, int column) {
        return batch * layout.batchStride()
                + (layout.transposed()
                        ? column * layout.rowStride() + row
                        : row * layout.rowStride() + column);
    }

    @Override
    public void addBias(String layer, String bias, int row, String x, Value y) {
        float[] b = read(bias);
        float[] from = read(x);
        int columns = y.shape().dimension(-1);
        each(y, i -> from[i] + b[row * columns + i % columns]);
    }

    @Override
    public void weigh(String layer, String weights, String x, Value y) {
        float[] w = read(weights);
        float[] from = read(x);
        each(y, i -> from[i] * w[i % w.length]);
    }

    @Override
    public void sumRows(String layer, int rows, int columns, int row, String x, Value y) {
        float[] from = read(x);
        double[] sums = new double[columns];
        for (int i = 0; i < from.length; i++) {
            sums[i % columns] += from[i];
        }
        each(y, c -> c / columns == row ? sums[c % columns] : 0);
    }

    private interface Tap {
        void at(int x, int kernel, int y);
    }

    /** Every product of a convolution of all samples, by the places of its factors and its sum. */
    private void taps(Convolution g, Tap tap) {
        int in = g.channels() / g.groups();
        int out = g.filters() / g.groups();
        for (int i = 0; i < f.n * g.outputHeight() * g.outputWidth() * g.filters(); i++) {
            int filter = i % g.filters();
            int ow = i / g.filters() % g.outputWidth();
            int oh = i / g.filters() / g.outputWidth() % g.outputHeight();
            int n = i / g.filters() / g.outputWidth() / g.outputHeight();
            for (int k = 0; k < g.kernel().height() * g.kernel().width(); k++) {
                int kh = k / g.kernel().width();
                int kw = k % g.kernel().width();
                int h = oh * g.strides().height() - g.border().top() + kh * g.dilation().height();
                int w = ow * g.strides().width() - g.border().left() + kw * g.dilation().width();
                if (h < 0 || h >= g.height() || w < 0 || w >= g.width()) {
                    continue;
                }
                for (int c = 0; c < in; c++) {
                    int channel = filter / out * in + c;
                    tap.at(
                            ((n * g.height() + h) * g.width() + w) * g.channels() + channel,
                            (k * in + c) * g.filters() + filter,
                            i);
                }
            }
        }
    }

    @Override
    public void convolve(String layer, Convolution geometry, String x, String kernel, Value y) {
        float[] from = read(x);
        float[] weights = read(kernel);
        double[] sums = new double[all(y)];
        taps(geometry, (xAt, kAt, yAt) -> sums[yAt] += (double) from[xAt] * weights[kAt]);
        each(y, i -> sums[i]);
    }

    @Override
    public void convolveInput(
            String layer, Convolution geometry, String dY, String kernel, Value y) {
        float[] from = read(dY);
        float[] weights = read(kernel);
        double[] sums = new double[all(y)];
        taps(geometry, (xAt, kAt, yAt) -> sums[xAt] += (double) from[yAt] * weights[kAt]);
        each(y, i -> sums[i]);
    }

    @Override
    public void convolveKernel(String layer, Convolution geometry, String x, String dY, Value y) {
        float[] from = read(x);
        float[] derivative = read(dY);
        double[] sums = new double[all(y)];
        taps(geometry, (xAt, kAt, yAt) -> sums[kAt] += (double) from[xAt] * derivative[yAt]);
        each(y, i -> sums[i]);
    }

    @Override
    public void activate(String layer, Curve curve, String x, Value y) {
        curve(curve.kernel(), curve, all(y), read(x), 0, write(y), 0);
    }

    @Override
    public void activateGradient(String layer, Curve curve, String from, String dY, Value y) {
        curve(curve.kernel() + "Gradient", curve, all(y), read(from), 0, read(dY), 0, write(y), 0);
    }

    private void curve(String name, Curve curve, int length, Object... places) {
        List<Object> arguments = new ArrayList<>(List.of(length));
        arguments.addAll(curve.constants());
        arguments.addAll(List.of(places));
        Method method =
                Stream.of(ActivationKernels.class.getMethods())
                        .filter(m -> m.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        try {
            method.invoke(f.kernels.activation(), arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    @Override
    public void softmax(String layer, int rows, int columns, String x, Value y) {
        f.kernels.activation().softmax(f.n * rows, columns, read(x), 0, write(y), 0);
    }

    @Override
    public void causalSoftmax(String layer, int rows, int columns, int period, String x, Value y) {
        f.kernels.activation().causalSoftmax(f.n * rows, columns, period, read(x), 0, write(y), 0);
    }

    @Override
    public void alongRows(String layer, Along function, int rows, int columns, String x, Value y) {
        switch (function) {
            case LOG_SOFTMAX ->
                    f.kernels.activation().logSoftmax(f.n * rows, columns, read(x), 0, write(y), 0);
            case SPARSEMAX ->
                    f.kernels.activation().sparsemax(f.n * rows, columns, read(x), 0, write(y), 0);
        }
    }

    @Override
    public void alongRowsGradient(
            String layer,
            Along function,
            int rows,
            int columns,
            String result,
            String dY,
            Value y) {
        float[] made = read(result);
        float[] d = read(dY);
        double[] sums = new double[f.n * rows];
        int[] counts = new int[f.n * rows];
        boolean all = function == Along.LOG_SOFTMAX;
        for (int i = 0; i < made.length; i++) {
            if (all || made[i] > 0) {
                sums[i / columns] += d[i];
                counts[i / columns]++;
            }
        }
        each(
                y,
                i -> {
                    double sum = sums[i / columns];
                    if (all) {
                        return d[i] - Math.exp(made[i]) * sum;
                    }
                    return made[i] > 0 ? d[i] - sum / counts[i / columns] : 0;
                });
    }

    @Override
    public void penalty(
            String layer, int output, float l1, float l2, float weight, String x, Value dX) {
        float[] v = read(x);
        int size = v.length / f.n;
        for (int i = 0; i < v.length; i++) {
            double penalty = l1 * Math.abs(v[i]) + l2 * (double) v[i] * v[i];
            f.loss[output][f.first + i / size] += (float) (penalty / weight);
        }
        each(dX, i -> (l1 * Math.signum(v[i]) + 2.0 * l2 * v[i]) / f.batch);
    }

    @Override
    public void softmaxGradient(
            String layer, int rows, int columns, String result, String dY, Value y) {
        float[] p = read(result);
        float[] d = read(dY);
        double[] sums = new double[f.n * rows];
        for (int i = 0; i < p.length; i++) {
            sums[i / columns] += (double) p[i] * d[i];
        }
        each(y, i -> p[i] * (d[i] - sums[i / columns]));
    }

    @Override
    public void differs(String layer, int rows, int columns, float value, String x, Value y) {
        float[] from = read(x);
        each(
                y,
                r -> {
                    boolean differs = false;
                    for (int c = 0; c < columns; c++) {
                        differs |= from[r * columns + c] != value;
                    }
                    return differs ? 1 : 0;
                });
    }

    @Override
    public void scale(String layer, float scale, float offset, String x, Value y) {
        float[] from = read(x);
        each(y, i -> from[i] * scale + offset);
    }

    @Override
    public void noise(
            String layer,
            Draw draw,
            float rate,
            float scale,
            float offset,
            float rest,
            int stream,
            Value y) {
        int threshold = Randoms.threshold(rate);
        long key = f.key(stream);
        each(
                y,
                i ->
                        !f.training
                                ? rest
                                : offset
                                        + scale
                                                * switch (draw) {
                                                    case KEEP ->
                                                            Randoms.keeps(key, i, threshold)
                                                                    ? 1
                                                                    : 0;
                                                    case NORMAL -> Randoms.normal(key, i);
                                                });
    }

    @Override
    public void dropout(String layer, float rate, int stream, String x, Value y) {
        if (f.training) {
            f.kernels
                    .elementwise()
                    .dropout(all(y), rate, f.key(stream), 0, read(x), 0, write(y), 0);
        } else {
            copy(layer, x, y);
        }
    }

    @Override
    public void merge(String layer, Binary binary, String a, String b, Value y) {
        float[] as = read(a);
        float[] bs = read(b);
        each(
                y,
                i ->
                        switch (binary) {
                            case ADD -> as[i] + bs[i];
                            case SUBTRACT -> as[i] - bs[i];
                            case MULTIPLY -> as[i] * bs[i];
                            case MAXIMUM -> Math.max(as[i], bs[i]);
                        });
    }

    @Override
    public void maximumGradient(String layer, String a, String b, String dY, Value dA, Value dB) {
        float[] as = read(a);
        float[] bs = read(b);
        float[] d = read(dY);
        each(dA, i -> as[i] >= bs[i] ? d[i] : 0);
        each(dB, i -> as[i] >= bs[i] ? 0 : d[i]);
    }

    @Override
    public void gather(String layer, int rows, int width, String indices, String table, Value y) {
        float[] which = read(indices);
        float[] from = read(table);
        each(y, i -> from[((int) which[i / width]) * width + i % width]);
    }

    @Override
    public void discretize(String layer, List<Float> boundaries, String x, Value y) {
        float[] from = read(x);
        each(y, i -> boundaries.stream().filter(b -> b <= from[i]).count());
    }

    @Override
    public void find(String layer, List<Integer> vocabulary, int unknown, String x, Value y) {
        float[] from = read(x);
        each(
                y,
                i -> {
                    int place = vocabulary.indexOf((int) from[i]);
                    return place < 0 ? Math.floorMod((int) from[i], unknown) : unknown + place;
                });
    }

    @Override
    public void encode(
            String layer, int rows, int length, int tokens, boolean counts, String x, Value y) {
        float[] from = read(x);
        double[] numbers = new double[all(y)];
        for (int i = 0; i < from.length; i++) {
            int at = i / length * tokens + (int) from[i];
            numbers[at] = counts ? numbers[at] + 1 : 1;
        }
        each(y, i -> numbers[i]);
    }

    @Override
    public void scatter(String layer, int rows, int width, String indices, String dY, Value y) {
        float[] which = read(indices);
        float[] from = read(dY);
        double[] sums = new double[all(y)];
        for (int i = 0; i < from.length; i++) {
            sums[((int) which[i / width]) * width + i % width] += from[i];
        }
        each(y, i -> sums[i]);
    }

    @Override
    public void view(String layer, String x, Value y) {
        copy(layer, x, y);
    }

    @Override
    public void copy(String layer, String x, Value y) {
        float[] from = read(x);
        each(y, i -> from[i]);
    }

    @Override
    public void concatenate(String layer, int rows, List<String> xs, Value y) {
        float[] to = write(y);
        int at = 0;
        for (int r = 0; r < f.n * rows; r++) {
            for (String x : xs) {
                int size = read(x).length / (f.n * rows);
                System.arraycopy(read(x), r * size, to, at, size);
                at += size;
            }
        }
    }

    @Override
    public void split(String layer, int rows, String x, List<Value> ys) {
        float[] from = read(x);
        List<float[]> pieces = ys.stream().map(this::write).toList();
        int at = 0;
        for (int r = 0; r < f.n * rows; r++) {
            for (float[] piece : pieces) {
                int size = piece.length / (f.n * rows);
                System.arraycopy(from, at, piece, r * size, size);
                at += size;
            }
        }
    }

    @Override
    public void transpose(
            String layer, int outer, int rows, int columns, int inner, String x, Value y) {
        float[] from = read(x);
        each(
                y,
                i -> {
                    int row = i / inner % rows;
                    int column = i / inner / rows % columns;
                    int first = i / inner / rows / columns * rows * columns;
                    return from[(first + row * columns + column) * inner + i % inner];
                });
    }

    @Override
    public void slice(String layer, int rows, int offset, String x, Value y) {
        float[] from = read(x);
        int wide = from.length / (f.n * rows);
        int size = y.shape().size() / rows;
        each(y, i -> from[i / size * wide + offset + i % size]);
    }
}
