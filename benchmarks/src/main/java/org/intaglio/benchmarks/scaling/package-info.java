/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * How cost grows with the size of a batch, the width and the depth of a network, and threads: start
 * at {@code Scaling}.
 */
package org.intaglio.benchmarks.scaling;
