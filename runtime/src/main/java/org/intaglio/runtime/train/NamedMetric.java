/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.program.Architecture;

/**
 * A metric that has a name and a choice of function.
 *
 * @param name what it is reported as
 * @param choice the function for an output
 */
record NamedMetric(
        String name, java.util.function.Function<Architecture.Output, Metric.Function> choice)
        implements Metric {
    NamedMetric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
    }

    @Override
    public Metric.Function function(Architecture.Output output) {
        return choice.apply(output);
    }

    @Override
    public String toString() {
        return name;
    }
}
