/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/**
 * What this CPU does: a call of a kernel, or a few. Which of the sub-interfaces it belongs to says
 * when it runs.
 *
 * <p>Names of components: x argument, y result, dX and dY derivatives of the loss for them.
 */
public sealed interface Instruction extends Access permits SampleInstruction, StepInstruction {}
