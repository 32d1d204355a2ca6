/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.Tensor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model whose weights and outputs go by Keras' names and order.
 *
 * @param model the model
 * @param declaration the names
 */
record GoldenModel(Model model, Declaration declaration) {
    /** Sets all weights: Keras has neither more nor fewer, nor any of another shape. */
    void setWeights(List<GoldenTensor> weights) {
        Set<String> missing = new LinkedHashSet<>();
        model.parameters().forEach(parameter -> missing.add(parameter.path()));
        for (GoldenTensor weight : weights) {
            Parameter parameter = parameter(weight);
            parameter.set(tensor(weight));
            missing.remove(parameter.path());
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("Keras has no weights for " + missing);
        }
    }

    Parameter parameter(GoldenTensor weight) {
        return model.parameter(declaration.parameterPath(weight));
    }

    /** The number of Keras' output {@code i} among those of the model. */
    int output(int i) {
        List<String> names = model.architecture().outputs().stream().map(o -> o.name()).toList();
        String name = declaration.outputs().get(i);
        if (!names.contains(name)) {
            throw new AssertionError("The model has no output '" + name + "', but " + names);
        }
        return names.indexOf(name);
    }

    /** A batch with these inputs. */
    Batch fill(Batch batch, List<GoldenTensor> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            copy(inputs.get(i).data(), batch.input(i), inputs.get(i).path());
        }
        batch.size(inputs.getFirst().batch());
        return batch;
    }

    /** Copies what must have exactly the size of the target. */
    static void copy(float[] from, float[] to, String what) {
        if (from.length != to.length) {
            throw new AssertionError(
                    "%s: Keras has %d values, the batch has room for %d"
                            .formatted(what, from.length, to.length));
        }
        System.arraycopy(from, 0, to, 0, from.length);
    }

    static Tensor tensor(GoldenTensor golden) {
        int[] shape = golden.shape().stream().mapToInt(Integer::intValue).toArray();
        return Tensor.of(Shape.of(shape), golden.data().clone());
    }
}
