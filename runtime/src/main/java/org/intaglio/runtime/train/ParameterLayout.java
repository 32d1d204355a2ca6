/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where the trainable parameters of a network lie in the flat arrays that an optimizer is handed:
 * parameters, gradients, and what it remembers of each number.
 *
 * @param floats how long these arrays are, gaps between parameters included; in the gaps all is 0
 * @param parameters the parameters, in the order of their places
 */
public record ParameterLayout(int floats, List<Range> parameters) {
    /** What biases are called: those of products, and those of normalisations. */
    private static final Set<String> BIASES = Set.of("bias", "beta");

    /** What the names of biases end in where a layer has several products: {@code queryBias}. */
    private static final String BIAS = "Bias";

    /** What normalisations multiply with. */
    private static final Set<String> SCALES = Set.of("gamma", "scale");

    /** All parameters. */
    public static final Predicate<Range> ALL = range -> true;

    /** All but {@linkplain Range#isBias biases} and {@linkplain Range#isScale scales}. */
    public static final Predicate<Range> KERNELS = range -> !range.isBias() && !range.isScale();

    /** Copies the list. */
    public ParameterLayout {
        parameters = List.copyOf(Objects.requireNonNull(parameters, "parameters"));
    }

    /** The layout of a network's trainable parameters. */
    public static ParameterLayout of(Architecture network) {
        Objects.requireNonNull(network, "network");
        return new ParameterLayout(
                network.trainable(),
                network.parameters().stream()
                        .filter(Architecture.Weights::trainable)
                        .map(w -> new Range(w.layer(), w.name(), w.shape(), w.offset()))
                        .toList());
    }

    /** An update that leaves these parameters alone; itself if there are none. */
    public Optimizer.Update freezing(Optimizer.Update update, Set<Range> frozen) {
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(frozen, "frozen");
        return frozen.isEmpty() ? update : new FrozenUpdate(update, this, frozen);
    }

    /**
     * The place of a parameter.
     *
     * @param layer the layer that owns it
     * @param name its name within the layer: {@code kernel}
     * @param shape its shape
     * @param from where it starts in the arrays
     */
    public record Range(String layer, String name, Shape shape, int from) {
        /** Checks that nothing is null. */
        public Range {
            Objects.requireNonNull(layer, "layer");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(shape, "shape");
        }

        /** Behind its last element. */
        public int to() {
            return from + shape.size();
        }

        /** Layer and name: {@code hidden.kernel}. */
        public String path() {
            return layer + "." + name;
        }

        /**
         * Whether it is added to a layer's results rather than multiplied with what it reads, as
         * the {@code bias} of a layer, the {@code queryBias} of an attention and the {@code beta}
         * of a normalisation are.
         */
        public boolean isBias() {
            return BIASES.contains(name) || name.endsWith(BIAS);
        }

        /** Whether it is what a normalisation multiplies its results with: its {@code gamma}. */
        public boolean isScale() {
            return SCALES.contains(name);
        }
    }
}
