/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.intaglio.Interpolation.BILINEAR;
import static org.intaglio.Interpolation.NEAREST;
import static org.intaglio.processor.Layers.attention;
import static org.intaglio.processor.Layers.both;
import static org.intaglio.processor.Layers.convOfSteps;
import static org.intaglio.processor.Layers.eachStep;
import static org.intaglio.processor.Layers.embedding;
import static org.intaglio.processor.Layers.groupAttention;
import static org.intaglio.processor.Layers.gru;
import static org.intaglio.processor.Layers.layerNorm;
import static org.intaglio.processor.Layers.lstm;
import static org.intaglio.processor.Layers.meanOfSteps;
import static org.intaglio.processor.Layers.simpleRnn;

import org.intaglio.Activation;
import org.intaglio.FlipMode;
import org.intaglio.Initializer;
import org.intaglio.MergeMode;
import org.intaglio.OutputMode;
import org.intaglio.Padding;
import org.intaglio.ScoreMode;
import org.intaglio.processor.Layers;
import org.intaglio.processor.model.AttentionSpec;
import org.intaglio.processor.model.AugmentationSpec;
import org.intaglio.processor.model.ComposedSpec;
import org.intaglio.processor.model.Decimals;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ParameterSpec;
import org.intaglio.processor.model.PreprocessingSpec;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.ResamplingSpec.AdaptiveAveragePooling1D;
import org.intaglio.processor.model.ResamplingSpec.AdaptiveAveragePooling2D;
import org.intaglio.processor.model.ResamplingSpec.CenterCrop;
import org.intaglio.processor.model.ResamplingSpec.Cropping1D;
import org.intaglio.processor.model.ResamplingSpec.Cropping2D;
import org.intaglio.processor.model.ResamplingSpec.Resizing;
import org.intaglio.processor.model.ResamplingSpec.UpSampling1D;
import org.intaglio.processor.model.ResamplingSpec.UpSampling2D;
import org.intaglio.processor.model.ResamplingSpec.ZeroPadding1D;
import org.intaglio.processor.model.ResamplingSpec.ZeroPadding2D;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Shapes as Keras computes them, without a Java compiler. */
class LayerRulesTest {
    /** Height, kernel, strides, dilation, padding, and the height that Keras 3 gives. */
    @ParameterizedTest
    @CsvSource({
        "28, 3, 1, 1, VALID, 26",
        "28, 3, 2, 1, VALID, 13",
        "28, 5, 3, 1, VALID, 8",
        "7, 7, 1, 1, VALID, 1",
        "7, 3, 1, 3, VALID, 1",
        "13, 2, 2, 1, VALID, 6",
        "28, 3, 1, 2, VALID, 24",
        "28, 3, 1, 1, SAME, 28",
        "28, 3, 2, 1, SAME, 14",
        "27, 3, 2, 1, SAME, 14",
        "5, 9, 1, 1, SAME, 5",
        "5, 9, 4, 1, SAME, 2",
        "1, 2, 2, 1, SAME, 1",
        "10, 3, 1, 4, SAME, 10",
        "1, 1, 5, 1, VALID, 1",
    })
    void convolution(
            int size, int kernel, int strides, int dilation, Padding padding, int expected) {
        LayerSpec.Conv2D tall =
                conv(
                        6,
                        new Window(kernel, 1),
                        new Window(strides, 1),
                        padding,
                        new Window(dilation, 1),
                        1);
        LayerSpec.Conv2D wide =
                conv(
                        6,
                        new Window(1, kernel),
                        new Window(1, strides),
                        padding,
                        new Window(1, dilation),
                        1);
        assertThat(shape(tall, Shape.of(size, 4, 3))).isEqualTo(Shape.of(expected, 4, 6));
        assertThat(shape(wide, Shape.of(4, size, 3))).isEqualTo(Shape.of(4, expected, 6));
        assertThat(shape(depthwise(tall, 2), Shape.of(size, 4, 3)))
                .isEqualTo(Shape.of(expected, 4, 6));
        assertThat(shape(depthwise(wide, 1), Shape.of(4, size, 3)))
                .isEqualTo(Shape.of(4, expected, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "28, 2, 2, VALID, 14",
        "27, 2, 2, VALID, 13",
        "27, 2, 2, SAME, 14",
        "6, 3, 1, VALID, 4",
        "6, 3, 1, SAME, 6",
        "6, 2, 5, VALID, 1",
    })
    void pooling(int size, int pool, int strides, Padding padding, int expected) {
        Window window = new Window(pool, pool);
        Window step = new Window(strides, strides);
        Shape image = Shape.of(size, size, 5);
        Shape result = Shape.of(expected, expected, 5);
        assertThat(shape(new LayerSpec.MaxPooling2D(window, step, padding), image))
                .isEqualTo(result);
        assertThat(shape(new LayerSpec.AveragePooling2D(window, step, padding), image))
                .isEqualTo(result);
    }

    /** Steps, pool, strides (0 for the pool), padding, and the steps that Keras 3 gives. */
    @ParameterizedTest
    @CsvSource({
        "9, 2, 0, VALID, 4",
        "9, 2, 0, SAME, 5",
        "9, 3, 1, VALID, 7",
        "9, 3, 2, SAME, 5",
        "9, 9, 1, VALID, 1",
        "1, 3, 2, SAME, 1",
    })
    void poolingOfSteps(int steps, int pool, int strides, Padding padding, int expected) {
        assertThat(shape(new SequenceSpec.MaxPooling1D(pool, strides, padding), Shape.of(steps, 4)))
                .isEqualTo(Shape.of(expected, 4));
        LayerSpec mean = new SequenceSpec.AveragePooling1D(pool, strides, padding);
        assertThat(shape(mean, Shape.of(steps, 4))).isEqualTo(Shape.of(expected, 4));
    }

    /** Steps, kernel, strides, dilation, padding or causal, and the steps that Keras 3 gives. */
    @ParameterizedTest
    @CsvSource({
        "9, 3, 1, 1, VALID, 7",
        "9, 3, 2, 1, VALID, 4",
        "9, 3, 1, 4, VALID, 1",
        "9, 3, 2, 1, SAME, 5",
        "9, 3, 1, 4, SAME, 9",
        "9, 3, 1, 1, CAUSAL, 9",
        "9, 3, 1, 7, CAUSAL, 9",
        "9, 3, 2, 1, CAUSAL, 5",
        "10, 3, 3, 1, CAUSAL, 4",
        "1, 3, 1, 1, CAUSAL, 1",
    })
    void convolutionOfSteps(
            int steps, int kernel, int strides, int dilation, String padding, int expected) {
        boolean causal = padding.equals("CAUSAL");
        LayerSpec spec =
                convOfSteps(
                        6,
                        kernel,
                        strides,
                        causal ? Padding.VALID : Padding.valueOf(padding),
                        causal,
                        dilation,
                        1);
        assertThat(shape(spec, Shape.of(steps, 4))).isEqualTo(Shape.of(expected, 6));
    }

    /** Indices of any shape get an axis more. */
    @Test
    void tables() {
        for (Shape indices : List.of(Shape.of(6), Shape.of(2, 3))) {
            List<Integer> dimensions = new ArrayList<>(indices.dimensions());
            dimensions.add(4);
            Operand input = new Operand("x", indices, false, 11);
            Verdict verdict =
                    LayerRules.of(embedding(12, 4)).shape(embedding(12, 4), List.of(input));
            assertThat(verdict).isEqualTo(new Verdict.Fits(new Shape(dimensions)));
        }
        assertThat(parameters(embedding(12, 4), Shape.of(6))).containsExactly("embeddings 12×4");
        // A look-up multiplies nothing.
        LayerSpec table = embedding(12, 4);
        assertThat(LayerRules.of(table).multiplyAdds(table, operands(Shape.of(6)), Shape.of(6, 4)))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherLayers(LayerSpec spec, List<Shape> inputs, Shape expected) {
        assertThat(shape(spec, inputs.toArray(Shape[]::new))).isEqualTo(expected);
    }

    static Stream<Arguments> others() {
        Shape image = Shape.of(4, 5, 3);
        return Stream.of(
                one(dense(7, true), Shape.of(9), Shape.of(7)),
                one(dense(6, true), Shape.of(5, 4), Shape.of(5, 6)),
                one(new LayerSpec.Flatten(), image, Shape.of(60)),
                one(new LayerSpec.Flatten(), Shape.of(3), Shape.of(3)),
                one(new LayerSpec.Reshape(List.of(-1, 6)), image, Shape.of(10, 6)),
                one(new LayerSpec.Reshape(List.of(3, 20)), image, Shape.of(3, 20)),
                one(new LayerSpec.GlobalAveragePooling2D(false), image, Shape.of(3)),
                one(new LayerSpec.GlobalMaxPooling2D(true), image, Shape.of(1, 1, 3)),
                one(new LayerSpec.Dropout(0.5f), image, image),
                one(new LayerSpec.Softmax(List.of(0, 1)), image, image),
                one(lstm(7, true), Shape.of(5, 3), Shape.of(5, 7)),
                one(lstm(7, false), Shape.of(5, 3), Shape.of(7)),
                one(new SequenceSpec.Masking(0), Shape.of(5, 3), Shape.of(5, 3)),
                one(gru(7, true, true, false), Shape.of(5, 3), Shape.of(5, 7)),
                one(simpleRnn(7, false), Shape.of(5, 3), Shape.of(7)),
                one(both(MergeMode.CONCAT, lstm(7, true)), Shape.of(5, 3), Shape.of(5, 14)),
                one(both(MergeMode.CONCAT, lstm(7, false)), Shape.of(5, 3), Shape.of(14)),
                one(both(MergeMode.MUL, simpleRnn(7, true)), Shape.of(5, 3), Shape.of(5, 7)),
                one(new SequenceSpec.LastState(true), Shape.of(5, 7), Shape.of(7)),
                Arguments.of(
                        lstm(7, true),
                        List.of(Shape.of(5, 3), Shape.of(7), Shape.of(7)),
                        Shape.of(5, 7)),
                one(eachStep(new LayerSpec.Flatten()), Shape.of(5, 3, 2), Shape.of(5, 6)),
                one(eachStep(simpleRnn(7, false)), Shape.of(5, 3, 2), Shape.of(5, 7)),
                one(
                        eachStep(new LayerSpec.Softmax(List.of(-1))),
                        Shape.of(200, 3),
                        Shape.of(200, 3)),
                Arguments.of(
                        attention(2, 8, 0, true, 0.5),
                        Collections.nCopies(3, Shape.of(5, 3)),
                        Shape.of(5, 3)),
                Arguments.of(
                        attention(2, 8, 5, false, 0),
                        List.of(Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 2)),
                        Shape.of(3, 4)),
                Arguments.of(
                        groupAttention(3, 4, 2, false, true),
                        List.of(Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 2)),
                        Shape.of(3, 4)),
                Arguments.of(
                        new AttentionSpec.Attention(false, ScoreMode.DOT, 0, false),
                        List.of(Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 4)),
                        Shape.of(3, 6)),
                Arguments.of(
                        new AttentionSpec.AdditiveAttention(true, 0, false),
                        List.of(Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 4)),
                        Shape.of(3, 6)),
                one(layerNorm(), Shape.of(5, 3), Shape.of(5, 3)),
                one(
                        new PreprocessingSpec.Discretization(
                                new Decimals(List.of(0.0, 1.0)), OutputMode.INTEGER),
                        Shape.of(5, 3),
                        Shape.of(5, 3)),
                one(
                        new PreprocessingSpec.Discretization(
                                new Decimals(List.of(0.0, 1.0)), OutputMode.ONE_HOT),
                        Shape.of(5, 2),
                        Shape.of(5, 2, 3)),
                one(
                        new PreprocessingSpec.Discretization(
                                new Decimals(List.of(0.0, 1.0)), OutputMode.ONE_HOT),
                        Shape.of(5, 1),
                        Shape.of(5, 3)),
                one(
                        new PreprocessingSpec.IntegerLookup(List.of(4, 2), 2, OutputMode.COUNT),
                        Shape.of(5, 7),
                        Shape.of(5, 4)),
                one(new AugmentationSpec.RandomFlip(FlipMode.VERTICAL), image, image),
                one(
                        new AugmentationSpec.RandomCrop(1, 2),
                        image,
                        Shape.of(1, 2, image.dimension(2))),
                one(layerNorm(), image, image),
                one(meanOfSteps(), Shape.of(5, 3), Shape.of(3)),
                one(new SequenceSpec.GlobalAveragePooling1D(true), Shape.of(5, 3), Shape.of(1, 3)),
                one(new SequenceSpec.GlobalMaxPooling1D(false), Shape.of(5, 4), Shape.of(4)),
                one(new SequenceSpec.GlobalMaxPooling1D(true), Shape.of(5, 4), Shape.of(1, 4)),
                one(new ComposedSpec.ELU(2), image, image),
                one(new ComposedSpec.UnitNormalization(List.of(0, -1)), image, image),
                one(new ComposedSpec.ActivityRegularization(0.1, 0), image, image),
                one(new ComposedSpec.RMSNormalization(1), image, image),
                Arguments.of(new ComposedSpec.Minimum(), List.of(image, image), image),
                Arguments.of(new LayerSpec.Add(), List.of(image, Shape.of(1, 3)), image),
                Arguments.of(
                        new LayerSpec.Multiply(),
                        List.of(Shape.of(4, 1), Shape.of(1, 5), Shape.of(5)),
                        Shape.of(4, 5)),
                dot(List.of(-1), Shape.of(3), Shape.of(3), Shape.of(1)),
                dot(List.of(1), Shape.of(4, 3), Shape.of(5, 3), Shape.of(4, 5)),
                dot(List.of(0, 1), Shape.of(3, 4), Shape.of(5, 3), Shape.of(4, 5)),
                dot(List.of(0), Shape.of(3), Shape.of(3, 2), Shape.of(2)),
                dot(List.of(-1, 0), Shape.of(4, 3), Shape.of(3), Shape.of(4)),
                one(new ZeroPadding1D(List.of(1, 2)), Shape.of(5, 4), Shape.of(8, 4)),
                one(new ZeroPadding2D(List.of(1)), image, Shape.of(6, 7, 3)),
                one(new ZeroPadding2D(List.of(1, 2)), image, Shape.of(6, 9, 3)),
                one(new ZeroPadding2D(List.of(1, 2, 3, 4)), image, Shape.of(7, 12, 3)),
                one(new Cropping1D(List.of(2)), Shape.of(5, 4), Shape.of(1, 4)),
                one(new Cropping2D(List.of(1, 2, 0, 4)), image, Shape.of(1, 1, 3)),
                one(new UpSampling1D(3), Shape.of(5, 4), Shape.of(15, 4)),
                one(new ComposedSpec.RepeatVector(3), Shape.of(5), Shape.of(3, 5)),
                one(new ComposedSpec.Permute(List.of(2, 0, 1)), image, Shape.of(3, 4, 5)),
                one(new UpSampling2D(new Window(2, 3), NEAREST), image, Shape.of(8, 15, 3)),
                one(new CenterCrop(3, 2), image, Shape.of(3, 2, 3)),
                one(new Resizing(7, 2, BILINEAR), image, Shape.of(7, 2, 3)),
                one(new AdaptiveAveragePooling1D(3), Shape.of(5, 4), Shape.of(3, 4)),
                one(new AdaptiveAveragePooling2D(new Window(3, 7)), image, Shape.of(3, 7, 3)),
                Arguments.of(new LayerSpec.Add(), List.of(image, image, image), image),
                Arguments.of(
                        new LayerSpec.Concatenate(-1),
                        List.of(image, Shape.of(4, 5, 8)),
                        Shape.of(4, 5, 11)),
                Arguments.of(
                        new LayerSpec.Concatenate(0),
                        List.of(image, Shape.of(2, 5, 3)),
                        Shape.of(6, 5, 3)));
    }

    private static Arguments dot(List<Integer> axes, Shape a, Shape b, Shape result) {
        return Arguments.of(new ComposedSpec.Dot(axes, false), List.of(a, b), result);
    }

    /**
     * Length, kernel, strides, padding, what is added (-1: nothing is said), and Keras 3's length.
     */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 3, VALID, -1, 9",
        "3, 3, 2, VALID, 1, 8",
        "3, 3, 3, SAME, 1, 8",
        "4, 3, 3, SAME, 2, 12",
        "3, 2, 3, SAME, -1, 9",
        "4, 4, 1, SAME, -1, 4",
        "4, 3, 2, VALID, -1, 9",
        "5, 3, 2, SAME, -1, 10",
    })
    void convolutionsTheOtherWayRound(
            int length, int kernel, int strides, Padding padding, int added, int expected) {
        LayerSpec steps = Layers.convTranspose1D(6, kernel, strides, padding, added);
        assertThat(shape(steps, Shape.of(length, 4))).isEqualTo(Shape.of(expected, 6));
        assertThat(parameters(steps, Shape.of(length, 4)))
                .containsExactly("kernel %s×6×4".formatted(kernel), "bias 6")
                .inOrder();
        LayerSpec image = Layers.convTranspose2D(6, kernel, strides, padding, added);
        assertThat(shape(image, Shape.of(length, length, 4)))
                .isEqualTo(Shape.of(expected, expected, 6));
        assertThat(parameters(image, Shape.of(length, length, 4)))
                .containsExactly("kernel %1$s×%1$s×6×4".formatted(kernel), "bias 6")
                .inOrder();
    }

    @Test
    void separatedConvolutions() {
        LayerSpec steps = Layers.separable1D(5, 3, Padding.SAME, 2);
        assertThat(shape(steps, Shape.of(8, 3))).isEqualTo(Shape.of(8, 5));
        assertThat(parameters(steps, Shape.of(8, 3)))
                .containsExactly("depthwiseKernel 3×3×2", "pointwiseKernel 1×6×5", "bias 5")
                .inOrder();
        assertThat(
                        LayerRules.of(steps)
                                .multiplyAdds(steps, operands(Shape.of(8, 3)), Shape.of(8, 5)))
                .isEqualTo(8 * 6 * (3 + 5));
        LayerSpec image = Layers.separable2D(5, new Window(3, 2), Padding.VALID, 2);
        assertThat(shape(image, Shape.of(8, 8, 3))).isEqualTo(Shape.of(6, 7, 5));
        assertThat(parameters(image, Shape.of(8, 8, 3)))
                .containsExactly("depthwiseKernel 3×2×3×2", "pointwiseKernel 1×1×6×5", "bias 5")
                .inOrder();
        LayerSpec each = Layers.depthwise1D(3, 2, Padding.VALID, 2);
        assertThat(shape(each, Shape.of(8, 3))).isEqualTo(Shape.of(3, 6));
        assertThat(parameters(each, Shape.of(8, 3)))
                .containsExactly("kernel 3×3×2", "bias 6")
                .inOrder();
    }

    @Test
    void parametersOfComposedLayers() {
        Shape image = Shape.of(4, 5, 3);
        assertThat(parameters(Layers.prelu(List.of()), image)).containsExactly("alpha 4×5×3");
        assertThat(parameters(Layers.prelu(List.of(0, 1)), image)).containsExactly("alpha 1×1×3");
        assertThat(parameters(new ComposedSpec.RMSNormalization(1), image))
                .containsExactly("scale 3");
        assertThat(parameters(Layers.groupNorm(3), image))
                .containsExactly("gamma 3", "beta 3")
                .inOrder();
    }

    @Test
    void parametersInKerasOrder() {
        assertThat(parameters(dense(7, true), Shape.of(5, 9)))
                .containsExactly("kernel 9×7", "bias 7");
        assertThat(parameters(dense(7, false), Shape.of(9))).containsExactly("kernel 9×7");
        assertThat(
                        parameters(
                                conv(8, new Window(3, 5), ONE, Padding.SAME, ONE, 2),
                                Shape.of(9, 9, 6)))
                .containsExactly("kernel 3×5×3×8", "bias 8")
                .inOrder();
        assertThat(
                        parameters(
                                depthwise(conv(1, new Window(3, 5), ONE, Padding.SAME, ONE, 1), 2),
                                Shape.of(9, 9, 6)))
                .containsExactly("kernel 3×5×6×2", "bias 12")
                .inOrder();
        assertThat(parameters(normalization(true, true), Shape.of(4, 4, 6)))
                .containsExactly(
                        "gamma 6", "beta 6", "movingMean 6 fixed", "movingVariance 6 fixed")
                .inOrder();
        assertThat(parameters(normalization(false, false), Shape.of(6)))
                .containsExactly("movingMean 6 fixed", "movingVariance 6 fixed")
                .inOrder();
    }

    @Test
    void parametersOfSequences() {
        assertThat(parameters(lstm(7, true), Shape.of(5, 3)))
                .containsExactly("kernel 3×28", "recurrentKernel 7×28", "bias 28")
                .inOrder();
        assertThat(parameters(gru(7, true, false, true), Shape.of(5, 3)))
                .containsExactly("kernel 3×21", "recurrentKernel 7×21", "bias 2×21")
                .inOrder();
        assertThat(parameters(eachStep(gru(7, true, false, true)), Shape.of(4, 5, 3)))
                .isEqualTo(parameters(gru(7, true, false, true), Shape.of(5, 3)));
        assertThat(parameters(gru(7, true, false, false), Shape.of(5, 3))).contains("bias 21");
        assertThat(parameters(both(MergeMode.SUM, simpleRnn(7, false)), Shape.of(5, 3)))
                .containsExactly(
                        "forwardKernel 3×7",
                        "forwardRecurrentKernel 7×7",
                        "forwardBias 7",
                        "backwardKernel 3×7",
                        "backwardRecurrentKernel 7×7",
                        "backwardBias 7")
                .inOrder();
        assertThat(
                        parameters(
                                attention(2, 8, 5, false, 0),
                                Shape.of(3, 4),
                                Shape.of(5, 6),
                                Shape.of(5, 7)))
                .containsExactly(
                        "queryKernel 4×2×8",
                        "queryBias 2×8",
                        "keyKernel 7×2×8",
                        "keyBias 2×8",
                        "valueKernel 6×2×5",
                        "valueBias 2×5",
                        "outputKernel 2×5×4",
                        "outputBias 4")
                .inOrder();
        Shape[] three = {Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 4)};
        assertThat(parameters(groupAttention(3, 4, 2, false, true), three))
                .containsExactly(
                        "queryKernel 4×4×3",
                        "queryBias 4×3",
                        "keyKernel 4×2×3",
                        "keyBias 2×3",
                        "gateKernel 4×4×3",
                        "gateBias 4×3",
                        "valueKernel 6×2×3",
                        "valueBias 2×3",
                        "outputKernel 4×3×4",
                        "outputBias 4")
                .inOrder();
        assertThat(
                        parameters(
                                new AttentionSpec.Attention(true, ScoreMode.CONCATENATED, 0, false),
                                three))
                .containsExactly("scale ", "concatScoreWeight ")
                .inOrder();
        assertThat(parameters(new AttentionSpec.AdditiveAttention(true, 0, false), three))
                .containsExactly("scale 4");
        assertThat(parameters(layerNorm(), Shape.of(5, 3)))
                .containsExactly("gamma 3", "beta 3")
                .inOrder();
        assertThat(parameters(convOfSteps(6, 3, 1, Padding.SAME, false, 1, 2), Shape.of(9, 4)))
                .containsExactly("kernel 3×2×6", "bias 6")
                .inOrder();
    }

    /** The network of the README: 14.5 million operations a sample are counted from these. */
    @Test
    void multiplyAdds() {
        LayerSpec first = conv(32, new Window(3, 3), ONE, Padding.VALID, ONE, 1);
        assertThat(multiplyAdds(first, Shape.of(28, 28, 1))).isEqualTo(26 * 26 * 32 * 9);
        LayerSpec grouped = conv(8, new Window(3, 3), ONE, Padding.SAME, ONE, 2);
        assertThat(multiplyAdds(grouped, Shape.of(10, 10, 4))).isEqualTo(10 * 10 * 8 * 9 * 2);
        LayerSpec depthwise = depthwise(conv(1, new Window(3, 5), ONE, Padding.SAME, ONE, 1), 2);
        assertThat(multiplyAdds(depthwise, Shape.of(10, 10, 4))).isEqualTo(10 * 10 * 4 * 2 * 15);
        assertThat(multiplyAdds(dense(32, true), Shape.of(1600))).isEqualTo(1600 * 32);
        assertThat(multiplyAdds(dense(6, true), Shape.of(5, 4))).isEqualTo(5 * 4 * 6);
        assertThat(multiplyAdds(new LayerSpec.Flatten(), Shape.of(5, 4))).isEqualTo(0);
        assertThat(multiplyAdds(lstm(7, false), Shape.of(5, 3))).isEqualTo(5 * (3 + 7) * 4 * 7);
        assertThat(multiplyAdds(eachStep(gru(7, false, false, true)), Shape.of(4, 5, 3)))
                .isEqualTo(4 * multiplyAdds(gru(7, false, false, true), Shape.of(5, 3)));
        assertThat(multiplyAdds(both(MergeMode.AVE, gru(7, false, false, true)), Shape.of(5, 3)))
                .isEqualTo(2 * 5 * (3 + 7) * 3 * 7);
        LayerSpec steps = convOfSteps(6, 3, 1, Padding.SAME, false, 1, 2);
        assertThat(multiplyAdds(steps, Shape.of(9, 4))).isEqualTo(9 * 6 * 3 * 2);
        // Three projections of the steps, one of the result, scores and means of each head.
        assertThat(
                        multiplyAdds(
                                attention(2, 8, 5, false, 0),
                                Shape.of(3, 4),
                                Shape.of(5, 6),
                                Shape.of(5, 7)))
                .isEqualTo(3 * 4 * 16 + 5 * 7 * 16 + 5 * 6 * 10 + 3 * 10 * 4 + 3 * 5 * (16 + 10));
        Shape[] three = {Shape.of(3, 4), Shape.of(5, 6), Shape.of(5, 4)};
        assertThat(multiplyAdds(groupAttention(3, 4, 2, false, true), three))
                .isEqualTo(3 * 4 * 36 + 5 * 4 * 6 + 5 * 6 * 6 + 3 * 5 * (12 + 12));
        assertThat(multiplyAdds(new AttentionSpec.AdditiveAttention(true, 0, false), three))
                .isEqualTo(3 * 5 * (4 + 6));
    }

    @Test
    void productsSaturate() {
        assertThat(Sizes.product(List.of(1 << 30, 4))).isEqualTo(1L << 32);
        assertThat(Sizes.product(List.of(1 << 30, 1 << 30, 1 << 30))).isEqualTo(Long.MAX_VALUE);
        assertThat(Sizes.product(List.of(1 << 30, 1 << 30, 8))).isEqualTo(Long.MAX_VALUE);
    }

    /** A record without a rule, its own or a family's, would fail when somebody uses the layer. */
    @Test
    void everyLayerHasARule() {
        for (Class<?> layer : LayerSpec.kinds()) {
            if (layer != LayerSpec.Shared.class) {
                assertWithMessage("%s", layer).that(LayerRules.find(layer)).isPresent();
            }
        }
        assertThat(LayerRules.find(LayerSpec.Concatenate.class).orElseThrow())
                .isInstanceOf(ConcatenateRule.class);
        assertThat(LayerRules.find(LayerSpec.Multiply.class).orElseThrow())
                .isInstanceOf(MergeRule.class);
        assertThat(LayerRules.find(LayerSpec.ReLU.class).orElseThrow())
                .isInstanceOf(SameShapeRule.class);
        assertThat(LayerRules.find(LayerSpec.Shared.class)).isEmpty();
    }

    private static final Window ONE = new Window(1, 1);

    private static Arguments one(LayerSpec spec, Shape input, Shape expected) {
        return Arguments.of(spec, List.of(input), expected);
    }

    private static Shape shape(LayerSpec spec, Shape... inputs) {
        return ((Verdict.Fits) LayerRules.of(spec).shape(spec, operands(inputs))).shape();
    }

    private static List<String> parameters(LayerSpec spec, Shape... inputs) {
        List<String> found = new ArrayList<>();
        for (ParameterSpec p : LayerRules.of(spec).parameters(spec, operands(inputs))) {
            found.add(p.name() + " " + p.shape() + (p.trainable() ? "" : " fixed"));
        }
        return found;
    }

    private static long multiplyAdds(LayerSpec spec, Shape... inputs) {
        return LayerRules.of(spec).multiplyAdds(spec, operands(inputs), shape(spec, inputs));
    }

    private static List<Operand> operands(Shape... shapes) {
        List<Operand> operands = new ArrayList<>();
        for (Shape shape : shapes) {
            operands.add(new Operand("x", shape, false, 0));
        }
        return operands;
    }

    private static LayerSpec.Dense dense(int units, boolean useBias) {
        return new LayerSpec.Dense(
                units,
                Activation.LINEAR,
                useBias,
                INIT,
                INIT,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    private static final InitSpec INIT = InitSpec.of(Initializer.ZEROS);

    private static LayerSpec.Conv2D conv(
            int filters,
            Window kernel,
            Window strides,
            Padding padding,
            Window dilation,
            int groups) {
        return new LayerSpec.Conv2D(
                filters,
                kernel,
                strides,
                padding,
                dilation,
                groups,
                Activation.RELU,
                true,
                INIT,
                INIT,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    /** With the window of another convolution. */
    private static LayerSpec depthwise(LayerSpec.Conv2D window, int multiplier) {
        return new LayerSpec.DepthwiseConv2D(
                window.kernelSize(),
                window.strides(),
                window.padding(),
                multiplier,
                window.dilationRate(),
                Activation.RELU,
                true,
                INIT,
                INIT,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }

    private static LayerSpec.BatchNormalization normalization(boolean center, boolean scale) {
        return new LayerSpec.BatchNormalization(
                0.99f,
                1e-3f,
                center,
                scale,
                INIT,
                INIT,
                INIT,
                INIT,
                RegularizerSpec.NONE,
                RegularizerSpec.NONE);
    }
}
