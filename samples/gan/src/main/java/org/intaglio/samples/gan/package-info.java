/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A generative adversarial network: start at {@code Generator}, then {@code Duel}. */
package org.intaglio.samples.gan;
