/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel.scalar;

import org.intaglio.runtime.kernel.LossKernels;

/**
 * Losses that are means over a sample's units: a mean over positions of means over the width is one
 * mean, so a sample is one sweep.
 */
abstract class ScalarUnitLosses implements LossKernels {
    /** Keras' epsilon. */
    static final float LEAST = 1e-7f;

    static final float MOST = (float) (1 - 1e-7);

    /** What a sample's loss counts for. */
    static double share(Form form, float[] weights, int at) {
        return weights == null ? form.lossWeight() : (double) form.lossWeight() * weights[at];
    }

    /** The derivative of clipping: 1 within the limits, them included, 0 outside. */
    static double within(double p) {
        return p >= LEAST && p <= MOST ? 1 : 0;
    }

    @Override
    public void sigmoidCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] x,
            int xAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] y,
            int yAt,
            float[] dX,
            int dXAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / length;
            double sum = 0;
            for (int j = i * length; j < (i + 1) * length; j++) {
                double v = x[xAt + j];
                double t = target[targetAt + j] * (1.0 - smoothing) + smoothing / 2.0;
                // max(v, 0) - v·t, and 0 also where an infinite v is as the target has it.
                double wrong = v > 0 ? 1 - t : t;
                sum += wrong == 0 ? 0 : Math.abs(v) * wrong;
                sum += Math.log1p(Math.exp(-Math.abs(v)));
                double sigmoid = ScalarMath.sigmoid(v);
                if (y != null) {
                    y[yAt + j] = (float) sigmoid;
                }
                float derivative = (float) ((sigmoid - t) * share / batch);
                dX[dXAt + j] = derivative + ABSORBING - ABSORBING;
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    @Override
    public void binaryCrossEntropy(
            Form form,
            int n,
            int batch,
            float smoothing,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / length;
            double sum = 0;
            for (int j = i * length; j < (i + 1) * length; j++) {
                double t = target[targetAt + j] * (1.0 - smoothing) + smoothing / 2.0;
                double p = Math.clamp(y[yAt + j], LEAST, MOST);
                sum -= t * Math.log(p) + (1 - t) * Math.log(1 - p);
                double derivative = ((1 - t) / (1 - p) - t / p) * within(y[yAt + j]);
                dY[dYAt + j] = (float) (derivative * share / batch);
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    @Override
    public void meanSquaredError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / length;
            double sum = 0;
            for (int j = i * length; j < (i + 1) * length; j++) {
                double e = (double) y[yAt + j] - target[targetAt + j];
                sum += e * e;
                dY[dYAt + j] = (float) (2 * e * share / batch);
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    @Override
    public void meanAbsoluteError(
            Form form,
            int n,
            int batch,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / length;
            double sum = 0;
            for (int j = i * length; j < (i + 1) * length; j++) {
                double e = (double) y[yAt + j] - target[targetAt + j];
                sum += Math.abs(e);
                dY[dYAt + j] = (float) (Math.signum(e) * share / batch);
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }

    @Override
    public void huber(
            Form form,
            int n,
            int batch,
            float delta,
            float[] y,
            int yAt,
            float[] target,
            int targetAt,
            float[] weights,
            int weightsAt,
            float[] dY,
            int dYAt,
            float[] loss,
            int lossAt) {
        int length = form.positions() * form.width();
        for (int i = 0; i < n; i++) {
            double share = share(form, weights, weightsAt + i) / length;
            double sum = 0;
            for (int j = i * length; j < (i + 1) * length; j++) {
                double e = (double) y[yAt + j] - target[targetAt + j];
                double size = Math.abs(e);
                sum += size <= delta ? e * e / 2 : delta * size - (double) delta * delta / 2;
                double derivative = size <= delta ? e : delta * Math.signum(e);
                dY[dYAt + j] = (float) (derivative * share / batch);
            }
            loss[lossAt + i] += (float) (share * sum);
        }
    }
}
