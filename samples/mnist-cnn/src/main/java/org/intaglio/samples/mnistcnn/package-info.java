/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A convolutional network reads handwritten digits: start at {@code MnistCnn}, then {@code Main}.
 */
package org.intaglio.samples.mnistcnn;
