/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Overfitting and two ways against it: start at {@code Plain}, then {@code Main}. */
package org.intaglio.samples.regularization;
