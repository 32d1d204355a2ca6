/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.Optional;

/**
 * A matrix product or a convolution of any kind applies a ReLU that follows it while its results
 * are still in registers. The derivative of ReLU needs the result only, so nobody misses the value
 * in between.
 */
public final class FuseRelu implements Peephole {
    @Override
    public Instructions apply(Instructions code) {
        Chains chains = new Chains(code);
        for (Instruction op : code.list()) {
            Value z =
                    switch (op) {
                        case Forward.Dense d -> d.y();
                        case Forward.Conv2D c -> c.y();
                        case Forward.DepthwiseConv2D c -> c.y();
                        default -> null;
                    };
            if (z == null) {
                continue;
            }
            Optional<Direct> relu = chains.onlyRelu(z);
            if (relu.isPresent()) {
                chains.replace(op, withRelu(op, relu.get().y()));
                chains.remove(relu.get());
            }
        }
        return chains.result();
    }

    private static Instruction withRelu(Instruction op, Value y) {
        return switch (op) {
            case Forward.Dense d ->
                    new Forward.Dense(
                            d.layer(),
                            d.positions(),
                            d.in(),
                            d.out(),
                            d.kernel(),
                            d.bias(),
                            d.biasAt(),
                            true,
                            d.x(),
                            y);
            case Forward.Conv2D c ->
                    new Forward.Conv2D(
                            c.layer(),
                            c.geometry(),
                            c.kernel(),
                            c.bias(),
                            true,
                            c.x(),
                            y,
                            c.points());
            case Forward.DepthwiseConv2D c ->
                    new Forward.DepthwiseConv2D(
                            c.layer(), c.geometry(), c.kernel(), c.bias(), true, c.x(), y);
            default -> throw new IllegalArgumentException(op.toString());
        };
    }
}
