/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class of a layer of the user's own, and what it declares of itself: see {@link
 * org.intaglio.LayerClass}. In shapes, a negative number is an axis of the first input.
 *
 * @param packageName its package, empty for the unnamed one
 * @param names its simple name, after those of the classes around it
 * @param inputs the shapes of its inputs, with 0 for any length; an empty one says nothing
 * @param result the shape of its result; if empty, that of the first input
 * @param parameters its parameters
 * @param kept the shape of what it keeps of a sample; if empty, that of the first input
 * @param readsX whether its derivative reads what it read
 * @param readsY whether its derivative reads its result
 * @param multiplyAdds multiplications with addition for each number of the result
 */
public record CustomSpec(
        String packageName,
        List<String> names,
        List<List<Integer>> inputs,
        List<Integer> result,
        List<Shaped> parameters,
        List<Integer> kept,
        boolean readsX,
        boolean readsY,
        int multiplyAdds) {
    /** What is kept if nothing is. */
    public static final List<Integer> NOTHING = List.of(0);

    /**
     * A parameter.
     *
     * @param parameter what it is
     * @param shape its shape, which is never empty
     */
    public record Shaped(Parameter parameter, List<Integer> shape) {
        /** Copies the list. */
        public Shaped {
            shape = List.copyOf(shape);
        }
    }

    /**
     * What its constructor takes.
     *
     * @param values numbers
     */
    public record Arguments(List<Double> values) {
        /** Copies the list. */
        public Arguments {
            values = List.copyOf(values);
        }
    }

    /** Copies the lists. */
    public CustomSpec {
        names = List.copyOf(names);
        inputs = List.copyOf(inputs);
        result = List.copyOf(result);
        parameters = List.copyOf(parameters);
        kept = List.copyOf(kept);
    }

    /** A class that changes no shapes and has no parameters. */
    public static CustomSpec of(String packageName, List<String> names) {
        return new CustomSpec(
                packageName,
                names,
                List.of(List.of()),
                List.of(),
                List.of(),
                NOTHING,
                true,
                true,
                0);
    }

    /** The class's simple name. */
    public String name() {
        return names.getLast();
    }

    /** How many axes the first input has to have for a shape. */
    public static int axes(List<Integer> declared) {
        return declared.stream().mapToInt(d -> -d).filter(axis -> axis > 0).max().orElse(0);
    }

    /** The shape of what is kept, if anything is. */
    public Optional<Shape> kept(Shape first) {
        return kept.equals(NOTHING) ? Optional.empty() : Optional.of(shape(kept, first));
    }

    /** A declared shape in numbers; that of the first input if it is empty. */
    public static Shape shape(List<Integer> declared, Shape first) {
        if (declared.isEmpty()) {
            return first;
        }
        List<Integer> dimensions = new ArrayList<>();
        for (int d : declared) {
            dimensions.add(d < 0 ? first.dimension(d) : d);
        }
        return new Shape(dimensions);
    }
}
