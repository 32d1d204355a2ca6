/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Fully connected layers read handwritten digits: start at {@code MnistMlp}, then {@code Main}. */
package org.intaglio.samples.mnistmlp;
