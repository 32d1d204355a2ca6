/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

import java.util.List;
import java.util.Optional;

/** What an instruction reads and writes. */
public interface Access {
    /** The layer it belongs to. */
    String layer();

    /** What it reads. */
    List<Resource> reads();

    /** What it writes. */
    List<Resource> writes();

    /** The value it reads that its first result may take the place of. */
    default Optional<Value> replaceable() {
        return Optional.empty();
    }

    /** The floats of scratch a thread needs for it. */
    default int scratch() {
        return 0;
    }

    /** One result. */
    interface Result extends Access {
        /** The result. */
        Value y();

        @Override
        default List<Resource> writes() {
            return List.of(y());
        }
    }

    /** One result of one argument. */
    interface Unary extends Result {
        /** The argument. */
        Value x();

        @Override
        default List<Resource> reads() {
            return List.of(x());
        }
    }

    /** One result, the derivative for an argument. */
    interface Derivative extends Access {
        /** The derivative. */
        Value dX();

        @Override
        default List<Resource> writes() {
            return List.of(dX());
        }
    }

    /** A derivative of a parameter, added to the sums of a part of the batch. */
    interface Sums extends Access {
        /** The sums. */
        Region sums();

        /**
         * Whether it can write the first sums instead of adding to zeros. Where it is the first to
         * touch them, nobody has to zero them before, and it need not read what it adds to.
         */
        default boolean begins() {
            return false;
        }

        @Override
        default List<Resource> writes() {
            return List.of(sums());
        }
    }
}
