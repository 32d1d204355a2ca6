/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** The networks that are measured. Public, because other modules measure them too. */
package org.intaglio.samples.throughput.network;
