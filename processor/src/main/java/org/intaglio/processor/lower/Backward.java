/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.Border;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.Norm;
import org.intaglio.processor.graph.ReductionOp;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.Window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Instructions that only a derivative has; others are forward instructions applied again. */
public sealed interface Backward extends SampleInstruction {

    /** {@code dX = dY·Wᵀ}. */
    record DenseInput(
            String layer, int positions, int in, int out, Region transposed, Value dY, Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(dY, transposed);
        }
    }

    /**
     * The derivative of a convolution for its image.
     *
     * @param winograd the sizes of Winograd's algorithm, if it goes that way
     */
    record ConvInput(
            String layer,
            ConvGeometry geometry,
            Optional<WinogradGeometry> winograd,
            Region transposed,
            Value dY,
            Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(dY, transposed);
        }

        @Override
        public int scratch() {
            return winograd.map(WinogradGeometry::scratch).orElse(geometry.gradientScratch());
        }
    }

    /**
     * The derivative of a pooled convolution for its image.
     *
     * @param winograd the sizes of Winograd's algorithm, if it goes that way
     */
    record PooledConvInput(
            String layer,
            ConvGeometry geometry,
            Window pool,
            Optional<WinogradGeometry> winograd,
            Region transposed,
            Value winners,
            Value dY,
            Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(winners, dY, transposed);
        }

        @Override
        public int scratch() {
            return winograd.map(WinogradGeometry::scratch)
                    .orElse(geometry.positions() * geometry.filters() + geometry.gradientScratch());
        }
    }

    /**
     * The derivative of a pooled convolution for its kernel, added to the part's sums.
     *
     * @param winograd the sizes of Winograd's algorithm, if it goes that way
     */
    record PooledConvKernel(
            String layer,
            ConvGeometry geometry,
            Window pool,
            Optional<WinogradGeometry> winograd,
            Value x,
            Value winners,
            Value dY,
            Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(x, winners, dY);
        }

        @Override
        public int scratch() {
            return winograd.map(WinogradGeometry::scratch)
                    .orElse(geometry.positions() * geometry.filters());
        }
    }

    /** The derivative of a pooled convolution for its bias, added to the part's sums. */
    record PooledConvBias(
            String layer, int positions, int filters, Value winners, Value dY, Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(winners, dY);
        }
    }

    /**
     * The derivative of a convolution for its kernel, added to the part's sums.
     *
     * @param winograd the sizes of Winograd's algorithm, if it goes that way
     */
    record ConvKernel(
            String layer,
            ConvGeometry geometry,
            Optional<WinogradGeometry> winograd,
            Value x,
            Value dY,
            Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public int scratch() {
            return winograd.map(WinogradGeometry::scratch).orElse(0);
        }
    }

    /** {@code dW = Xᵀ·dY} of a dense layer over many positions, added to the part's sums. */
    record DenseKernel(String layer, int positions, int in, int out, Value x, Value dY, Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public boolean begins() {
            return true;
        }
    }

    /**
     * {@code db = Σ dY} over many positions, added to the part's sums.
     *
     * @param at where among them
     */
    record Bias(String layer, int positions, int columns, int at, Value dY, Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        /** Those of one row of several are not all. */
        @Override
        public boolean begins() {
            return columns == sums.size();
        }
    }

    /** The derivative of a depth-wise convolution for its image. */
    record DepthwiseInput(
            String layer, DepthwiseGeometry geometry, Weights kernel, Value dY, Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** The derivative of a depth-wise convolution for its kernel, added to the part's sums. */
    record DepthwiseKernel(String layer, DepthwiseGeometry geometry, Value x, Value dY, Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public int scratch() {
            return geometry.scratch();
        }
    }

    /** The derivative of {@link Forward.Pad}: the middle. */
    record Crop(
            String layer, int height, int width, int channels, Border border, Value dY, Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }
    }

    /** {@code Σ dY} and {@code Σ dY·x̂} of a batch normalisation, added to the part's sums. */
    record NormSums(String layer, Norm norm, Region statistics, Value x, Value dY, Region sums)
            implements Backward, Sums {
        @Override
        public List<Resource> reads() {
            return List.of(statistics, x, dY);
        }
    }

    /** The derivative of a batch normalisation for its argument. */
    record NormInput(
            String layer, Norm norm, Region statistics, Region totals, Value x, Value dY, Value dX)
            implements Backward, Derivative {
        @Override
        public List<Resource> reads() {
            return List.of(statistics, totals, x, dY);
        }

        @Override
        public Optional<Value> replaceable() {
            return Optional.of(dY);
        }
    }

    /**
     * The derivatives of a normalisation of rows; those for its parameters are added to the part's
     * sums.
     */
    record NormalizeRows(
            ReductionOp.NormalizeRows of,
            Value x,
            Value dY,
            Optional<Value> dX,
            Optional<Region> gammaSums,
            Optional<Region> betaSums)
            implements Backward {
        @Override
        public String layer() {
            return of.layer();
        }

        @Override
        public List<Resource> reads() {
            return List.of(x, dY);
        }

        @Override
        public List<Resource> writes() {
            List<Resource> writes = new ArrayList<>();
            dX.ifPresent(writes::add);
            gammaSums.ifPresent(writes::add);
            betaSums.ifPresent(writes::add);
            return writes;
        }

        @Override
        public Optional<Value> replaceable() {
            return dX.map(d -> dY);
        }
    }

    /**
     * The derivatives of a custom layer.
     *
     * @param arguments the values it reads, in the operation's order, without parameters
     * @param dXs for each input, wanted or not
     * @param sums of the part, for each parameter; none for one that nobody wants
     */
    record Custom(
            CustomOp.CustomGradient op,
            List<Value> arguments,
            List<Value> dXs,
            List<Optional<Region>> sums)
            implements Backward {
        @Override
        public String layer() {
            return op.layer();
        }

        @Override
        public List<Resource> reads() {
            return List.copyOf(arguments);
        }

        @Override
        public List<Resource> writes() {
            List<Resource> writes = new ArrayList<>(dXs);
            sums.stream().flatMap(Optional::stream).forEach(writes::add);
            return writes;
        }

        /** Where derivatives go that nobody wants, one after the other. */
        @Override
        public int scratch() {
            int floats = 0;
            for (int i = 0; i < sums.size(); i++) {
                floats += sums.get(i).isPresent() ? 0 : op.of().parameters().get(i).size();
            }
            return floats;
        }
    }

    /** Hands a derivative to the user, as the gradient of an input. */
    record InputGradient(String layer, int index, Value dY) implements Backward {
        @Override
        public List<Resource> reads() {
            return List.of(dY);
        }

        @Override
        public List<Resource> writes() {
            return List.of();
        }
    }
}
