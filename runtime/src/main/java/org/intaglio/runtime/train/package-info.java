/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What a training is made of: optimizers, metrics, callbacks. */
package org.intaglio.runtime.train;
