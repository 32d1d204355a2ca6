/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.program.Architecture;

import java.util.List;

/** Says why a loss is infinite or not a number, as far as can be seen. */
final class BadLoss {
    private BadLoss() {}

    /** Whether the losses of all outputs are numbers, and not infinite. */
    static boolean areFinite(double[] losses) {
        for (double loss : losses) {
            if (!Double.isFinite(loss)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks for the cause in the samples of a step.
     *
     * @param filledByUser whether somebody has filled the batch himself, not a data set
     * @throws IllegalArgumentException if an input or a target is infinite or not a number
     */
    static void checkData(Architecture architecture, Batch batch, int n, boolean filledByUser) {
        FiniteCheck check = new FiniteCheck(architecture);
        for (int row = 0; row < n; row++) {
            if (filledByUser) {
                check.ofStep(batch, row);
            } else {
                check.ofDataset(batch, row);
            }
        }
    }

    /**
     * What to tell where inputs and targets are finite.
     *
     * @param losses the losses of the outputs
     * @param where the step in words: "in epoch 2, step 7"
     */
    static ArithmeticException explain(
            Network network, double[] losses, String where, float learningRate) {
        String what =
                "the loss%s is %s %s (learning rate %s)"
                        .formatted(output(network, losses), value(losses), where, learningRate);
        for (Architecture.Weights w : network.architecture().parameters()) {
            float[] values = new float[w.shape().size()];
            network.executable().read(w, values);
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    return new ArithmeticException(
                            what
                                    + ", for the parameter '%s' is %s since an earlier step"
                                            .formatted(w.path(), value)
                                    + "; train a new model with a smaller learning rate");
                }
            }
        }
        return new ArithmeticException(
                what
                        + ", though inputs, targets and parameters are finite; the step was left"
                        + " out, the parameters are those before it: try a smaller learning rate,"
                        + " or let it go on with Training.terminateOnNaN(false)");
    }

    private static String output(Network network, double[] losses) {
        List<Architecture.Output> outputs = network.architecture().outputs();
        return outputs.size() == 1 ? "" : " of output '" + outputs.get(first(losses)).name() + "'";
    }

    private static double value(double[] losses) {
        return losses[first(losses)];
    }

    private static int first(double[] losses) {
        for (int o = 0; o < losses.length; o++) {
            if (!Double.isFinite(losses[o])) {
                return o;
            }
        }
        return 0;
    }
}
