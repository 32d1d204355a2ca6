/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** An autoencoder: start at {@code Autoencoder}, then {@code Main}. */
package org.intaglio.samples.autoencoder;
