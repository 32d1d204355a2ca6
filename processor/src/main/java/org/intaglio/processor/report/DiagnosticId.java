/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Diagnostic.Severity;
import org.intaglio.processor.model.Origin;

import java.util.List;

/**
 * The catalogue of everything the compiler says. An id never changes its meaning: it is an anchor
 * in docs/errors.md and may stand in a {@code @SuppressWarnings}. Numbers below 30 are about one
 * class, field or layer, those from 30 about the wiring, from 40 about the loss, from 50 warnings,
 * from 70 what only a plugin of javac sees, from 80 networks within networks, from 84 layers of
 * users' own, from 90 recurrent layers; 46 to 49, and from 61, is what came later.
 */
public enum DiagnosticId {
    /** A bug of ours. */
    INTERNAL_ERROR(0, "The compiler itself failed"),
    /** The annotated class. */
    UNUSABLE_CLASS(1, "A class that cannot declare a network"),
    /** Private, static and final fields. */
    UNUSABLE_FIELD(2, "A field that cannot declare a layer"),
    /** A Layer field without annotation. */
    NO_LAYER_ANNOTATION(3, "A Layer field without a layer annotation"),
    /** A field with several layer annotations. */
    TWO_LAYER_ANNOTATIONS(4, "A field with two layer annotations"),
    /** A layer annotation on a field of another type. */
    NOT_A_LAYER(5, "A layer annotation on a field that is no Layer"),
    /** A name which the generated class cannot give to an accessor. */
    UNUSABLE_NAME(6, "A name the generated model cannot use"),
    /** Two names with the same generated class. */
    DUPLICATE_NAME(7, "Two names that differ in their first letter only"),
    /** Both kinds of input, or none. */
    INPUT_DECLARATION(8, "The network's input is declared twice or not at all"),
    /** Layers in a superclass. */
    INHERITED_LAYERS(9, "Layers in a superclass"),
    /** Another class has the name of the generated one. */
    NAME_TAKEN(10, "The generated class exists already"),
    /** Windows of three numbers and the like. */
    MALFORMED_SIZE(11, "A size that is not one number or two"),
    /** Kernel, pool, dilation against the image. */
    WINDOW_DOES_NOT_FIT(12, "A window larger than the image"),
    /** Sizes below 1. */
    NOT_POSITIVE(13, "A size below 1"),
    /** A layer over images reading something else. */
    WRONG_RANK(14, "An image is needed"),
    /** Groups against channels and filters. */
    GROUPS(15, "Groups that do not divide the channels"),
    /** Strides with dilation. */
    STRIDES_AND_DILATION(16, "Strides and dilation together"),
    /** Reshape. */
    RESHAPE(17, "A reshape that does not fit"),
    /** Merges of different shapes. */
    MERGE_SHAPES(18, "Merged shapes that differ"),
    /** Concatenate's axis. */
    CONCATENATE_AXIS(19, "An axis that does not exist"),
    /** Dense on an image. */
    MISSING_FLATTEN(20, "A Dense layer on an image"),
    /** Dropout and momentum, label smoothing. */
    RATE(21, "A rate outside [0, 1)"),
    /** Other numbers. */
    NUMBER(22, "A number out of range"),
    /** Parameters of initializers. */
    INITIALIZER(23, "An initializer that cannot work"),
    /** Penalties. */
    REGULARIZER(24, "A negative penalty"),
    /** Always 1. */
    SOFTMAX_OF_ONE(25, "A softmax over one unit"),
    /** More than an array holds. */
    TOO_LARGE(26, "Larger than a Java array"),
    /** Layer annotations outside a network. */
    NO_NETWORK(27, "A layer in a class that is no network"),
    /** A value that is an error to the compiler, too. */
    UNKNOWN_VALUE(28, "A value that is not known"),
    /** With its name and without. */
    GIVEN_TWICE(29, "A value given with its name and without"),
    /** Unknown name. */
    UNKNOWN_LAYER(30, "A name that no field has"),
    /** A loop. */
    CYCLE(31, "Layers that read each other in a circle"),
    /** A loop of one. */
    READS_ITSELF(32, "A layer that reads itself"),
    /** Merges of one, subtractions of three. */
    INPUT_COUNT(33, "Too few or too many inputs"),
    /** An input without reader. */
    UNREAD_INPUT(34, "An input that nothing reads"),
    /** A branch without end. */
    DEAD_BRANCH(35, "A branch that leads nowhere"),
    /** Shared of what cannot be shared. */
    NOT_SHAREABLE(36, "A shared layer that cannot be shared"),
    /** Shared weights of another shape. */
    SHARED_SHAPE(37, "A shared layer that does not fit"),
    /** No field above. */
    NOTHING_ABOVE(38, "A layer with nothing above it"),
    /** Output beside an input. */
    OUTPUT_MISUSE(39, "An output that is no layer"),
    /** No loss. */
    NO_LOSS(40, "No loss"),
    /** The loss against the last activation. */
    LOSS_ACTIVATION(41, "A loss that does not fit the last activation"),
    /** Softmax twice. */
    LOGITS_TWICE(42, "Logits that are none"),
    /** Label smoothing of a squared error. */
    LOSS_OPTION(43, "An option the loss does not have"),
    /** Classes of one unit. */
    ONE_CLASS(44, "A categorical loss over one unit"),
    /** An argument that the annotation does not have. */
    UNKNOWN_ATTRIBUTE(45, "An attribute that the annotation does not have"),
    /** A layer over sequences reading something else. */
    SEQUENCE_NEEDED(46, "A sequence is needed"),
    /** Numbers where indices are needed, the other way round, or indices beyond the table. */
    INDICES(47, "Indices and numbers mixed up"),
    /** Costs over a limit. */
    BUDGET(48, "A network over its budget"),
    /** Nothing left to train, or a layer without parameters of its own. */
    FROZEN(49, "A layer that cannot be frozen"),
    /** Two functions one after the other. */
    TWO_ACTIVATIONS(50, "Two nonlinear activations in a row", Severity.WARNING),
    /** Noise in the result. */
    DROPOUT_LAST(51, "Dropout after the last layer", Severity.WARNING),
    /** A bias that batch normalisation subtracts. */
    USELESS_BIAS(52, "A bias before batch normalisation", Severity.NOTE),
    /** Does nothing. */
    NO_EFFECT(53, "A layer that changes nothing", Severity.WARNING),
    /** Logits that a function bounded. */
    BOUNDED_LOGITS(54, "Logits that an activation bounds", Severity.WARNING),
    /** Probabilities as features. */
    SOFTMAX_WITHIN(55, "A softmax within the network", Severity.WARNING),
    /** A forgotten activation. */
    LINEAR_TWICE(56, "Two linear layers in a row", Severity.WARNING),
    /** A regression that cannot recover. */
    RECTIFIED_ANSWER(57, "Numbers that an activation cuts off", Severity.WARNING),
    /** Weights that stay as they are, or all alike. */
    EQUAL_KERNEL(58, "A kernel that cannot learn from where it starts", Severity.WARNING),
    /** Skipped by mistake, maybe. */
    UNMARKED_OUTPUT(59, "An output in the middle that does not say so", Severity.WARNING),
    /** Another library's order of axes. */
    CHANNELS_FIRST(60, "An image with its channels first", Severity.WARNING),
    /** No parameters. */
    NOTHING_TO_FREEZE(61, "A frozen layer without parameters", Severity.WARNING),
    /** Zeros before the first step only, and at both ends. */
    CAUSAL_PADDING(62, "A causal convolution with other padding"),
    /** What no annotation processor sees. */
    LOCAL_CLASS(70, "A network within code"),
    /** Of {@code @Use}: no network, or one with mistakes. */
    USED_CLASS(80, "A used network that is none"),
    /** A recursion. */
    USES_ITSELF(81, "A network that is a part of itself"),
    /** Which of several outputs. */
    USED_OUTPUT(82, "An output of a used network that is not named"),
    /** A shape that is not that of the input. */
    USED_INPUT(83, "An input that a used network cannot read"),
    /** Of {@code @Custom}: abstract, without a constructor, no layer at all. */
    CUSTOM_CLASS(84, "A class that is no custom layer"),
    /** Of {@code @LayerClass}. */
    CUSTOM_DECLARATION(85, "A custom layer that cannot be as it says"),
    /** A shape that a class does not take. */
    CUSTOM_SHAPE(86, "An input that a custom layer cannot read"),
    /** Of {@code @Bidirectional} and {@code @TimeDistributed}. */
    WRAPPER(90, "A wrapper without a layer that it can repeat"),
    /** Statistics of a batch. */
    MASKED_MEAN(91, "A mean over steps that counts masked ones"),
    /** Of activities, where every output has a mask. */
    MASKED_PENALTY(92, "A penalty for activities where all losses have masks"),
    /** Croppings against what they crop. */
    CROP(100, "More is cropped than there is"),
    /** Of {@code @RepeatVector}. */
    VECTOR_NEEDED(101, "A vector is needed"),
    /** Of {@code @Permute}. */
    PERMUTATION(102, "An order that is not one of all axes"),
    /** Norms and axes of constraints. */
    CONSTRAINT(110, "A constraint that cannot hold"),
    /** Means, bins, vocabularies. */
    PREPROCESSING(111, "Numbers that a preprocessing layer cannot work with"),
    /** Of {@code @TimeDistributed}. */
    TOO_MANY_STEPS(112, "Too many steps to repeat a layer for"),
    /** Of recurrent layers. */
    STATE(113, "A state that does not fit");

    private final String id;
    private final String title;
    private final Severity severity;

    DiagnosticId(int number, String title) {
        this(number, title, Severity.ERROR);
    }

    DiagnosticId(int number, String title, Severity severity) {
        this.id = "INT" + (number / 100) + (number / 10 % 10) + (number % 10);
        this.title = title;
        this.severity = severity;
    }

    /** The stable id: {@code INT012}. */
    public String id() {
        return id;
    }

    /** What it is about, in a few words: the title in docs/errors.md. */
    public String title() {
        return title;
    }

    /** Whether it keeps the network from being generated. */
    public Severity severity() {
        return severity;
    }

    /** A diagnostic of this id. */
    public Diagnostic at(Origin origin, String message, String remedy) {
        return at(origin, message, List.of(), remedy);
    }

    /** A diagnostic of this id with the shapes that led there. */
    public Diagnostic at(Origin origin, String message, List<String> chain, String remedy) {
        return new Diagnostic(severity, id, message, chain, remedy, origin);
    }
}
