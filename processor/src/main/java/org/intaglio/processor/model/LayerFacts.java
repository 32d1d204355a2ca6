/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.Padding;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What passes ask a layer, so that none of them lists layers. The defaults are those of a layer
 * that reads one other and has no parameters; the interfaces within are families of layers that
 * share answers.
 */
public interface LayerFacts {
    /** Of an attribute that is left empty: the component before it whose value it then has. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Else {
        /** The component's name. */
        String value();
    }

    /** Of what a wrapper stands beside, for its messages. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Wraps {
        /** What it must be, after "a". */
        String value();

        /** One that it is, as annotation. */
        String example();
    }

    /** Of the attribute that says how many channels, units or features the layer makes. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Channels {}

    /**
     * What messages and tables call the kind of layer: the name of the annotation; of a layer of
     * the user's own, that of its class.
     */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** What it reads. */
    default Inputs inputs() {
        return Inputs.ONE;
    }

    /** Why {@code @Shared} cannot repeat it, after "which is": {@code a merge}; empty if it can. */
    default Optional<String> unshareable() {
        return Optional.empty();
    }

    /** Why no wrapper can do it to each step alone, after its kind; empty if one can. */
    default Optional<String> stepless() {
        return Optional.of("does not read one layer").filter(_ -> !inputs().equals(Inputs.ONE));
    }

    /** Of a wrapper, why the layer within does not do, after its kind; empty if it does. */
    default Optional<String> wrongWithin() {
        return Optional.empty();
    }

    /** Whether it computes each row of its input by itself, so that more axes change nothing. */
    default boolean readsRows() {
        return false;
    }

    /** Whether its bias is that of gates of which one forgets. */
    default boolean hasForgetGate() {
        return false;
    }

    /** Its parameters in Keras' order, with those that the declaration leaves out. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** Its parameters without those that are left out. */
    default List<Parameter> usedParameters() {
        return parameters().stream().filter(Parameter::isUsed).toList();
    }

    /** The parameter of a name, if it has one. */
    default Optional<Parameter> parameter(String name) {
        return usedParameters().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** What is at least 1: all whole numbers, windows and shapes among the attributes. */
    default List<Size> sizes() {
        return Size.allOf(this);
    }

    /** What numbers that are no sizes must be. */
    default List<Limit> limits() {
        return List.of();
    }

    /**
     * The function that its result went through last, maybe {@code LINEAR}; empty if there is none
     * to name, as after a merge.
     */
    default Optional<Activation> lastActivation() {
        return Optional.empty();
    }

    /** Whether it returns the numbers that it reads, in the same order. */
    default boolean keepsNumbers() {
        return false;
    }

    /**
     * Whether it returns the numbers that it reads, but drops some or makes them noisy in training.
     */
    default boolean drops() {
        return false;
    }

    /** If its results are indices, what each is less than; 0 for numbers. */
    default int indicesBelow() {
        return 0;
    }

    /** Why it changes nothing of such an input, after a colon; empty if it does. */
    default Optional<String> noEffect(Shape input, Shape result) {
        return Optional.empty();
    }

    /**
     * Whether its result has a mask, which says what steps count.
     *
     * @param masked whether what it reads has one
     */
    default boolean isMasked(List<Boolean> masked) {
        return false;
    }

    /** The window that it slides over an image, if it does. */
    default Optional<Window> window() {
        return Optional.empty();
    }

    /** Whether each of its units weighs all channels: units that start equal stay equal. */
    default boolean mixesChannels() {
        return false;
    }

    /** Layers with a kernel, maybe a bias for each result, and an activation behind them. */
    interface Weighted extends LayerFacts {
        /** The parameter that is multiplied with. */
        Parameter kernel();

        /** What the result goes through. */
        Activation activation();

        /** Whether there is a bias. */
        boolean useBias();

        /** How the bias starts. */
        InitSpec biasInitializer();

        /** The penalty on the bias. */
        RegularizerSpec biasRegularizer();

        @Override
        default List<Parameter> parameters() {
            Parameter bias = Parameter.vector("bias", biasInitializer(), biasRegularizer());
            return List.of(kernel(), bias.usedIf(useBias()));
        }

        @Override
        default Optional<Activation> lastActivation() {
            return Optional.of(activation());
        }
    }

    /** Convolutions over images. */
    interface Convolution extends Weighted {
        /** The size of the window. */
        Window kernelSize();

        /** Its step. */
        Window strides();

        /** The distance between its taps. */
        Window dilationRate();

        /** What happens at the border. */
        Padding padding();

        @Override
        default Optional<Window> window() {
            return Optional.of(kernelSize());
        }
    }

    /** Poolings over images; strides that are left out are those of the window. */
    interface Pooling extends LayerFacts {
        /** The size of the window. */
        Window poolSize();

        /** Its step. */
        Window strides();

        /** What happens at the border. */
        Padding padding();

        /** A size that is wrong is reported once. */
        @Override
        default List<Size> sizes() {
            List<Size> all = Size.allOf(this);
            return strides().equals(poolSize()) ? all.subList(0, 1) : all;
        }

        @Override
        default Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("its window is one pixel")
                    .filter(r -> poolSize().equals(Window.ONE) && strides().equals(Window.ONE));
        }

        @Override
        default Optional<Window> window() {
            return Optional.of(poolSize());
        }
    }

    /** Poolings over whole images. */
    interface GlobalPooling extends LayerFacts {
        /** Whether height and width stay, as 1. */
        boolean keepDims();

        @Override
        default Optional<String> noEffect(Shape input, Shape result) {
            return sameShape(input, result);
        }
    }

    /** Poolings over all steps of a sequence. */
    interface PoolingOfSteps extends LayerFacts {
        /** Whether the axis of the steps stays, as 1. */
        boolean keepDims();

        @Override
        default Optional<String> noEffect(Shape input, Shape result) {
            return sameShape(input, result);
        }
    }

    /** Poolings over windows of steps. */
    interface PoolingOfWindows extends LayerFacts {
        /** The steps of the window. */
        int poolSize();

        /** How far it moves; 0 for its own size. */
        int strides();

        /** What happens at the ends. */
        Padding padding();

        /** How far it moves. */
        default int stride() {
            return strides() == 0 ? poolSize() : strides();
        }

        @Override
        default List<Size> sizes() {
            return Size.allOf(this).stream()
                    .filter(size -> strides() != 0 || !size.attribute().equals("strides"))
                    .toList();
        }

        @Override
        default Optional<String> noEffect(Shape input, Shape result) {
            return Optional.of("its window is one step")
                    .filter(r -> poolSize() == 1 && stride() == 1);
        }
    }

    /**
     * Layers that hand a state from each step of a sequence to the next. Kernels have the units of
     * all gates side by side.
     */
    sealed interface Recurrent extends LayerFacts
            permits SequenceSpec.LSTM, SequenceSpec.GRU, SequenceSpec.SimpleRNN {
        /** Of the result, and of the state. */
        int units();

        /** Whether the outputs of all steps are the result, or that of the last. */
        boolean returnSequences();

        /** Whether the last step comes first. */
        boolean goBackwards();

        /** Whether there is a bias. */
        boolean useBias();

        /** How many times the units the kernels are wide. */
        int gates();

        /** How many vectors a step hands on: the output, and maybe cells. */
        default int states() {
            return 1;
        }

        @Override
        default Inputs inputs() {
            return Inputs.oneAnd("initialState");
        }

        @Override
        default Optional<String> stepless() {
            return Optional.empty();
        }

        @Override
        default boolean isMasked(List<Boolean> masked) {
            return masked.getFirst() && returnSequences();
        }

        /** How many biases there are, if any. */
        default int biases() {
            return 1;
        }

        /** How the kernel starts. */
        InitSpec kernelInitializer();

        /** How the recurrent kernel starts. */
        InitSpec recurrentInitializer();

        /** How the bias starts. */
        InitSpec biasInitializer();

        /** The penalty on the kernel. */
        RegularizerSpec kernelRegularizer();

        /** The penalty on the recurrent kernel. */
        RegularizerSpec recurrentRegularizer();

        /** The penalty on the bias. */
        RegularizerSpec biasRegularizer();

        @Override
        default List<Parameter> parameters() {
            return List.of(
                    Parameter.matrix("kernel", kernelInitializer(), kernelRegularizer()),
                    Parameter.matrix(
                                    "recurrentKernel",
                                    recurrentInitializer(),
                                    recurrentRegularizer())
                            .in("recurrent"),
                    Parameter.vector("bias", biasInitializer(), biasRegularizer())
                            .usedIf(useBias()));
        }
    }

    /** The numbers that are read, in another shape. */
    interface OtherShape extends LayerFacts {
        @Override
        default boolean keepsNumbers() {
            return true;
        }

        @Override
        default Optional<String> noEffect(Shape input, Shape result) {
            return sameShape(input, result);
        }
    }

    /** A result for each number that is read; parameters have a number for each channel. */
    interface SameShape extends LayerFacts {
        @Override
        default boolean isMasked(List<Boolean> masked) {
            return masked.getFirst();
        }
    }

    /** Layers that bring mean and deviation to what training finds best. */
    interface Normalization extends SameShape {
        /** What is added to a variance is positive. */
        static Limit epsilon(double epsilon) {
            String small =
                    "Give a small positive number: it keeps the division by the standard deviation"
                            + " from exploding.";
            return Limit.positive("epsilon", epsilon, small);
        }

        @Override
        default Optional<Activation> lastActivation() {
            return Optional.of(Activation.LINEAR);
        }
    }

    /** Layers over some axes, whichever they are. */
    interface Along extends SameShape {
        /** The axes as they were written. */
        List<Integer> axis();

        /** The axes, counted from 0, of an input of some shape. */
        default List<Integer> axes(Shape input) {
            return axis().stream()
                    .map(a -> a < 0 ? a + input.rank() : a)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Layers that are an activation and nothing else. */
    interface Function extends SameShape {
        @Override
        default boolean readsRows() {
            return true;
        }
    }

    /** Layers that make one tensor of several. */
    interface Merge extends LayerFacts {
        @Override
        default Inputs inputs() {
            return Inputs.list(2, Integer.MAX_VALUE);
        }

        @Override
        default Optional<String> unshareable() {
            return Optional.of("a merge");
        }

        /** A step counts if it counts anywhere. */
        @Override
        default boolean isMasked(List<Boolean> masked) {
            return masked.stream().allMatch(m -> m);
        }
    }

    private static Optional<String> sameShape(Shape input, Shape result) {
        return Optional.of("its input is " + input + " already").filter(r -> result.equals(input));
    }
}
