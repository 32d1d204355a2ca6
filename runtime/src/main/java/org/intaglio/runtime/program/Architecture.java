/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.program;

import org.intaglio.Initializer;
import org.intaglio.Loss;
import org.intaglio.runtime.Shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the compiler knows of a network: a constant of the generated class.
 *
 * @param name the declaring class
 * @param inputs the inputs, in the order of declaration
 * @param outputs the outputs, in the order of declaration
 * @param layers all layers, inputs included, in the order in which they run
 * @param parameters all parameters, in the order of their layers
 * @param trainable floats of the flat array of trainable parameters, gaps between them included
 * @param state floats of the flat array of the other parameters
 * @param moving how many of these, from the first, a training step moves; the others are frozen
 * @param training memory and phases of a training step
 * @param inference memory of a prediction
 * @param evaluation memory of a prediction with its losses; the shared part is the prediction's
 * @param summary the table that {@code Model.summary()} returns
 */
public record Architecture(
        String name,
        List<Input> inputs,
        List<Output> outputs,
        List<Layer> layers,
        List<Weights> parameters,
        int trainable,
        int state,
        int moving,
        Plan training,
        Plan inference,
        Plan evaluation,
        String summary) {
    /** Copies the lists. */
    public Architecture {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
    }

    /** With nothing frozen: a training step moves all of the state. */
    public Architecture(
            String name,
            List<Input> inputs,
            List<Output> outputs,
            List<Layer> layers,
            List<Weights> parameters,
            int trainable,
            int state,
            Plan training,
            Plan inference,
            Plan evaluation,
            String summary) {
        this(
                name,
                inputs,
                outputs,
                layers,
                parameters,
                trainable,
                state,
                state,
                training,
                inference,
                evaluation,
                summary);
    }

    /**
     * The sizes of what a step and an evaluation leave for each sample: the outputs, then the masks
     * of those that have one, 1 for each row that counts and 0 for the others, in the same order.
     */
    public int[] resultSizes() {
        IntStream masks = outputs.stream().filter(Output::isMasked).mapToInt(Output::rows);
        return IntStream.concat(outputs.stream().mapToInt(o -> o.shape().size()), masks).toArray();
    }

    /** Where the mask of an output is among the results; -1 if it has none. */
    public int maskOf(int output) {
        return outputs.get(output).isMasked()
                ? outputs.size()
                        + (int) outputs.stream().limit(output).filter(Output::isMasked).count()
                : -1;
    }

    /** What the values of an input are. */
    public enum Type {
        /** Numbers. */
        FLOAT,

        /** Places in a table: whole numbers, held in floats. */
        INDEX
    }

    /**
     * An input.
     *
     * @param name the layer's name
     * @param shape the shape of one sample
     * @param gradient whether a step leaves {@code ∂loss/∂input} in {@link Frame#inputGradient}
     * @param type what its values are
     * @param below of indices, what each is less than, at most {@link #MOST_BELOW}; else 0
     */
    public record Input(String name, Shape shape, boolean gradient, Type type, int below) {
        /** 2^24: a float holds every whole number up to there. */
        public static final int MOST_BELOW = 1 << 24;

        /** Refuses limits that a float does not hold. */
        public Input {
            boolean known = type == Type.INDEX ? below >= 1 && below <= MOST_BELOW : below == 0;
            if (!known) {
                throw new IllegalArgumentException(
                        "input '%s' of type %s cannot be below %d".formatted(name, type, below));
            }
        }

        /** An input of numbers. */
        public Input(String name, Shape shape, boolean gradient) {
            this(name, shape, gradient, Type.FLOAT, 0);
        }
    }

    /**
     * An output.
     *
     * @param name the layer's name
     * @param shape the shape of one sample
     * @param target the shape of one sample's target: class indices have no last axis
     * @param loss its loss
     * @param weight its share of the total loss
     * @param fromLogits whether it holds logits
     * @param labelSmoothing label smoothing of a cross-entropy
     * @param huberDelta where the Huber loss turns from a square into a line
     * @param lossOptions what else its loss has, by the names of the attributes
     * @param isMasked whether a mask says which of its rows, those of the last axis, count
     */
    public record Output(
            String name,
            Shape shape,
            Shape target,
            Loss loss,
            float weight,
            boolean fromLogits,
            float labelSmoothing,
            float huberDelta,
            Map<String, Double> lossOptions,
            boolean isMasked) {
        /** Without a mask. */
        public Output(
                String name,
                Shape shape,
                Shape target,
                Loss loss,
                float weight,
                boolean fromLogits,
                float labelSmoothing,
                float huberDelta,
                Map<String, Double> lossOptions) {
            this(
                    name,
                    shape,
                    target,
                    loss,
                    weight,
                    fromLogits,
                    labelSmoothing,
                    huberDelta,
                    lossOptions,
                    false);
        }

        /** With a loss that has no options of its own. */
        public Output(
                String name,
                Shape shape,
                Shape target,
                Loss loss,
                float weight,
                boolean fromLogits,
                float labelSmoothing,
                float huberDelta) {
            this(
                    name,
                    shape,
                    target,
                    loss,
                    weight,
                    fromLogits,
                    labelSmoothing,
                    huberDelta,
                    Map.of());
        }

        /** Without label smoothing, and with the Huber loss' δ of 1. */
        public Output(
                String name,
                Shape shape,
                Shape target,
                Loss loss,
                float weight,
                boolean fromLogits) {
            this(name, shape, target, loss, weight, fromLogits, 0, 1, Map.of());
        }

        /** The same, with a mask. */
        public Output masked() {
            return new Output(
                    name,
                    shape,
                    target,
                    loss,
                    weight,
                    fromLogits,
                    labelSmoothing,
                    huberDelta,
                    lossOptions,
                    true);
        }

        /** How many rows it has. */
        public int rows() {
            return shape.size() / shape.dimension(-1);
        }
    }

    /**
     * A layer.
     *
     * @param name its name
     * @param kind the name of its annotation
     * @param inputs the names of the layers it reads
     * @param shape the shape of its result for one sample
     * @param parameters how many weights it owns
     * @param multiplyAdds multiplications with addition in a forward pass of one sample
     */
    public record Layer(
            String name,
            String kind,
            List<String> inputs,
            Shape shape,
            long parameters,
            long multiplyAdds) {}

    /**
     * A parameter and its place.
     *
     * @param layer the layer that owns it
     * @param name its name within the layer: {@code kernel}
     * @param shape its shape
     * @param trainable whether it is in the array of trainable parameters or in that of the state
     * @param offset where it starts in that array
     * @param initializer how it starts
     * @param a constant, mean, min or gain, whichever the initializer has
     * @param b stddev or max, whichever the initializer has
     * @param l1 the factor of the penalty {@code Σ|w|}
     * @param l2 the factor of the penalty {@code Σw²}
     * @param constraint what it is held to after each step, if to anything
     * @param forgetGate whether the second quarter, the bias of a forget gate, starts as 1
     */
    public record Weights(
            String layer,
            String name,
            Shape shape,
            boolean trainable,
            int offset,
            Initializer initializer,
            float a,
            float b,
            float l1,
            float l2,
            Optional<Constraint> constraint,
            boolean forgetGate) {
        /** One that is free. */
        public Weights(
                String layer,
                String name,
                Shape shape,
                boolean trainable,
                int offset,
                Initializer initializer,
                float a,
                float b,
                float l1,
                float l2) {
            this(
                    layer,
                    name,
                    shape,
                    trainable,
                    offset,
                    initializer,
                    a,
                    b,
                    l1,
                    l2,
                    Optional.empty(),
                    false);
        }

        /** One that is held to something. */
        public Weights(
                String layer,
                String name,
                Shape shape,
                boolean trainable,
                int offset,
                Initializer initializer,
                float a,
                float b,
                float l1,
                float l2,
                Constraint constraint) {
            this(
                    layer,
                    name,
                    shape,
                    trainable,
                    offset,
                    initializer,
                    a,
                    b,
                    l1,
                    l2,
                    Optional.of(constraint),
                    false);
        }

        /** The same, with 1 for the second quarter at the start. */
        public Weights withForgetGate() {
            return new Weights(
                    layer,
                    name,
                    shape,
                    trainable,
                    offset,
                    initializer,
                    a,
                    b,
                    l1,
                    l2,
                    constraint,
                    true);
        }

        /** Layer and name: {@code hidden.kernel}. */
        public String path() {
            return layer + "." + name;
        }
    }

    /**
     * What a parameter is held to after each step. Of norms: for each of {@code inner} numbers that
     * lie side by side, the root of the sum of the squares of {@code length} that lie {@code inner}
     * apart becomes {@code rate·clip(norm, min, max) + (1 - rate)·norm}; that over the whole
     * parameter, a piece of {@code length·inner} numbers after the other.
     *
     * @param isNorm whether it is about norms; else no number is below 0
     * @param min the least norm
     * @param max the greatest
     * @param rate how much of the way there a norm goes
     * @param length how many numbers have a norm in common
     * @param inner how far apart they are
     */
    public record Constraint(
            boolean isNorm, float min, float max, float rate, int length, int inner) {
        /** No number below 0. */
        public static Constraint nonNegative() {
            return new Constraint(false, 0, 0, 1, 1, 1);
        }

        /** Of norms. */
        public static Constraint norm(float min, float max, float rate, int length, int inner) {
            return new Constraint(true, min, max, rate, length, inner);
        }
    }
}
