/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Single kernels, measured by JMH through the interfaces that generated code calls. One class a
 * family; {@code KernelBenchmarks} runs them and prints a table.
 */
package org.intaglio.benchmarks.kernel;
