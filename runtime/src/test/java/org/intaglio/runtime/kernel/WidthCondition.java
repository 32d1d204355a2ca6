/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.vector.VectorKernels;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips the tests where the build asks for vectors that this machine does not have: it runs those
 * of the kernels at every width. Found by JUnit through {@code META-INF/services}.
 */
public final class WidthCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Boolean.getBoolean("intaglio.vector.optional")) {
            return ConditionEvaluationResult.enabled("nobody asks for a width");
        }
        return VectorKernels.widthProblem()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("a width that there is"));
    }
}
