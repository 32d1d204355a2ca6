/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import org.intaglio.processor.graph.ElementOp;
import org.intaglio.processor.graph.ImageOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.ProductOp;
import org.intaglio.processor.graph.ReductionOp;

import java.util.List;
import java.util.Optional;

/**
 * An operation that is one call of a kernel as it stands.
 *
 * @param op the operation
 * @param arguments the values it reads, in its order, without parameters
 * @param results the values it writes, in its order
 */
public record Direct(Op op, List<Value> arguments, List<Value> results)
        implements SampleInstruction {
    /** Copies the lists. */
    public Direct {
        arguments = List.copyOf(arguments);
        results = List.copyOf(results);
    }

    /** The first argument. */
    public Value x() {
        return arguments.get(0);
    }

    /** The first result. */
    public Value y() {
        return results.get(0);
    }

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
        return List.copyOf(results);
    }

    /** What the kernels allow. */
    @Override
    public Optional<Value> replaceable() {
        return switch (op) {
            case ProductOp.Weigh w -> Optional.of(x());
            case ProductOp.AddBias b -> Optional.of(x());
            case ElementOp.Activate a -> Optional.of(x());
            case ElementOp.CausalSoftmax s -> Optional.of(x());
            case ElementOp.AlongRows r -> Optional.of(x());
            case ElementOp.Scale s -> Optional.of(x());
            case ElementOp.Dropout d -> Optional.of(x());
            case ElementOp.Merge m -> Optional.of(x());
            case ImageOp.Shade s -> Optional.of(x());
            case ImageOp.ShadeGradient s -> Optional.of(arguments.get(1));
            case ElementOp.ActivateGradient a -> Optional.of(arguments.get(1));
            case ReductionOp.Standardize s -> Optional.of(x());
            case ReductionOp.StandardizeGradient s -> Optional.of(x());
            case ReductionOp.Normalize n -> Optional.of(x());
            case ReductionOp.NormalizeRows n -> Optional.of(x());
            case ReductionOp.FrozenNormalizeGradient n -> Optional.of(x());
            default -> Optional.empty();
        };
    }

    /** A transposed or scaled factor is written anew. */
    @Override
    public int scratch() {
        if (!(op instanceof ProductOp.Multiply m)) {
            return 0;
        }
        Product p = m.product();
        return p.b().transposed() || p.scale() != 1 ? p.inner() * p.columns() : 0;
    }
}
