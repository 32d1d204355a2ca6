/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Texts: start at {@code Lstm} and {@code Transformer}, then {@code Main}. */
package org.intaglio.samples.sequences;
