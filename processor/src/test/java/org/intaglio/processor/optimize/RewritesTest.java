/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.optimize;

import static com.google.common.truth.Truth.assertThat;

import static org.intaglio.processor.Layers.activation;
import static org.intaglio.processor.Layers.averagePool;
import static org.intaglio.processor.Layers.batchNorm;
import static org.intaglio.processor.Layers.conv;
import static org.intaglio.processor.Layers.dense;
import static org.intaglio.processor.Layers.depthwise;
import static org.intaglio.processor.Layers.flatten;
import static org.intaglio.processor.Layers.maxPool;
import static org.intaglio.processor.Layers.shared;

import org.intaglio.Activation;
import org.intaglio.Loss;
import org.intaglio.Padding;
import org.intaglio.processor.Declaration;
import org.intaglio.processor.Passes;
import org.intaglio.processor.graph.Derivatives;
import org.intaglio.processor.graph.ForwardBuilder;
import org.intaglio.processor.graph.ForwardOp;
import org.intaglio.processor.graph.GradientOp;
import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Losses;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.ResidualProduct;
import org.intaglio.processor.graph.StepOp;
import org.intaglio.processor.graph.SumShares;
import org.intaglio.processor.graph.Value;
import org.intaglio.processor.graph.WinogradGeometry;
import org.intaglio.processor.model.LayerSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.model.Window;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Each pass alone: where it applies, and where it must not. */
class RewritesTest {
    @Nested
    class FuseLossTest {
        @Test
        void softmaxAndCrossEntropyBecomeOne() {
            for (Loss loss :
                    List.of(Loss.CATEGORICAL_CROSSENTROPY, Loss.SPARSE_CATEGORICAL_CROSSENTROPY)) {
                Graph before = training(classifier(Activation.SOFTMAX).loss(loss));
                Graph after = new FuseLoss().apply(before);
                LossOp fused = only(after, LossOp.class);
                assertThat(fused.fused()).isTrue();
                assertThat(fused.x()).isEqualTo(only(before, ForwardOp.Softmax.class).x());
                assertThat(fused.y()).isEqualTo(before.outputs().get(0));
                assertThat(all(after, ForwardOp.Softmax.class)).isEmpty();
                assertThat(all(after, GradientOp.Softmax.class)).isEmpty();
            }
        }

        @Test
        void sigmoidAndBinaryCrossEntropyBecomeOne() {
            Graph after =
                    new FuseLoss()
                            .apply(
                                    training(
                                            classifier(Activation.SIGMOID)
                                                    .loss(Loss.BINARY_CROSSENTROPY)));
            assertThat(only(after, LossOp.class).fused()).isTrue();
            assertThat(only(after, LossOp.class).y()).isEqualTo(after.outputs().get(0));
            assertThat(all(after, ForwardOp.Activate.class)).hasSize(1);
            assertThat(all(after, GradientOp.Activate.class)).hasSize(1);
        }

        @Test
        void anEvaluationHasTheLossOfATraining() {
            Declaration declaration =
                    classifier(Activation.SOFTMAX).loss(Loss.CATEGORICAL_CROSSENTROPY);
            ShapedNetwork network = declaration.network();
            Graph prediction = Passes.always(ForwardBuilder.inference(network));
            Graph evaluation = new FuseLoss().apply(Losses.evaluation(network, prediction));
            LossOp trained = only(new FuseLoss().apply(training(declaration)), LossOp.class);
            LossOp evaluated = only(evaluation, LossOp.class);
            assertThat(evaluated.x()).isEqualTo(trained.x());
            assertThat(evaluated.y()).isEqualTo(trained.y());
            assertThat(evaluated.fused()).isTrue();
            assertThat(all(evaluation, ForwardOp.Softmax.class)).isEmpty();
            assertThat(evaluation.readers()).doesNotContainKey(evaluated.dX());
        }

        @Test
        void throughADropoutOfNothingAndAFlatten() {
            Declaration declaration =
                    Declaration.input(4)
                            .loss(Loss.CATEGORICAL_CROSSENTROPY)
                            .layer("y", dense(3, Activation.SOFTMAX))
                            .layer("flat", flatten());
            assertFused(declaration, true);
        }

        @Test
        void refusesOtherPairs() {
            assertFused(classifier(Activation.SOFTMAX).loss(Loss.MEAN_SQUARED_ERROR), false);
            assertFused(classifier(Activation.SIGMOID).loss(Loss.MEAN_ABSOLUTE_ERROR), false);
            assertFused(classifier(Activation.LINEAR).loss(Loss.HUBER), false);
        }

        @Test
        void refusesLogits() {
            assertFused(
                    classifier(Activation.LINEAR).lossFromLogits(Loss.CATEGORICAL_CROSSENTROPY),
                    false);
        }

        /** Softmax over each of two rows of three is not softmax over six. */
        @Test
        void refusesSoftmaxOverOtherRows() {
            assertFused(
                    Declaration.input(2, 4)
                            .loss(Loss.CATEGORICAL_CROSSENTROPY)
                            .layer("y", dense(3, Activation.SOFTMAX))
                            .layer("flat", flatten()),
                    false);
        }

        /** Two derivatives arrive at the logits; the softmax is a matter of the other reader. */
        @Test
        void anOutputThatOthersReadHasALossFromLogitsToo() {
            Graph graph =
                    training(
                            Declaration.input(4)
                                    .layer("hidden", dense(3))
                                    .output(
                                            "y",
                                            Loss.CATEGORICAL_CROSSENTROPY,
                                            activation(Activation.SOFTMAX),
                                            "hidden")
                                    .output("z", Loss.MEAN_SQUARED_ERROR, dense(2), "y"));
            LossOp loss = all(graph, LossOp.class).get(0);
            assertThat(loss.fused()).isTrue();
            assertThat(loss.x()).isEqualTo(only(graph, ForwardOp.Softmax.class).x());
            assertThat(only(graph, GradientOp.Accumulate.class).reads())
                    .containsExactly(loss.dX(), only(graph, GradientOp.Softmax.class).dX());
            assertThat(new FuseLoss().apply(graph)).isEqualTo(graph);
        }

        /** One value, two outputs: one has a copy. */
        @Test
        void anOutputThatAnotherSharesHasALossFromLogitsToo() {
            Graph graph =
                    training(
                            Declaration.input(4)
                                    .output(
                                            "y",
                                            Loss.CATEGORICAL_CROSSENTROPY,
                                            dense(3, Activation.SOFTMAX),
                                            "input")
                                    .output("flat", Loss.CATEGORICAL_CROSSENTROPY, flatten(), "y"));
            assertThat(all(graph, LossOp.class).stream().map(LossOp::x).distinct())
                    .containsExactly(only(graph, ForwardOp.Softmax.class).x());
            assertThat(new FuseLoss().apply(graph)).isEqualTo(graph);
        }

        /** A loss is from logits whether or not anything is trained by it. */
        @Test
        void whatNobodyDerives() {
            assertFused(
                    Declaration.input(4)
                            .loss(Loss.CATEGORICAL_CROSSENTROPY)
                            .layer("y", new LayerSpec.Softmax()),
                    true);
        }

        private void assertFused(Declaration declaration, boolean expected) {
            Graph before = training(declaration);
            Graph after = new FuseLoss().apply(before);
            LossOp loss = only(after, LossOp.class);
            assertThat(loss.fused()).isEqualTo(expected);
            assertThat(loss.y()).isEqualTo(expected ? after.outputs().get(0) : null);
            if (!expected) {
                assertThat(after).isEqualTo(before);
            }
        }

        private Declaration classifier(Activation last) {
            return Declaration.input(5)
                    .layer("hidden", dense(4, Activation.TANH))
                    .layer("y", dense(3, last));
        }
    }

    @Nested
    class FusePoolingTest {
        /** 7×7 → 5×5 → 2×2: the last row and column of the convolution are never computed. */
        @Test
        void convolutionReluAndPoolingBecomeOne() {
            Graph after = fused(Activation.RELU, maxPool());
            ForwardOp.PooledConv2D op = only(after, ForwardOp.PooledConv2D.class);
            assertThat(after.ops()).containsExactly(op);
            assertThat(op.relu()).isTrue();
            assertThat(op.y()).isEqualTo(after.outputs().get(0));
            assertThat(op.winners().size()).isEqualTo(op.y().size());
            assertThat(op.geometry().outputHeight()).isEqualTo(4);
            assertThat(op.geometry().outputWidth()).isEqualTo(4);
        }

        @Test
        void withoutReluToo() {
            ForwardOp.PooledConv2D op =
                    only(fused(Activation.LINEAR, maxPool()), ForwardOp.PooledConv2D.class);
            assertThat(op.relu()).isFalse();
        }

        @Test
        void aPredictionKeepsNoWinners() {
            Graph after =
                    new FusePooling(false).apply(inference(network(Activation.RELU, maxPool())));
            assertThat(only(after, ForwardOp.PooledConv2D.class).winners()).isNull();
        }

        @Test
        void derivativesComeFromTheWinners() {
            Graph graph =
                    Derivatives.of(
                            network(Activation.RELU, maxPool()).network(),
                            fused(Activation.RELU, maxPool()));
            ForwardOp.PooledConv2D op = only(graph, ForwardOp.PooledConv2D.class);
            assertThat(only(graph, GradientOp.PooledConvKernel.class).winners())
                    .isEqualTo(op.winners());
            assertThat(only(graph, GradientOp.PooledConvBias.class).winners())
                    .isEqualTo(op.winners());
            assertThat(all(graph, GradientOp.PooledConvInput.class)).isEmpty();
        }

        @Test
        void refusesMeansAndOtherActivations() {
            assertThat(all(fused(Activation.RELU, averagePool()), ForwardOp.PooledConv2D.class))
                    .isEmpty();
            assertThat(all(fused(Activation.TANH, maxPool()), ForwardOp.PooledConv2D.class))
                    .isEmpty();
        }

        @Test
        void refusesWindowsThatOverlap() {
            LayerSpec overlapping =
                    new LayerSpec.MaxPooling2D(new Window(3, 3), new Window(2, 2), Padding.VALID);
            assertThat(all(fused(Activation.RELU, overlapping), ForwardOp.PooledConv2D.class))
                    .isEmpty();
        }

        @Test
        void refusesAConvolutionThatOthersRead() {
            Graph graph =
                    ForwardBuilder.training(
                            Declaration.input(7, 7, 1)
                                    .layer("conv", conv(2, 3, Padding.VALID, Activation.LINEAR))
                                    .layer("pool", maxPool())
                                    .layer("again", averagePool(), "conv")
                                    .layer("sum", new LayerSpec.Add(), "pool", "again")
                                    .network());
            assertThat(new FusePooling(true).apply(graph)).isEqualTo(graph);
        }

        private Graph fused(Activation activation, LayerSpec pool) {
            return new FusePooling(true)
                    .apply(ForwardBuilder.training(network(activation, pool).network()));
        }

        private Declaration network(Activation activation, LayerSpec pool) {
            return Declaration.input(7, 7, 1)
                    .layer("conv", conv(2, 3, Padding.VALID, activation))
                    .layer("pool", pool);
        }
    }

    @Nested
    class UseWinogradTest {
        @Test
        void aConvolutionWithManyChannelsReadsItsKernelAtThePoints() {
            Graph after = applied(8, 32, 3, Activation.LINEAR);
            StepOp.KernelToPoints prepare = only(after, StepOp.KernelToPoints.class);
            assertThat(after.ops().get(0)).isEqualTo(prepare);
            assertThat(only(after, ForwardOp.Conv2D.class).points()).isEqualTo(prepare.to());
            assertThat(prepare.to().size()).isEqualTo(16 * 32 * 32);
        }

        @Test
        void derivativesGoTheSameWay() {
            ShapedNetwork network =
                    Declaration.input(8, 8, 32)
                            .layer("a", conv(32, 3, Padding.VALID, Activation.LINEAR))
                            .layer("b", conv(32, 3, Padding.VALID, Activation.LINEAR))
                            .network();
            Graph graph =
                    Derivatives.of(
                            network, new UseWinograd(4).apply(ForwardBuilder.training(network)));
            GradientOp.ConvInput input = only(graph, GradientOp.ConvInput.class);
            // The 4×4 results of b are a whole tile, the 6×6 of a are better cut into 2×2.
            assertThat(input.winograd().tile()).isEqualTo(4);
            assertThat(input.transposed().size()).isEqualTo(36 * 32 * 32);
            assertThat(
                            all(graph, GradientOp.ConvKernel.class).stream()
                                    .map(kernel -> kernel.winograd().tile()))
                    .containsExactly(4, 2)
                    .inOrder();
            assertThat(all(graph, StepOp.KernelToPoints.class)).hasSize(3);
            assertThat(all(graph, StepOp.TransposeWindows.class)).isEmpty();
        }

        @Test
        void choosesTheTilesThatMultiplyLeast() {
            assertThat(tile(10, 4)).isEqualTo(4);
            assertThat(tile(10, 2)).isEqualTo(2);
            assertThat(tile(10, 0)).isEqualTo(0);
            // 324 multiplications against 400 save less than larger transforms cost.
            assertThat(tile(12, 4)).isEqualTo(2);
            assertThat(tile(34, 4)).isEqualTo(4);
            // 3×3 results: a tile of 4×4, 36 multiplications for 81; four of 2×2 are 64, too many.
            assertThat(tile(5, 4)).isEqualTo(4);
            assertThat(tile(5, 2)).isEqualTo(0);
        }

        @Test
        void aSharedKernelIsPreparedForEachSizeOfTiles() {
            ShapedNetwork network =
                    Declaration.empty()
                            .in("large", 12, 12, 32)
                            .in("small", 10, 10, 32)
                            .layer("before", conv(32, 1, Padding.VALID, Activation.TANH), "large")
                            .layer("conv", conv(32, 3, Padding.VALID, Activation.LINEAR), "before")
                            .layer("again", shared("conv"), "small")
                            .layer("a", new LayerSpec.GlobalMaxPooling2D(false), "conv")
                            .layer("b", new LayerSpec.GlobalMaxPooling2D(false), "again")
                            .layer("sum", new LayerSpec.Add(), "a", "b")
                            .network();
            Graph graph =
                    Derivatives.of(
                            network, new UseWinograd(4).apply(ForwardBuilder.training(network)));
            for (ForwardOp.Conv2D conv : all(graph, ForwardOp.Conv2D.class)) {
                if (conv.winograd() != null) {
                    assertThat(conv.points().size()).isEqualTo(conv.winograd().kernelSize());
                }
            }
            assertThat(
                            all(graph, StepOp.KernelToPoints.class).stream()
                                    .filter(prepare -> !prepare.transposed())
                                    .map(prepare -> prepare.geometry().tile()))
                    .containsExactly(2, 4);
        }

        private int tile(int size, int largest) {
            ShapedNetwork network =
                    Declaration.input(size, size, 32)
                            .layer("conv", conv(32, 3, Padding.VALID, Activation.LINEAR))
                            .network();
            Graph graph = new UseWinograd(largest).apply(ForwardBuilder.training(network));
            WinogradGeometry winograd = only(graph, ForwardOp.Conv2D.class).winograd();
            return winograd == null ? 0 : winograd.tile();
        }

        @Test
        void refusesOtherWindowsFewChannelsAndSmallResults() {
            for (Graph graph :
                    List.of(
                            applied(8, 32, 2, Activation.LINEAR),
                            applied(8, 16, 3, Activation.LINEAR),
                            applied(8, 40, 3, Activation.LINEAR),
                            // A single result is a tile: 16 multiplications for 9.
                            applied(3, 32, 3, Activation.LINEAR))) {
                assertThat(all(graph, StepOp.KernelToPoints.class)).isEmpty();
                assertThat(only(graph, ForwardOp.Conv2D.class).points()).isNull();
            }
        }

        @Test
        void refusesPoolingOverOtherWindows() {
            for (int pool : new int[] {2, 3}) {
                LayerSpec pooling =
                        new LayerSpec.MaxPooling2D(
                                new Window(pool, pool), new Window(pool, pool), Padding.VALID);
                ShapedNetwork network =
                        Declaration.input(14, 14, 32)
                                .layer("conv", conv(32, 3, Padding.VALID, Activation.RELU))
                                .layer("pool", pooling)
                                .network();
                Graph graph =
                        new UseWinograd(4)
                                .apply(
                                        new FusePooling(true)
                                                .apply(ForwardBuilder.training(network)));
                boolean applied = only(graph, ForwardOp.PooledConv2D.class).points() != null;
                assertThat(applied).isEqualTo(pool == 2);
            }
        }

        private Graph applied(int size, int channels, int kernel, Activation activation) {
            ShapedNetwork network =
                    Declaration.input(size, size, channels)
                            .layer("conv", conv(channels, kernel, Padding.VALID, activation))
                            .network();
            return new UseWinograd(4).apply(ForwardBuilder.training(network));
        }
    }

    @Nested
    class ShareLargeProductsTest {
        @Test
        void aLargeKernelBecomesTasks() {
            Graph before =
                    training(
                            Declaration.input(1024)
                                    .layer("a", dense(256, Activation.TANH))
                                    .layer("b", dense(1025))
                                    .layer("c", dense(3)));
            Graph after = new ShareLargeProducts().apply(before);
            assertThat(all(after, StepOp.Product.class)).hasSize(3);
            assertThat(only(after, ForwardOp.Dense.class).layer()).isEqualTo("c");
            List<Schedule.Task> tasks =
                    Schedule.of(after).phases().stream()
                            .filter(Schedule.Tasks.class::isInstance)
                            .map(Schedule.Tasks.class::cast)
                            .filter(phase -> phase.title().equals("products"))
                            .findFirst()
                            .orElseThrow()
                            .tasks();
            assertThat(tasks.get(0).from()).isEqualTo(0);
            for (int i = 1; i < tasks.size(); i++) {
                assertThat(tasks.get(i).from()).isEqualTo(tasks.get(i - 1).to());
            }
            assertThat(tasks.getLast().to()).isEqualTo(256);
        }

        @Test
        void theRowsOfAMediumKernelBecomeShares() {
            Graph before = training(Declaration.input(300).layer("a", dense(256, Activation.TANH)));
            Graph after = new ShareLargeProducts().apply(before);
            assertThat(all(after, ForwardOp.Dense.class)).isEmpty();
            StepOp.ProductShares product = only(after, StepOp.ProductShares.class);
            assertThat(product.portion()).isEqualTo(80);
            assertThat(product.shares()).isEqualTo(4);
            SumShares sum = only(after, SumShares.class);
            assertThat(sum.x()).isEqualTo(product.y());
            assertThat(sum.x().size()).isEqualTo(4 * 256);
            assertThat(sum.y()).isEqualTo(only(before, ForwardOp.Dense.class).y());
            List<Schedule.Task> tasks =
                    ((Schedule.Tasks) Schedule.of(after).phases().get(0)).tasks();
            assertThat(tasks.stream().map(Schedule.Task::from).toList())
                    .containsExactly(0, 80, 160, 240)
                    .inOrder();
            assertThat(tasks.getLast().to()).isEqualTo(300);
        }

        @Test
        void smallOnesStay() {
            for (int[] size : new int[][] {{255, 500}, {256, 255}, {70_000, 1}}) {
                Graph before = training(Declaration.input(size[0]).layer("a", dense(size[1])));
                assertThat(new ShareLargeProducts().apply(before)).isEqualTo(before);
            }
        }

        /** Shares would take memory for every position. */
        @Test
        void mediumOnesOverPositionsStay() {
            Graph before = training(Declaration.input(7, 300).layer("a", dense(256)));
            assertThat(new ShareLargeProducts().apply(before)).isEqualTo(before);
        }

        @Test
        void rowsBelowHalfAMebibyteAndColumnsFromThereOn() {
            for (int units : new int[] {511, 512}) {
                Graph before = training(Declaration.input(256).layer("a", dense(units)));
                Graph after = new ShareLargeProducts().apply(before);
                assertThat(all(after, StepOp.ProductShares.class)).hasSize(512 - units);
                assertThat(all(after, StepOp.Product.class)).hasSize(units - 511);
            }
        }
    }

    @Nested
    class FuseResidualTest {
        /** The later of two products takes the other, a convolution of four channels, as r. */
        @Test
        void productAdditionAndReluBecomeOne() {
            Graph before =
                    new FuseRelu()
                            .apply(
                                    training(
                                            Declaration.input(5, 5, 4)
                                                    .layer("a", fourChannels())
                                                    .layer("b", fourChannels(), "input")
                                                    .layer("sum", new LayerSpec.Add(), "a", "b")
                                                    .layer("relu", activation(Activation.RELU))));
            Graph after = new FuseResidual().apply(before);
            assertThat(all(after, ForwardOp.Merge.class)).isEmpty();
            assertThat(all(after, ForwardOp.Activate.class)).isEmpty();
            ResidualProduct fused = only(after, ResidualProduct.class);
            assertThat(fused.layer()).isEqualTo("b");
            assertThat(fused.relu()).isTrue();
            assertThat(fused.r()).isEqualTo(only(after, ForwardOp.Conv2D.class).y());
            assertThat(fused.y()).isEqualTo(after.outputs().get(0));
            assertThat(fused.replaceable()).hasValue(fused.r());
        }

        /** The result must not take the place of what is still read. */
        @Test
        void itsOwnArgumentAsResidual() {
            Graph after =
                    fused(
                            Declaration.input(5)
                                    .layer("a", dense(5, Activation.TANH))
                                    .layer("b", dense(5))
                                    .layer("sum", new LayerSpec.Add(), "a", "b"));
            ResidualProduct fused = only(after, ResidualProduct.class);
            assertThat(fused.r()).isEqualTo(fused.x());
            assertThat(fused.replaceable()).isEmpty();
            assertThat(fused.relu()).isFalse();
        }

        @Test
        void notWhereTheProductIsReadElsewhere() {
            Declaration twice =
                    Declaration.input(5)
                            .layer("a", dense(5))
                            .layer("sum", new LayerSpec.Add(), "input", "a")
                            .layer("other", dense(2), "a")
                            .layer("y", dense(2), "sum")
                            .layer("all", new LayerSpec.Multiply(), "other", "y");
            assertThat(all(fused(twice), ResidualProduct.class)).isEmpty();
            Declaration doubled =
                    Declaration.input(5)
                            .layer("a", dense(5))
                            .layer("sum", new LayerSpec.Add(), "a", "a");
            assertThat(all(fused(doubled), ResidualProduct.class)).isEmpty();
        }

        @Test
        void notWhereTheProductIsAnOutputOrOneUnit() {
            Declaration output =
                    Declaration.input(5)
                            .output("a", Loss.MEAN_SQUARED_ERROR, dense(5))
                            .output(
                                    "sum",
                                    Loss.MEAN_SQUARED_ERROR,
                                    new LayerSpec.Add(),
                                    "input",
                                    "a");
            assertThat(all(fused(output), ResidualProduct.class)).isEmpty();
            Declaration unit =
                    Declaration.input(1)
                            .layer("a", dense(1))
                            .layer("sum", new LayerSpec.Add(), "input", "a");
            assertThat(all(fused(unit), ResidualProduct.class)).isEmpty();
        }

        @Test
        void theReluStaysIfTheSumIsReadElsewhere() {
            Graph after =
                    fused(
                            Declaration.input(5)
                                    .layer("a", dense(5))
                                    .layer("sum", new LayerSpec.Add(), "input", "a")
                                    .layer("relu", activation(Activation.RELU))
                                    .layer("y", new LayerSpec.Multiply(), "sum", "relu"));
            assertThat(only(after, ResidualProduct.class).relu()).isFalse();
            assertThat(all(after, ForwardOp.Activate.class)).hasSize(1);
        }

        /** (a + b) + c: the first sum takes b, the second c, and begins with the first. */
        @Test
        void aSumOfThree() {
            Graph after =
                    fused(
                            Declaration.input(5)
                                    .layer("a", dense(5), "input")
                                    .layer("b", dense(5), "input")
                                    .layer("c", dense(5), "input")
                                    .layer("sum", new LayerSpec.Add(), "a", "b", "c"));
            List<ResidualProduct> sums = all(after, ResidualProduct.class);
            assertThat(sums.stream().map(ResidualProduct::layer).toList())
                    .containsExactly("b", "c")
                    .inOrder();
            assertThat(sums.get(1).r()).isEqualTo(sums.get(0).y());
        }

        @Test
        void notBehindAnActivationOrWithinWinograd() {
            Declaration active =
                    Declaration.input(5)
                            .layer("a", dense(5, Activation.RELU))
                            .layer("sum", new LayerSpec.Add(), "input", "a");
            assertThat(all(fused(active), ResidualProduct.class)).isEmpty();
            Declaration many =
                    Declaration.input(8, 8, 32)
                            .layer("a", conv(32, 3, Padding.SAME, Activation.LINEAR))
                            .layer("sum", new LayerSpec.Add(), "input", "a");
            Graph winograd = new UseWinograd(4).apply(ForwardBuilder.training(many.network()));
            assertThat(new FuseResidual().apply(winograd)).isEqualTo(winograd);
        }

        private Graph fused(Declaration declaration) {
            return new FuseResidual().apply(new FuseRelu().apply(training(declaration)));
        }

        private LayerSpec fourChannels() {
            return conv(4, 3, Padding.SAME, Activation.LINEAR);
        }
    }

    @Nested
    class FuseReluTest {
        @Test
        void productAndConvolutionApplyIt() {
            Graph after =
                    new FuseRelu()
                            .apply(
                                    training(
                                            Declaration.input(5, 5, 1)
                                                    .layer(
                                                            "conv",
                                                            conv(
                                                                    2,
                                                                    3,
                                                                    Padding.VALID,
                                                                    Activation.RELU))
                                                    .layer("flat", flatten())
                                                    .layer("dense", dense(3, Activation.RELU))));
            assertThat(all(after, ForwardOp.Activate.class)).isEmpty();
            assertThat(only(after, ForwardOp.Conv2D.class).relu()).isTrue();
            assertThat(only(after, ForwardOp.Dense.class).relu()).isTrue();
            assertThat(only(after, ForwardOp.Dense.class).y()).isEqualTo(after.outputs().get(0));
            assertThat(all(after, GradientOp.Activate.class)).hasSize(2);
        }

        @Test
        void depthwiseConvolutionsApplyIt() {
            LayerSpec depthwise = depthwise(3, 1, 2, Padding.SAME, Activation.RELU);
            Graph after =
                    new FuseRelu()
                            .apply(training(Declaration.input(5, 5, 2).layer("a", depthwise)));
            assertThat(only(after, ForwardOp.DepthwiseConv2D.class).relu()).isTrue();
            assertThat(only(after, ForwardOp.DepthwiseConv2D.class).y())
                    .isEqualTo(after.outputs().get(0));
            assertThat(all(after, ForwardOp.Activate.class)).isEmpty();
        }

        @Test
        void aLayerOfItsOwnCountsToo() {
            Graph after =
                    new FuseRelu()
                            .apply(
                                    inference(
                                            Declaration.input(4)
                                                    .layer("a", dense(3))
                                                    .layer(
                                                            "relu",
                                                            new LayerSpec.ReLU(
                                                                    Float.POSITIVE_INFINITY,
                                                                    0,
                                                                    0))));
            assertThat(after.ops()).hasSize(1);
        }

        @Test
        void refusesWhatOthersRead() {
            refuses(
                    Declaration.input(4)
                            .layer("a", dense(3))
                            .layer("relu", activation(Activation.RELU))
                            .layer("sum", new LayerSpec.Add(), "a", "relu"));
        }

        @Test
        void refusesAnOutput() {
            refuses(
                    Declaration.input(4)
                            .output("a", Loss.MEAN_SQUARED_ERROR, dense(3))
                            .output("relu", Loss.HUBER, activation(Activation.RELU), "a"));
        }

        @Test
        void refusesOtherCurves() {
            refuses(Declaration.input(4).layer("a", dense(3, Activation.TANH)));
            refuses(Declaration.input(4).layer("a", dense(3, Activation.RELU6)));
            refuses(Declaration.input(4).layer("a", dense(3, Activation.LEAKY_RELU)));
        }

        @Test
        void refusesAfterANormalisation() {
            refuses(
                    Declaration.input(4)
                            .layer("a", dense(3))
                            .layer("norm", batchNorm())
                            .layer("relu", activation(Activation.RELU)));
        }

        private void refuses(Declaration declaration) {
            for (Graph graph : List.of(training(declaration), inference(declaration))) {
                assertThat(new FuseRelu().apply(graph)).isEqualTo(graph);
            }
        }
    }

    @Nested
    class RemoveDeadCodeTest {
        @Test
        void nothingIsDeadInANetwork() {
            Graph graph = training(Declaration.input(4).layer("a", dense(3)));
            assertThat(new RemoveDeadCode().apply(graph)).isEqualTo(graph);
        }

        @Test
        void removesWhatNobodyReadsAndWhatOnlyThatRead() {
            Graph graph = inference(Declaration.input(4).layer("a", dense(3)).layer("b", dense(2)));
            Value a = new Value(100, "dead", 3);
            Value b = new Value(101, "deader", 3);
            List<Op> ops = new ArrayList<>(graph.ops());
            ops.add(new ForwardOp.Scale("dead", 2, 0, graph.outputs().get(0), a));
            ops.add(new ForwardOp.Scale("dead", 2, 0, a, b));
            assertThat(new RemoveDeadCode().apply(graph.with(ops))).isEqualTo(graph);
        }

        @Test
        void keepsLossesAndMovingAverages() {
            Graph graph =
                    training(
                            Declaration.input(4)
                                    .layer("scaled", new LayerSpec.Rescaling(2, 1))
                                    .layer("norm", batchNorm(false, false)));
            Graph after = new RemoveDeadCode().apply(graph);
            assertThat(all(after, LossOp.class)).hasSize(1);
            assertThat(all(after, StepOp.CombineMoments.class)).hasSize(1);
        }

        @Test
        void keepsTheGradientsOfInputs() {
            Graph graph = training(Declaration.input(4).layer("a", dense(3)).inputGradients());
            assertThat(all(new RemoveDeadCode().apply(graph), GradientOp.InputGradient.class))
                    .hasSize(1);
        }
    }

    private static Graph training(Declaration declaration) {
        ShapedNetwork network = declaration.network();
        return Derivatives.of(network, ForwardBuilder.training(network));
    }

    private static Graph inference(Declaration declaration) {
        return ForwardBuilder.inference(declaration.network());
    }

    private static <T extends Op> T only(Graph graph, Class<T> type) {
        List<T> all = all(graph, type);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static <T extends Op> List<T> all(Graph graph, Class<T> type) {
        return graph.ops().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
