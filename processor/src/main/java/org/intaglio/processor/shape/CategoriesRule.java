/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import org.intaglio.OutputMode;
import org.intaglio.processor.model.PreprocessingSpec.Categories;
import org.intaglio.processor.model.PreprocessingSpec.CategoryEncoding;
import org.intaglio.processor.model.PreprocessingSpec.Discretization;
import org.intaglio.processor.model.PreprocessingSpec.IntegerLookup;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.report.DiagnosticId;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Indices have the shape of what is read; numbers that stand for them have the tokens as last axis,
 * in place of the last one, unless each index of several stands for itself; see <a
 * href="https://github.com/keras-team/keras/blob/master/keras/src/layers/preprocessing/category_encoding.py">Keras</a>.
 */
final class CategoriesRule implements LayerRule<Categories> {
    /** A float holds every whole number up to there. */
    private static final int MOST = 1 << 24;

    @Override
    public Verdict shape(Categories spec, List<Operand> inputs) {
        Operand input = inputs.getFirst();
        return switch (spec) {
            case CategoryEncoding s -> encoding(s, input);
            case Discretization s -> bins(s, input);
            case IntegerLookup s -> lookup(s, input);
            default -> throw new IllegalArgumentException("no rule for " + spec);
        };
    }

    private static Verdict encoding(CategoryEncoding spec, Operand input) {
        if (spec.outputMode() == OutputMode.INTEGER) {
            return new Verdict.Misfit(
                    DiagnosticId.PREPROCESSING,
                    "outputMode",
                    "makes numbers of indices, which outputMode = INT does not",
                    "needs another outputMode",
                    "Give ONE_HOT, MULTI_HOT or COUNT, or leave the layer out.");
        }
        if (!input.isIndex()) {
            return new Verdict.Misfit(
                    DiagnosticId.INDICES,
                    "from",
                    "reads indices, but '%s' holds numbers".formatted(input.name()),
                    "needs indices",
                    "Let it read @Input(shape = ..., type = INDEX, below = %s)."
                            .formatted(spec.numTokens()));
        }
        if (input.below() > spec.numTokens()) {
            return new Verdict.Misfit(
                    DiagnosticId.INDICES,
                    "numTokens",
                    "knows %s tokens, but the indices of '%s' go up to %s"
                            .formatted(spec.numTokens(), input.name(), input.below() - 1),
                    "needs numTokens = " + input.below(),
                    "Write numTokens = %s.".formatted(input.below()));
        }
        return result(spec, input);
    }

    private static Verdict bins(Discretization spec, Operand input) {
        if (input.isIndex()) {
            return new Verdict.Misfit(
                    DiagnosticId.INDICES,
                    "from",
                    "reads numbers, but '%s' holds indices".formatted(input.name()),
                    "needs numbers",
                    "Let it read an input of numbers.");
        }
        List<Double> all = spec.binBoundaries().values();
        boolean ascends = !all.isEmpty();
        for (int i = 0; i < all.size(); i++) {
            float value = all.get(i).floatValue();
            ascends &= Float.isFinite(value) && (i == 0 || value > all.get(i - 1).floatValue());
        }
        return ascends
                ? result(spec, input)
                : new Verdict.Misfit(
                        DiagnosticId.PREPROCESSING,
                        "binBoundaries",
                        "has boundaries that do not ascend, or none",
                        "needs ascending boundaries",
                        "Give finite numbers, the smallest first, each once: {-1, 0, 0.5}.");
    }

    private static Verdict lookup(IntegerLookup spec, Operand input) {
        Set<Integer> known = new HashSet<>();
        for (int number : spec.vocabulary()) {
            if (!known.add(number)) {
                return vocabulary("has %s in its vocabulary twice".formatted(number));
            }
            if (Math.abs((long) number) > MOST) {
                return vocabulary(
                        "has %s in its vocabulary, which a float does not hold".formatted(number));
            }
        }
        return known.isEmpty() ? vocabulary("has no vocabulary") : result(spec, input);
    }

    private static Verdict vocabulary(String message) {
        return new Verdict.Misfit(
                DiagnosticId.PREPROCESSING,
                "vocabulary",
                message,
                "needs a vocabulary",
                "Give the numbers that are known, each once, from -16777216 to 16777216.");
    }

    private static Verdict result(Categories spec, Operand input) {
        List<Integer> axes = new ArrayList<>(input.shape().dimensions());
        boolean isOwnAxis =
                spec.outputMode() == OutputMode.ONE_HOT && input.shape().dimension(-1) != 1;
        if (spec.outputMode() != OutputMode.INTEGER) {
            if (!isOwnAxis) {
                axes.removeLast();
            }
            axes.add(spec.tokens());
        }
        return new Verdict.Fits(new Shape(axes));
    }

    @Override
    public boolean readsIndices() {
        return true; // Whoever reads numbers says so.
    }

    @Override
    public boolean keepsImages() {
        return false;
    }
}
