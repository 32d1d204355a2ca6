/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What fits a network's inputs and targets, and the words for what does not: the same for arrays,
 * tensors, data sets, streams, batches and predictions. Not exported.
 */
package org.intaglio.runtime.check;
