/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** TensorFlow-Java as a peer: a training step is one run of a graph. */
package org.intaglio.peers.tensorflow;
