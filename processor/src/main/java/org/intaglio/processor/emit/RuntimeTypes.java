/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names; the processor does not depend on it. */
final class RuntimeTypes {
    private static final String ROOT = "org.intaglio.runtime";
    private static final String PROGRAM = ROOT + ".program";
    private static final String KERNEL = ROOT + ".kernel";

    static final ClassName MODEL = ClassName.get(ROOT, "Model");
    static final ClassName DEVICE = ClassName.get(ROOT, "Device");
    static final ClassName PARAMETER = ClassName.get(ROOT, "Parameter");
    static final ClassName SHAPE = ClassName.get(ROOT, "Shape");
    static final ClassName TENSOR = ClassName.get(ROOT, "Tensor");
    static final ClassName PROGRAM_TYPE = ClassName.get(PROGRAM, "Program");
    static final ClassName FRAME = ClassName.get(PROGRAM, "Frame");
    static final ClassName PLAN = ClassName.get(PROGRAM, "Plan");
    static final ClassName PHASE = ClassName.get(PROGRAM, "Phase");
    static final ClassName PHASE_KIND = PHASE.nestedClass("Kind");
    static final ClassName ARCHITECTURE = ClassName.get(PROGRAM, "Architecture");
    static final ClassName CUSTOM_CODE = ClassName.get(PROGRAM, "CustomCode");
    static final ClassName CATEGORIES = ClassName.get(PROGRAM, "Categories");
    static final ClassName AUGMENTATION = ClassName.get(PROGRAM, "Augmentation");
    static final ClassName OPERATIONS = operation("Operations");
    static final ClassName VALUE = operation("Value");
    static final ClassName GENERATED = ClassName.get(PROGRAM, "Generated");
    static final ClassName CONV_SHAPE = ClassName.get(KERNEL, "Conv2DShape");
    static final ClassName WINOGRAD_SHAPE = ClassName.get(KERNEL, "WinogradShape");
    static final ClassName PRODUCT_SHAPE =
            ClassName.get("org.intaglio.runtime.kernel", "ProductShape");
    static final ClassName DEPTHWISE_SHAPE = ClassName.get(KERNEL, "DepthwiseShape");
    static final ClassName POOL_SHAPE = ClassName.get(KERNEL, "Pool2DShape");
    static final ClassName AXIS_TAPS = ClassName.get(KERNEL, "AxisTaps");
    static final ClassName LOSS_FORM = ClassName.get(KERNEL, "LossKernels").nestedClass("Form");

    private RuntimeTypes() {}

    /** A class by which a program tells what it computes. */
    static ClassName operation(String name) {
        return ClassName.get(ROOT + ".operation", name);
    }
}
