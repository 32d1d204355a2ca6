/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Activation;
import org.intaglio.Padding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Convolutions that are made of others: of each channel for itself, and the other way round. */
public sealed interface ConvolutionSpec extends LayerSpec, LayerFacts.Weighted {
    /** How many axes the window has: 1 for steps, 2 for images. */
    int axes();

    /** The size of the window; a row for steps. */
    Window size();

    /** Its step. */
    Window steps();

    /** The distance between its taps. */
    Window distances();

    /** What happens at the border. */
    Padding padding();

    /** What is convolved as an image: steps are one of height 1. */
    default Shape image(Shape x) {
        return axes() == 2 ? x : Shape.of(1, x.dimension(0), x.dimension(1));
    }

    /** The result of an image of this shape. */
    default Shape ofImage(Shape image) {
        return axes() == 2 ? image : Shape.of(image.dimension(1), image.dimension(2));
    }

    /** Layers that convolve each channel for itself, and maybe mix the results of each position. */
    sealed interface Separated extends ConvolutionSpec {
        /** Results of each channel. */
        int depthMultiplier();

        /** The parameter that mixes them. */
        default Optional<Parameter> pointwise() {
            return Optional.empty();
        }

        /** Channels of the result, of those of the input. */
        int channels(int channels);

        @Override
        default List<Parameter> parameters() {
            Parameter bias = Parameter.vector("bias", biasInitializer(), biasRegularizer());
            return Stream.of(
                            Stream.of(kernel()),
                            pointwise().stream(),
                            Stream.of(bias.usedIf(useBias())))
                    .flatMap(parameters -> parameters)
                    .toList();
        }
    }

    /** Layers that do what a convolution does, the other way round. */
    sealed interface Transposed extends ConvolutionSpec {
        /** Channels of the result. */
        int filters();

        /**
         * What is added at the end of each axis, one for all or one for each; empty if nothing is
         * said.
         */
        List<Integer> added();

        /** What becomes of an axis of the image; 0 for the rows. */
        default TransposedAxis axis(int axis) {
            return new TransposedAxis(
                    size().side(axis),
                    steps().side(axis),
                    distances().side(axis),
                    padding(),
                    added(axis));
        }

        private int added(int axis) {
            boolean isSaid = !added().isEmpty() && axis >= 2 - axes();
            return isSaid ? added().get(Math.min(axis, added().size() - 1)) : TransposedAxis.NONE;
        }
    }

    /** See {@link org.intaglio.layer.DepthwiseConv1D}. */
    record DepthwiseConv1D(
            int kernelSize,
            int strides,
            Padding padding,
            int depthMultiplier,
            int dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec depthwiseInitializer,
            InitSpec biasInitializer,
            RegularizerSpec depthwiseRegularizer,
            RegularizerSpec biasRegularizer)
            implements Separated {
        @Override
        public int axes() {
            return 1;
        }

        @Override
        public Window size() {
            return new Window(1, kernelSize);
        }

        @Override
        public Window steps() {
            return new Window(1, strides);
        }

        @Override
        public Window distances() {
            return new Window(1, dilationRate);
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", depthwiseInitializer, depthwiseRegularizer)
                    .in("depthwise");
        }

        @Override
        public int channels(int channels) {
            return channels * depthMultiplier;
        }
    }

    /** See {@link org.intaglio.layer.SeparableConv1D}. */
    record SeparableConv1D(
            @Channels int filters,
            int kernelSize,
            int strides,
            Padding padding,
            int depthMultiplier,
            int dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec depthwiseInitializer,
            InitSpec pointwiseInitializer,
            InitSpec biasInitializer,
            RegularizerSpec depthwiseRegularizer,
            RegularizerSpec pointwiseRegularizer,
            RegularizerSpec biasRegularizer)
            implements Separated {
        @Override
        public int axes() {
            return 1;
        }

        @Override
        public Window size() {
            return new Window(1, kernelSize);
        }

        @Override
        public Window steps() {
            return new Window(1, strides);
        }

        @Override
        public Window distances() {
            return new Window(1, dilationRate);
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("depthwiseKernel", depthwiseInitializer, depthwiseRegularizer)
                    .in("depthwise");
        }

        @Override
        public Optional<Parameter> pointwise() {
            return Optional.of(
                    Parameter.matrix("pointwiseKernel", pointwiseInitializer, pointwiseRegularizer)
                            .in("pointwise"));
        }

        @Override
        public int channels(int channels) {
            return filters;
        }
    }

    /** See {@link org.intaglio.layer.SeparableConv2D}. */
    record SeparableConv2D(
            @Channels int filters,
            Window kernelSize,
            Window strides,
            Padding padding,
            int depthMultiplier,
            Window dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec depthwiseInitializer,
            InitSpec pointwiseInitializer,
            InitSpec biasInitializer,
            RegularizerSpec depthwiseRegularizer,
            RegularizerSpec pointwiseRegularizer,
            RegularizerSpec biasRegularizer)
            implements Separated, LayerFacts.Convolution {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public Window size() {
            return kernelSize;
        }

        @Override
        public Window steps() {
            return strides;
        }

        @Override
        public Window distances() {
            return dilationRate;
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("depthwiseKernel", depthwiseInitializer, depthwiseRegularizer)
                    .in("depthwise");
        }

        @Override
        public Optional<Parameter> pointwise() {
            return Optional.of(
                    Parameter.matrix("pointwiseKernel", pointwiseInitializer, pointwiseRegularizer)
                            .in("pointwise"));
        }

        @Override
        public int channels(int channels) {
            return filters;
        }
    }

    /** See {@link org.intaglio.layer.Conv1DTranspose}. */
    record Conv1DTranspose(
            @Channels int filters,
            int kernelSize,
            int strides,
            Padding padding,
            int outputPadding,
            int dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements Transposed {
        @Override
        public int axes() {
            return 1;
        }

        @Override
        public Window size() {
            return new Window(1, kernelSize);
        }

        @Override
        public Window steps() {
            return new Window(1, strides);
        }

        @Override
        public Window distances() {
            return new Window(1, dilationRate);
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", kernelInitializer, kernelRegularizer);
        }

        @Override
        public boolean mixesChannels() {
            return true;
        }

        @Override
        public List<Integer> added() {
            return outputPadding < 0 ? List.of() : List.of(outputPadding);
        }

        @Override
        public List<Limit> limits() {
            String remedy = "Give a number of at least 0, or leave it out.";
            boolean holds = outputPadding >= TransposedAxis.NONE;
            return List.of(Limit.of("outputPadding", outputPadding, holds, remedy));
        }

        @Override
        public List<Size> sizes() {
            return Size.allOf(this).stream()
                    .filter(size -> !size.attribute().equals("outputPadding"))
                    .toList();
        }
    }

    /** See {@link org.intaglio.layer.Conv2DTranspose}. */
    record Conv2DTranspose(
            @Channels int filters,
            Window kernelSize,
            Window strides,
            Padding padding,
            List<Integer> outputPadding,
            Window dilationRate,
            Activation activation,
            boolean useBias,
            InitSpec kernelInitializer,
            InitSpec biasInitializer,
            RegularizerSpec kernelRegularizer,
            RegularizerSpec biasRegularizer)
            implements Transposed, LayerFacts.Convolution {
        @Override
        public int axes() {
            return 2;
        }

        @Override
        public Window size() {
            return kernelSize;
        }

        @Override
        public Window steps() {
            return strides;
        }

        @Override
        public Window distances() {
            return dilationRate;
        }

        @Override
        public Parameter kernel() {
            return Parameter.matrix("kernel", kernelInitializer, kernelRegularizer);
        }

        @Override
        public boolean mixesChannels() {
            return true;
        }

        @Override
        public List<Integer> added() {
            return outputPadding;
        }
    }
}
