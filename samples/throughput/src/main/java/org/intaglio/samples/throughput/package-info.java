/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * How fast networks train and predict on this machine, beside the most that it could compute: start
 * at {@code Main}. The benchmarks use the same workloads, the same count of operations and the same
 * peak.
 */
package org.intaglio.samples.throughput;
