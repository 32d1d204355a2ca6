/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Transfer of what was learned: start at {@code Strokes}, then {@code Main}. */
package org.intaglio.samples.transfer;
