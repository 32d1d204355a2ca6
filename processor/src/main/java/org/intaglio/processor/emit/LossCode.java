/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.Loss;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.lower.Direct;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The code of losses. */
final class LossCode {
    private LossCode() {}

    static OpCode of(LossOp op, Direct d, String form) {
        List<String> names = new ArrayList<>(List.of("x"));
        op.mask().ifPresent(mask -> names.add("mask"));
        names.add("dX");
        op.result().ifPresent(result -> names.add("y"));
        op.mask().ifPresent(mask -> names.addAll(List.of("weights", "losses")));
        return new OpCode(
                op.layer() + "Loss",
                op.layer() + ": " + title(op) + " and its derivative" + times(op),
                DirectCode.named(d, names.toArray(String[]::new)),
                CodeBlock.join(List.of(before(op), body(op, form), after(op), weigh(op)), ""));
    }

    /** The weights of the rows of all samples. */
    private static CodeBlock before(LossOp op) {
        return op.mask().isPresent()
                ? Literals.call(
                        "f.beginRows($L, mask, maskAt, weights, weightsAt, losses, lossesAt);\n",
                        op.rows())
                : CodeBlock.of("");
    }

    /** From the losses of rows to those of samples. */
    private static CodeBlock after(LossOp op) {
        return op.mask().isPresent()
                ? Literals.call("f.endRows($L, $L, losses, lossesAt);\n", op.index(), op.rows())
                : CodeBlock.of("");
    }

    private static boolean isWeighted(LossOp op) {
        return op.spec().weight() != 1;
    }

    private static String times(LossOp op) {
        return isWeighted(op) ? ", times " + op.spec().weight() : "";
    }

    /**
     * An output's weight is for its derivative alone: the loss itself is reported as it is, which a
     * product with 0, or with a very small number, could not be undone for.
     */
    private static CodeBlock weigh(LossOp op) {
        return isWeighted(op)
                ? Literals.call(
                        "f.kernels.elementwise().scale($L, $L, 0f, dX, dXAt, dX, dXAt);\n",
                        SampleCode.times("f.n", op.dX().size()),
                        Literals.of(op.spec().weight()))
                : CodeBlock.of("");
    }

    private static String title(LossOp op) {
        String loss = op.spec().loss().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (op.spec().loss()) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY ->
                    op.fused() ? "softmax, " + loss : loss;
            case BINARY_CROSSENTROPY -> op.fused() ? "sigmoid, " + loss : loss;
            default -> loss;
        };
    }

    private static CodeBlock body(LossOp op, String form) {
        Loss loss = op.spec().loss();
        boolean sparse = loss.targets() == Loss.Targets.CLASS;
        // From logits the derivative is that of the fused form; only nobody wants the result.
        boolean logits = op.fused() || op.spec().fromLogits();
        CodeBlock smoothing = Literals.of(op.spec().labelSmoothing());
        return switch (loss) {
            case SPARSE_CATEGORICAL_CROSSENTROPY, CATEGORICAL_CROSSENTROPY ->
                    logits
                            ? call(op, form, "softmaxCrossEntropy", sparse + ", " + smoothing, true)
                            : call(op, form, "crossEntropy", sparse + ", " + smoothing, false);
            case BINARY_CROSSENTROPY ->
                    logits
                            ? call(op, form, "sigmoidCrossEntropy", smoothing.toString(), true)
                            : call(op, form, "binaryCrossEntropy", smoothing.toString(), false);
            case MEAN_SQUARED_ERROR -> call(op, form, "meanSquaredError", "", false);
            case MEAN_ABSOLUTE_ERROR -> call(op, form, "meanAbsoluteError", "", false);
            case HUBER ->
                    call(op, form, "huber", Literals.of(op.spec().huberDelta()).toString(), false);
            case NONE -> throw new IllegalStateException("an output without a loss");
            // The runtime has their formulas, and calls the user's own.
            default ->
                    op.mask().isPresent()
                            ? Literals.call(
                                    "f.customLoss($L, $L, $L, x, xAt, weights, weightsAt, dX, dXAt,"
                                            + " losses, lossesAt);\n",
                                    op.index(),
                                    form,
                                    op.rows())
                            : Literals.call(
                                    "f.customLoss($L, $L, x, xAt, dX, dXAt);\n", op.index(), form);
        };
    }

    private static CodeBlock call(
            LossOp op, String form, String kernel, String options, boolean hasResult) {
        int target =
                op.spec().loss().targets() == Loss.Targets.CLASS
                        ? op.rows()
                        : op.rows() * op.columns();
        String result = op.result().isEmpty() ? ", null, 0" : ", y, yAt";
        boolean masked = op.mask().isPresent();
        int rows = masked ? op.rows() : 1;
        return Literals.call(
                "f.kernels.loss().$L($L, $L, $L$L, x, xAt, f.target[$L], f.rowAt($L),"
                        + " $L$L, dX, dXAt, $L);\n",
                kernel,
                form,
                SampleCode.times("f.n", rows),
                SampleCode.times("f.batch", rows),
                options.isEmpty() ? "" : ", " + options,
                op.index(),
                target,
                masked ? "weights, weightsAt" : "f.weights, f.first",
                hasResult ? result : "",
                masked ? "losses, lossesAt" : "f.loss[" + op.index() + "], f.first");
    }
}
