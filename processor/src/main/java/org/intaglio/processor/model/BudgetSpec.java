/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An {@link org.intaglio.Budget}; 0 is no limit.
 *
 * @param parameters the most parameters
 * @param multiplyAdds the most multiply-adds for a prediction
 * @param predictionBytes the most bytes for predictions by one thread
 * @param trainingBytesPerSample the most bytes for a sample of a batch
 * @param origin the annotation
 */
public record BudgetSpec(
        long parameters,
        long multiplyAdds,
        long predictionBytes,
        long trainingBytesPerSample,
        Origin origin) {
    /** No limits. */
    public static final BudgetSpec NONE = new BudgetSpec(0, 0, 0, 0, Origin.NONE);

    /** What is limited, by attribute, in the order of the annotation. */
    public Map<String, Long> limits() {
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put("parameters", parameters);
        limits.put("multiplyAdds", multiplyAdds);
        limits.put("predictionBytes", predictionBytes);
        limits.put("trainingBytesPerSample", trainingBytesPerSample);
        limits.values().removeIf(limit -> limit == 0);
        return limits;
    }
}
