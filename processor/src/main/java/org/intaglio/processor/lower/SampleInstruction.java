/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.lower;

/** Instructions that run slice by slice, each sample for itself. */
public sealed interface SampleInstruction extends Instruction
        permits Forward, Moments, ResidualProduct, SumShares, SumAll, Direct, Backward, Loop {}
