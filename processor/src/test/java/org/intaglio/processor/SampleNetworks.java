/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import static org.intaglio.processor.Layers.activation;
import static org.intaglio.processor.Layers.attention;
import static org.intaglio.processor.Layers.averagePool;
import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.both;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.convOfSteps;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.depthwise;
import static org.intaglio.processor.Layers.dropout;
import static org.intaglio.processor.Layers.eachStep;
import static org.intaglio.processor.Layers.embedding;
import static org.intaglio.processor.Layers.flatten;
import static org.intaglio.processor.Layers.gru;
import static org.intaglio.processor.Layers.layerNorm;
import static org.intaglio.processor.Layers.lstm;
import static org.intaglio.processor.Layers.maxPool;
import static org.intaglio.processor.Layers.meanOfSteps;
import static org.intaglio.processor.Layers.shared;
import static org.intaglio.processor.Layers.simpleRnn;

import org.intaglio.Activation;
import org.intaglio.FillMode;
import org.intaglio.FlipMode;
import org.intaglio.Interpolation;
import org.intaglio.Loss;
import org.intaglio.MergeMode;
import org.intaglio.OutputMode;
import org.intaglio.Padding;
import org.intaglio.ScoreMode;
import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.AugmentationSpec;
import org.intaglio.processor.model.Bounds;
import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Decimals;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.NoiseSpec;
import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.ResamplingSpec;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small networks of every form that the middle of the compiler treats differently. */
public final class SampleNetworks {
    private SampleNetworks() {}

    /** The networks by name. */
    public static Map<String, Declaration> all() {
        Map<String, Declaration> all = new LinkedHashMap<>();
        all.put("chain", chain());
        all.put("convolutions", convolutions());
        all.put("separated", separated());
        all.put("batch norms", batchNorms());
        all.put("residual", residual());
        all.put("two towers", twoTowers());
        all.put("outputs", outputs());
        all.put("merge with itself", mergeWithItself());
        all.put("shared norm", sharedNorm());
        all.put("no parameters", noParameters());
        all.put("output is input", outputIsInput());
        all.put("largest of steps", largestOfSteps());
        all.put("windows of steps", windowsOfSteps());
        all.put("other lengths", otherLengths());
        all.put("composed layers", composedLayers());
        all.put("convolutions of parts", convolutionsOfParts());
        all.put("recurrent", recurrent());
        all.put("cells", cells());
        all.put("each step", eachSteps());
        all.put("states", states());
        all.put("masks", masks());
        all.put("recurrent behind a norm", recurrentBehindNorm());
        all.put("tokens", tokens());
        all.put("transformer", transformer());
        all.put("cross attention", crossAttention());
        all.put("other attentions", otherAttentions());
        all.put("convolutions of steps", convolutionsOfSteps());
        all.put("input gradients of a transformer", transformer().inputGradients());
        all.put("input gradients of a recurrent one", recurrent().inputGradients());
        all.put("custom layers", customLayers());
        all.put("input gradients of custom layers", customLayers().inputGradients());
        all.put("preprocessing", preprocessing());
        all.put("augmentation", augmentation());
        all.put("input gradients of an augmentation", augmentation().inputGradients());
        all.put("input gradients", chain().inputGradients());
        all.put("input gradients of a residual", residual().inputGradients());
        return all;
    }

    /** Layers of a class of the tests: two inputs, a parameter, something kept; shared inputs. */
    public static Declaration customLayers() {
        return Declaration.input(6, 4)
                .layer("mean", meanOfSteps())
                .layer("gate", Layers.mixture(0.5), "input", "mean")
                .layer("relu", activation(Activation.RELU))
                .layer("again", Layers.mixture(2), "relu", "mean")
                .layer("flat", flatten())
                .layer("y", dense(2));
    }

    /** Dense layers, one after the other. */
    public static Declaration chain() {
        return Declaration.input(7)
                .loss(Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
                .layer("first", dense(5, Activation.RELU))
                .layer("drop", dropout(0.5))
                .layer("second", dense(4, Activation.GELU))
                .layer("third", dense(3, Activation.SOFTMAX));
    }

    /** The network of the tutorial, smaller. */
    public static Declaration convolutions() {
        return Declaration.input(8, 8, 2)
                .loss(Loss.CATEGORICAL_CROSSENTROPY)
                .layer("edges", conv(3, 3, Padding.SAME, Activation.RELU))
                .layer("pool1", maxPool())
                .layer("shapes", conv(4, 3, Padding.VALID, Activation.TANH))
                .layer("pool2", averagePool())
                .layer("flat", flatten())
                .layer("digit", dense(3, Activation.SOFTMAX));
    }

    /** Depth-wise convolutions: first, shared, with ReLU, with several results a channel. */
    public static Declaration separated() {
        return Declaration.input(6, 6, 3)
                .layer("first", depthwise(3, 1, 1, Padding.SAME, Activation.RELU))
                .layer("again", shared("first"))
                .layer("wide", depthwise(2, 2, 2, Padding.VALID, Activation.TANH))
                .layer("mixed", conv(4, 1, Padding.VALID, Activation.LINEAR))
                .layer("last", depthwise(3, 1, 1, Padding.VALID, Activation.LINEAR))
                .layer("flat", flatten())
                .layer("y", dense(2));
    }

    /** Batch normalisation first, in the middle and last. */
    public static Declaration batchNorms() {
        return Declaration.input(6)
                .layer("norm1", batchNorm())
                .layer("a", dense(5))
                .layer("norm2", batchNorm(true, false))
                .layer("relu", activation(Activation.RELU))
                .layer("b", dense(4))
                .layer("norm3", batchNorm(false, false));
    }

    /** A skip around a convolution and a normalisation, with a concatenation after it. */
    public static Declaration residual() {
        return Declaration.input(4, 4, 2)
                .layer("stem", conv(3, 3, Padding.SAME, Activation.LINEAR))
                .layer("norm", batchNorm())
                .layer("relu", activation(Activation.RELU))
                .layer("conv", conv(3, 3, Padding.SAME, Activation.LINEAR))
                .layer("norm2", batchNorm())
                .layer("sum", new LayerSpec.Add(), "norm2", "relu")
                .layer("wide", new LayerSpec.Concatenate(-1), "sum", "stem", "sum")
                .layer("mean", new LayerSpec.GlobalAveragePooling2D(false))
                .layer("y", dense(2));
    }

    /** Two inputs, a shared dense layer, every merge. */
    public static Declaration twoTowers() {
        return Declaration.empty()
                .in("left", 5)
                .in("right", 5)
                .layer("trunk", dense(4, Activation.SIGMOID), "left")
                .layer("again", shared("trunk"), "right")
                .layer("difference", new LayerSpec.Subtract(), "trunk", "again")
                .layer("product", new LayerSpec.Multiply(), "trunk", "again", "difference")
                .layer("larger", new LayerSpec.Maximum(), "trunk", "product")
                .layer("mean", new LayerSpec.Average(), "larger", "product", "again")
                .layer("y", dense(1));
    }

    /** Outputs of several kinds, one of them read by others and one a reshaped other. */
    public static Declaration outputs() {
        return Declaration.input(2, 3)
                .layer("flat", flatten())
                .layer("hidden", dense(6, Activation.RELU))
                .output(
                        "classes",
                        Loss.SPARSE_CATEGORICAL_CROSSENTROPY,
                        dense(4, Activation.SOFTMAX),
                        "hidden")
                .output("value", Loss.MEAN_ABSOLUTE_ERROR, dense(2), "classes")
                .output("maybe", Loss.BINARY_CROSSENTROPY, dense(2, Activation.SIGMOID), "hidden")
                .output("shaped", Loss.HUBER, new LayerSpec.Reshape(List.of(2, 1)))
                .output("raw", Loss.MEAN_SQUARED_ERROR, dense(3), "hidden");
    }

    /** Merges that read one layer twice. */
    public static Declaration mergeWithItself() {
        return Declaration.input(4)
                .layer("a", dense(3))
                .layer("twice", new LayerSpec.Add(), "a", "a")
                .layer("square", new LayerSpec.Multiply(), "twice", "twice")
                .layer("same", new LayerSpec.Maximum(), "square", "square")
                .layer("zero", new LayerSpec.Subtract(), "same", "same")
                .layer("both", new LayerSpec.Concatenate(-1), "zero", "zero", "a")
                .layer("y", dense(2));
    }

    /** One batch normalisation for two branches: both move the same moving averages. */
    public static Declaration sharedNorm() {
        return Declaration.empty()
                .in("left", 5)
                .in("right", 5)
                .layer("norm", batchNorm(), "left")
                .layer("again", shared("norm"), "right")
                .layer("sum", new LayerSpec.Add(), "norm", "again")
                .layer("y", dense(2));
    }

    /** Nothing to train. */
    public static Declaration noParameters() {
        return Declaration.input(3, 3, 1)
                .layer("scaled", new LayerSpec.Rescaling(0.5f, 1))
                .layer("pool", new LayerSpec.GlobalMaxPooling2D(false));
    }

    /** An output that is the input in another shape, beside one that is not. */
    public static Declaration outputIsInput() {
        return Declaration.input(2, 2)
                .output("flat", Loss.MEAN_SQUARED_ERROR, flatten())
                .output("y", Loss.MEAN_SQUARED_ERROR, dense(2), "flat");
    }

    /** The largest values of all steps. */
    public static Declaration largestOfSteps() {
        return Declaration.input(5, 4)
                .layer("steps", dense(6, Activation.TANH))
                .layer("largest", new SequenceSpec.GlobalMaxPooling1D(false))
                .layer("y", dense(2));
    }

    /** Poolings over windows of steps: of a convolution, that overlap, and over what is read. */
    public static Declaration windowsOfSteps() {
        return Declaration.input(9, 4)
                .layer("steps", convOfSteps(6, 3, 1, Padding.SAME, false, 1, 1))
                .layer("largest", new SequenceSpec.MaxPooling1D(2, 0, Padding.VALID))
                .layer("means", new SequenceSpec.AveragePooling1D(3, 2, Padding.SAME))
                .layer("again", new SequenceSpec.MaxPooling1D(2, 1, Padding.SAME))
                .layer("flat", flatten())
                .layer("y", dense(2));
    }

    /** Images that become larger and smaller, and a sequence. */
    public static Declaration otherLengths() {
        return Declaration.input(6, 6, 2)
                .layer("padded", new ResamplingSpec.ZeroPadding2D(List.of(1, 0, 2, 1)))
                .layer("edges", conv(3, 3, Padding.VALID, Activation.TANH))
                .layer("larger", new ResamplingSpec.Resizing(9, 5, Interpolation.BILINEAR))
                .layer("middle", new ResamplingSpec.CenterCrop(4, 4))
                .layer("means", new ResamplingSpec.AdaptiveAveragePooling2D(new Window(3, 2)))
                .layer("steps", new LayerSpec.Reshape(List.of(6, 3)))
                .layer("twice", new ResamplingSpec.UpSampling1D(2))
                .layer("flat", flatten())
                .layer("again", new ComposedSpec.RepeatVector(3))
                .layer("turned", new ComposedSpec.Permute(List.of(1, 0)))
                .layer("joined", flatten())
                .layer("y", dense(2));
    }

    /** Layers made of others' operations, and merges that repeat axes. */
    public static Declaration composedLayers() {
        return Declaration.input(4, 6)
                .layer("steps", dense(6, Activation.TANH))
                .layer("elu", new ComposedSpec.ELU(0.7))
                .layer("groups", Layers.groupNorm(3))
                .layer("noise", new NoiseSpec.GaussianNoise(0.2))
                .layer("some", new NoiseSpec.SpatialDropout1D(0.5))
                .layer("alpha", new NoiseSpec.AlphaDropout(0.5))
                .layer("times", new NoiseSpec.GaussianDropout(0.5))
                .layer("slope", Layers.prelu(List.of()))
                .layer("root", new ComposedSpec.RMSNormalization(1e-3))
                .layer("unit", new ComposedSpec.UnitNormalization(List.of(0)))
                .layer("penalised", new ComposedSpec.ActivityRegularization(0.1, 0.2))
                .layer("smallest", new ComposedSpec.Minimum(), "unit", "root")
                .layer("mean", new SequenceSpec.GlobalAveragePooling1D(true), "unit")
                .layer("sum", new LayerSpec.Add(), "smallest", "mean")
                .layer("square", new ComposedSpec.Dot(List.of(1), true), "sum", "unit")
                .layer("flat", flatten())
                .layer("y", dense(2));
    }

    /** Convolutions of each channel for itself, and the other way round. */
    public static Declaration convolutionsOfParts() {
        return Declaration.input(4, 4, 2)
                .layer("larger", Layers.convTranspose2D(3, 3, 2, Padding.SAME, -1))
                .layer("parts", Layers.separable2D(4, new Window(3, 2), Padding.VALID, 2))
                .layer("steps", new LayerSpec.Reshape(List.of(14, 12)))
                .layer("longer", Layers.convTranspose1D(3, 2, 3, Padding.VALID, -1))
                .layer("each", Layers.depthwise1D(3, 2, Padding.SAME, 2))
                .layer("mixed", Layers.separable1D(3, 3, Padding.SAME, 1))
                .layer("flat", flatten())
                .layer("y", dense(2));
    }

    /** Loops one behind another, one beside them, and one used twice. */
    public static Declaration recurrent() {
        return Declaration.input(5, 3)
                .layer("first", lstm(4, true))
                .layer("second", lstm(4, true))
                .layer("again", shared("second"))
                .layer("sum", new LayerSpec.Add(), "first", "again")
                .layer("last", lstm(3, false))
                .layer("side", lstm(3, false), "first")
                .layer("both", new LayerSpec.Concatenate(-1), "last", "side")
                .layer("y", dense(2));
    }

    /** Other cells, and loops that run both ways. */
    public static Declaration cells() {
        return Declaration.input(5, 3)
                .layer("after", gru(4, true, false, true))
                .layer("before", gru(3, true, true, false))
                .layer("first", both(MergeMode.CONCAT, lstm(2, true)))
                .layer("mean", both(MergeMode.AVE, simpleRnn(4, true)), "after")
                .layer("sum", new LayerSpec.Add(), "first", "mean")
                .layer("last", both(MergeMode.MUL, gru(3, false, false, true)))
                .layer("y", dense(2));
    }

    /** A mask for a loop, a mean and an attention. */
    public static Declaration masks() {
        return Declaration.input(5, 4)
                .layer("masked", new SequenceSpec.Masking(0.5))
                .layer("state", gru(4, true, false, true))
                .layer("look", attention(2, 2, 0, false, 0))
                .layer("sum", new LayerSpec.Add(), "state", "look")
                .layer("mean", meanOfSteps())
                .layer("y", dense(2));
    }

    /** Layers of each step of a sequence, and of rows. */
    public static Declaration eachSteps() {
        return Declaration.input(3, 5, 2)
                .layer("words", eachStep(gru(4, false, false, true)))
                .layer("rows", eachStep(dense(3)))
                .layer("last", lstm(3, false))
                .layer("y", dense(2));
    }

    /** Loops that begin where others ended. */
    public static Declaration states() {
        return Declaration.input(5, 3)
                .layer("first", lstm(4, true))
                .layer("cells", new SequenceSpec.LastState(true))
                .layer("output", new SequenceSpec.LastState(false), "first")
                .layer("second", lstm(4, true), "input", "output", "cells")
                .layer("last", gru(4, false, true, true), "second", "output")
                .layer("y", dense(2));
    }

    /** Loops that wait for sums over the batch, so that what reads their steps has to wait, too. */
    public static Declaration recurrentBehindNorm() {
        return Declaration.input(4, 3)
                .layer("first", lstm(3, true))
                .layer("norm", batchNorm())
                .layer("second", lstm(3, true))
                .layer("sum", new LayerSpec.Add(), "norm", "second")
                .layer("norm2", batchNorm())
                .layer("last", lstm(5, false))
                .layer("y", dense(2));
    }

    /** Rows of a table, by indices and by others, beside numbers. */
    public static Declaration tokens() {
        return Declaration.empty()
                .loss(Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
                .indices("tokens", 11, 6)
                .in("places", 6, 4)
                .indices("topic", 9)
                .layer("words", embedding(12, 4), "tokens")
                .layer("sum", new LayerSpec.Add(), "words", "places")
                .layer("state", lstm(4, false))
                .layer("again", shared("words"), "tokens")
                .layer("mean", meanOfSteps())
                .layer("about", embedding(9, 4), "topic")
                .layer("all", new LayerSpec.Add(), "state", "mean", "about")
                .layer("y", dense(3, Activation.SOFTMAX));
    }

    /** A block of a transformer: normalised rows, attention, two skips; with dropouts. */
    public static Declaration transformer() {
        return Declaration.input(5, 6)
                .layer("norm1", layerNorm())
                .layer("self", attention(2, 3, 0, true, 0.1))
                .layer("drop", dropout(0.2))
                .layer("sum1", new LayerSpec.Add(), "input", "drop")
                .layer("norm2", layerNorm())
                .layer("up", dense(8, Activation.GELU))
                .layer("down", dense(6))
                .layer("sum2", new LayerSpec.Add(), "sum1", "down")
                .layer("norm3", layerNorm())
                .layer("mean", meanOfSteps())
                .layer("y", dense(2));
    }

    /** Attention to others, with keys of their own, that is last. */
    public static Declaration crossAttention() {
        return Declaration.empty()
                .in("asks", 3, 4)
                .in("values", 5, 6)
                .in("keys", 5, 2)
                .layer("hidden", dense(7, Activation.TANH), "values")
                .layer("cross", attention(3, 2, 4, false, 0), "asks", "hidden", "keys")
                .layer("again", attention(1, 4, 0, false, 0), "cross", "cross", "cross");
    }

    /** Attentions without projections, and one that shares some. */
    public static Declaration otherAttentions() {
        return Declaration.empty()
                .in("asks", 3, 4)
                .in("values", 5, 4)
                .layer("hidden", dense(4, Activation.TANH), "values")
                .layer(
                        "dots",
                        new AttentionSpec.Attention(true, ScoreMode.DOT, 0.1, true),
                        "asks",
                        "hidden",
                        "hidden")
                .layer(
                        "joined",
                        new AttentionSpec.Attention(true, ScoreMode.CONCATENATED, 0, false),
                        "dots",
                        "values",
                        "hidden")
                .layer(
                        "sums",
                        new AttentionSpec.AdditiveAttention(true, 0, false),
                        "joined",
                        "hidden",
                        "values")
                .layer(
                        "plain",
                        new AttentionSpec.AdditiveAttention(false, 0.1, true),
                        "sums",
                        "sums",
                        "joined")
                .layer(
                        "groups",
                        Layers.groupAttention(3, 4, 2, true, true),
                        "plain",
                        "hidden",
                        "values")
                .layer("y", dense(2));
    }

    /** Convolutions over steps of every form. */
    public static Declaration convolutionsOfSteps() {
        return Declaration.input(12, 4)
                .layer("causal", convOfSteps(6, 3, 1, Padding.VALID, true, 2, 1))
                .layer("strided", convOfSteps(6, 3, 2, Padding.SAME, false, 1, 2))
                .layer("valid", convOfSteps(5, 2, 1, Padding.VALID, false, 3, 1))
                .layer("mean", meanOfSteps())
                .layer("y", dense(2));
    }

    /** The network of the tutorial. */
    public static Declaration mnistCnn() {
        return Declaration.input(28, 28, 1)
                .named("MnistCnn")
                .loss(Loss.SPARSE_CATEGORICAL_CROSSENTROPY)
                .layer("edges", conv(32, 3, Padding.VALID, Activation.RELU))
                .layer("pool1", maxPool())
                .layer("shapes", conv(64, 3, Padding.VALID, Activation.RELU))
                .layer("pool2", maxPool())
                .layer("flat", flatten())
                .layer("drop", dropout(0.5))
                .layer("hidden", dense(32, Activation.RELU))
                .layer("digit", dense(10, Activation.SOFTMAX));
    }

    /** Everything that changes images at random. */
    public static Declaration augmentation() {
        Bounds some = Bounds.of(0.2);
        Bounds values = Bounds.of(0, 255);
        FillMode fill = FillMode.WRAP;
        Interpolation between = Interpolation.BILINEAR;
        return Declaration.input(6, 5, 2)
                .layer("flip", new AugmentationSpec.RandomFlip(FlipMode.VERTICAL))
                .layer("spin", new AugmentationSpec.RandomRotation(some, fill, between, 0))
                .layer(
                        "zoom",
                        new AugmentationSpec.RandomZoom(some, Optional.empty(), fill, between, 0))
                .layer(
                        "shift",
                        new AugmentationSpec.RandomTranslation(some, some, fill, between, 0))
                .layer("crop", new AugmentationSpec.RandomCrop(5, 4))
                .layer("contrast", new AugmentationSpec.RandomContrast(some, values))
                .layer("light", new AugmentationSpec.RandomBrightness(some, values))
                .layer("flat", new LayerSpec.Flatten())
                .layer("y", dense(2));
    }

    /** Raw numbers, made what a network can learn from. */
    public static Declaration preprocessing() {
        Decimals mean = new Decimals(List.of(1.0, -2.0, 0.5));
        Decimals variance = new Decimals(List.of(4.0));
        Decimals none = new Decimals(List.of());
        return Declaration.input(4, 3)
                .layer("adapted", new PreprocessingSpec.Normalization(none, none, false))
                .layer("given", new PreprocessingSpec.Normalization(mean, variance, false))
                .layer("undone", new PreprocessingSpec.Normalization(mean, variance, true))
                .layer("bins", new PreprocessingSpec.Discretization(mean(), OutputMode.INTEGER))
                .layer(
                        "known",
                        new PreprocessingSpec.IntegerLookup(List.of(1, 0), 1, OutputMode.INTEGER))
                .layer("counts", new PreprocessingSpec.CategoryEncoding(3, OutputMode.COUNT))
                .layer("flat", new LayerSpec.Flatten())
                .layer("y", dense(2));
    }

    private static Decimals mean() {
        return new Decimals(List.of(-1.0, 0.5));
    }
}
