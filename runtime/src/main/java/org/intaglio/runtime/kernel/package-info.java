/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The operations that generated code calls.
 *
 * <p>Conventions of every method: tensors are {@code float[]} with an offset ({@code x}, {@code
 * xAt}), row-major, channels last, samples one after the other; a {@code dX} is the derivative of
 * the loss for {@code X}. Inputs and outputs do not overlap unless a method says that they may be
 * the same place. Nothing allocates. Sizes are trusted: the compiler has checked them. The order of
 * every sum depends on the arguments only, so that the same call gives the same bits on every
 * thread.
 *
 * <p>Symbols: B batch, n samples of a slice, H W C height width channels, F filters, M N K for
 * products.
 */
package org.intaglio.runtime.kernel;
