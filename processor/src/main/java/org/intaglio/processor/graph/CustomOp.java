/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a class of the user's computes. */
public sealed interface CustomOp extends Op {
    /**
     * Its result.
     *
     * @param spec the class, and what its object is made with
     * @param xs what it reads
     * @param parameters its parameters
     * @param kept what it keeps for its derivative, if it keeps anything
     */
    record Custom(
            String layer,
            org.intaglio.processor.model.Custom spec,
            List<Tensor> xs,
            List<Weights> parameters,
            Optional<Tensor> kept,
            Tensor y)
            implements CustomOp {
        /** Copies the lists. */
        public Custom {
            xs = List.copyOf(xs);
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<Operand> reads() {
            return Stream.<Operand>concat(xs.stream(), parameters.stream()).toList();
        }

        @Override
        public List<Tensor> writes() {
            return Stream.concat(Stream.of(y), kept.stream()).toList();
        }
    }

    /**
     * Its derivatives.
     *
     * @param of what they are of
     * @param dXs for each input, if anybody wants it
     * @param dParameters for each parameter, if anybody wants it
     */
    record CustomGradient(
            Custom of, Tensor dY, List<Optional<Tensor>> dXs, List<Optional<Tensor>> dParameters)
            implements CustomOp {
        /** Copies the lists. */
        public CustomGradient {
            dXs = List.copyOf(dXs);
            dParameters = List.copyOf(dParameters);
        }

        @Override
        public String layer() {
            return of.layer();
        }

        @Override
        public List<Operand> reads() {
            List<Operand> reads = new ArrayList<>();
            if (of.spec().value().readsX()) {
                reads.addAll(of.xs());
            }
            if (of.spec().value().readsY()) {
                reads.add(of.y());
            }
            of.kept().ifPresent(reads::add);
            reads.add(dY);
            reads.addAll(of.parameters());
            return reads;
        }

        @Override
        public List<Tensor> writes() {
            return Stream.concat(dXs.stream(), dParameters.stream())
                    .flatMap(Optional::stream)
                    .toList();
        }
    }
}
