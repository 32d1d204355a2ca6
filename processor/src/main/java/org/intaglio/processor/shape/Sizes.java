/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.shape;

import java.util.List;

/** Products of sizes which the user may have written far too large. */
final class Sizes {
    private Sizes() {}

    /** The product of positive numbers, {@link Long#MAX_VALUE} if it exceeds a long. */
    static long product(List<? extends Number> factors) {
        long product = 1;
        for (Number number : factors) {
            long factor = number.longValue();
            if (Math.multiplyHigh(product, factor) != 0 || product * factor < 0) {
                return Long.MAX_VALUE;
            }
            product *= factor;
        }
        return product;
    }
}
