/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Everything of one's own: start at {@code Demand}, then {@code Main}. */
package org.intaglio.samples.ownparts;
