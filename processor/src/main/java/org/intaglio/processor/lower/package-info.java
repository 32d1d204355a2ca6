/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * How this CPU computes a graph: instructions, each a call of a kernel or two, in the forms that
 * suit it (transposes, parts of a batch, Winograd's algorithm, pooling within a convolution).
 * {@link org.intaglio.processor.lower.Lowering} makes them, {@link
 * org.intaglio.processor.lower.Peephole}s improve them. It knows nothing of the code that is
 * written in the end.
 */
package org.intaglio.processor.lower;
