/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import org.intaglio.Loss;
import org.intaglio.processor.emit.OpCode.Argument;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.lower.Direct;

import java.util.List;
import java.util.Locale;

/** The code of losses. */
final class LossCode {
    private LossCode() {}

    static OpCode of(LossOp op, Direct d, String form) {
        List<Argument> arguments =
                op.result().isPresent()
                        ? DirectCode.named(d, "x", "dX", "y")
                        : DirectCode.named(d, "x", "dX");
        return new OpCode(
                op.layer() + "Loss",
                op.layer() + ": " + title(op) + " and its derivative" + times(op),
                arguments,
                CodeBlock.join(List.of(body(op, form), weigh(op)), ""));
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
            default -> Literals.call("f.customLoss($L, $L, x, xAt, dX, dXAt);\n", op.index(), form);
        };
    }

    private static CodeBlock call(
            LossOp op, String form, String kernel, String options, boolean hasResult) {
        int target =
                op.spec().loss().targets() == Loss.Targets.CLASS
                        ? op.rows()
                        : op.rows() * op.columns();
        String result = op.result().isEmpty() ? ", null, 0" : ", y, yAt";
        return Literals.call(
                "f.kernels.loss().$L($L, f.n, f.batch$L, x, xAt, f.target[$L], f.rowAt($L),"
                        + " f.weights, f.first$L, dX, dXAt, f.loss[$L], f.first);\n",
                kernel,
                form,
                options.isEmpty() ? "" : ", " + options,
                op.index(),
                target,
                hasResult ? result : "",
                op.index());
    }
}
