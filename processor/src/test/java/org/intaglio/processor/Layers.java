/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import org.intaglio.Activation;
import org.intaglio.Initializer;
import org.intaglio.MergeMode;
import org.intaglio.Padding;
import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.ConvolutionSpec;
import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Window;

import java.util.List;

/** Layers as a declaration would give them, with Keras' defaults, for tests without javac. */
public final class Layers {
    private static final InitSpec GLOROT = InitSpec.of(Initializer.GLOROT_UNIFORM);
    private static final InitSpec ZEROS = InitSpec.of(Initializer.ZEROS);
    private static final InitSpec ONES = InitSpec.of(Initializer.ONES);

    private Layers() {}

    /** A dense layer without an activation. */
    public static LayerSpec dense(int units) {
        return dense(units, Activation.LINEAR);
    }

    /** A dense layer. */
    public static LayerSpec dense(int units, Activation activation) {
        return new LayerSpec.Dense(
                units, activation, true, GLOROT, ZEROS, RegularizerSpec.NONE, RegularizerSpec.NONE);
    }

    /** A convolution with a square kernel and steps of 1. */
    public static LayerSpec conv(int filters, int kernel, Padding padding, Activation activation) {
        return new LayerSpec.Conv2D(
                filters,
                new Window(kernel, kernel),
                new Window(1, 1),
                padding,
                new Window(1, 1),
                1,
                activation,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A convolution of each channel for itself, with a square kernel. */
    public static LayerSpec depthwise(
            int kernel, int stride, int multiplier, Padding padding, Activation activation) {
        return new LayerSpec.DepthwiseConv2D(
                new Window(kernel, kernel),
                new Window(stride, stride),
                padding,
                multiplier,
                new Window(1, 1),
                activation,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A layer of the class {@link org.intaglio.processor.library.Mixture}, as it says. */
    public static LayerSpec mixture(double factor) {
        CustomSpec spec =
                new CustomSpec(
                        "org.intaglio.processor.library",
                        List.of("Mixture"),
                        List.of(List.of(), List.of(-1)),
                        List.of(),
                        List.of(
                                new CustomSpec.Shaped(
                                        Parameter.vector("w", GLOROT, RegularizerSpec.NONE),
                                        List.of(-1))),
                        List.of(-1),
                        true,
                        false,
                        1);
        return new Custom(spec, new CustomSpec.Arguments(List.of(factor)));
    }

    /** Maximum pooling over windows of 2×2. */
    public static LayerSpec maxPool() {
        return new LayerSpec.MaxPooling2D(new Window(2, 2), new Window(2, 2), Padding.VALID);
    }

    /** Mean pooling over windows of 2×2. */
    public static LayerSpec averagePool() {
        return new LayerSpec.AveragePooling2D(new Window(2, 2), new Window(2, 2), Padding.VALID);
    }

    /** Batch normalisation. */
    public static LayerSpec batchNorm() {
        return batchNorm(true, true);
    }

    /** Batch normalisation with or without its trainable parameters. */
    public static LayerSpec batchNorm(boolean center, boolean scale) {
        return new LayerSpec.BatchNormalization(
                0.99f,
                0.001f,
                center,
                scale,
                ZEROS,
                ONES,
                ZEROS,
                ONES,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** An activation as a layer of its own. */
    public static LayerSpec activation(Activation activation) {
        return new LayerSpec.ActivationLayer(activation);
    }

    /** Dropout. */
    public static LayerSpec dropout(double rate) {
        return new LayerSpec.Dropout((float) rate);
    }

    /** All values of a sample in one row. */
    public static LayerSpec flatten() {
        return new LayerSpec.Flatten();
    }

    /** A table of rows. */
    public static LayerSpec embedding(int rows, int columns) {
        return new SequenceSpec.Embedding(rows, columns, false, GLOROT, RegularizerSpec.NONE);
    }

    /** A recurrent layer: the outputs of all steps, or that of the last. */
    public static SequenceSpec.LSTM lstm(int units, boolean returnSequences) {
        return new SequenceSpec.LSTM(
                units,
                Activation.TANH,
                Activation.SIGMOID,
                returnSequences,
                false,
                true,
                true,
                GLOROT,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A gated recurrent layer, from the last step to the first if {@code backwards}. */
    public static SequenceSpec.GRU gru(
            int units, boolean returnSequences, boolean backwards, boolean resetAfter) {
        return new SequenceSpec.GRU(
                units,
                Activation.TANH,
                Activation.SIGMOID,
                returnSequences,
                backwards,
                resetAfter,
                true,
                GLOROT,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A fully connected recurrent layer. */
    public static SequenceSpec.SimpleRNN simpleRnn(int units, boolean returnSequences) {
        return new SequenceSpec.SimpleRNN(
                units,
                Activation.TANH,
                returnSequences,
                false,
                true,
                GLOROT,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** Two of a recurrent layer, one each way. */
    public static LayerSpec both(MergeMode mode, LayerFacts.Recurrent layer) {
        return new SequenceSpec.Bidirectional(mode, layer);
    }

    /** A layer for each step. */
    public static LayerSpec eachStep(LayerSpec layer) {
        return new SequenceSpec.TimeDistributed(layer);
    }

    /** Attention; {@code values} is 0 for as many numbers of a value as of a key. */
    public static LayerSpec attention(
            int heads, int keys, int values, boolean causal, double dropout) {
        return new SequenceSpec.MultiHeadAttention(
                heads,
                keys,
                values,
                causal,
                dropout,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** Attention whose heads share those of key and value. */
    public static LayerSpec groupAttention(
            int length, int heads, int shared, boolean causal, boolean gate) {
        return new AttentionSpec.GroupQueryAttention(
                length,
                heads,
                shared,
                causal,
                0,
                gate,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** Layer normalisation. */
    public static LayerSpec layerNorm() {
        return new SequenceSpec.LayerNormalization(
                0.001, true, true, ZEROS, ONES, RegularizerSpec.NONE, RegularizerSpec.NONE);
    }

    /** A convolution over steps. */
    public static LayerSpec convOfSteps(
            int filters,
            int kernel,
            int strides,
            Padding padding,
            boolean causal,
            int dilation,
            int groups) {
        return new SequenceSpec.Conv1D(
                filters,
                kernel,
                strides,
                padding,
                causal,
                dilation,
                groups,
                Activation.RELU,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** The mean of all steps. */
    public static LayerSpec meanOfSteps() {
        return new SequenceSpec.GlobalAveragePooling1D(false);
    }

    /** Another use of a layer. */
    public static LayerSpec shared(String layer) {
        return new LayerSpec.Shared(layer);
    }

    /** A convolution over steps the other way round. */
    public static LayerSpec convTranspose1D(
            int filters, int kernel, int strides, Padding padding, int added) {
        return new ConvolutionSpec.Conv1DTranspose(
                filters,
                kernel,
                strides,
                padding,
                added,
                1,
                Activation.LINEAR,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A convolution of images the other way round. */
    public static LayerSpec convTranspose2D(
            int filters, int kernel, int strides, Padding padding, int added) {
        return new ConvolutionSpec.Conv2DTranspose(
                filters,
                new Window(kernel, kernel),
                new Window(strides, strides),
                padding,
                added < 0 ? List.of() : List.of(added),
                Window.ONE,
                Activation.LINEAR,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A separable convolution over steps. */
    public static LayerSpec separable1D(int filters, int kernel, Padding padding, int multiplier) {
        return new ConvolutionSpec.SeparableConv1D(
                filters,
                kernel,
                1,
                padding,
                multiplier,
                1,
                Activation.TANH,
                true,
                GLOROT,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A separable convolution of images. */
    public static LayerSpec separable2D(
            int filters, Window kernel, Padding padding, int multiplier) {
        return new ConvolutionSpec.SeparableConv2D(
                filters,
                kernel,
                Window.ONE,
                padding,
                multiplier,
                Window.ONE,
                Activation.TANH,
                true,
                GLOROT,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A convolution over steps of each channel for itself. */
    public static LayerSpec depthwise1D(int kernel, int strides, Padding padding, int multiplier) {
        return new ConvolutionSpec.DepthwiseConv1D(
                kernel,
                strides,
                padding,
                multiplier,
                1,
                Activation.LINEAR,
                true,
                GLOROT,
                ZEROS,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** A ReLU with a slope to learn. */
    public static LayerSpec prelu(List<Integer> sharedAxes) {
        return new ComposedSpec.PReLU(ZEROS, RegularizerSpec.NONE, sharedAxes);
    }

    /** A normalisation of groups of channels. */
    public static LayerSpec groupNorm(int groups) {
        return new ComposedSpec.GroupNormalization(
                groups, 1e-3, true, true, ZEROS, ONES, RegularizerSpec.NONE, RegularizerSpec.NONE);
    }
}
