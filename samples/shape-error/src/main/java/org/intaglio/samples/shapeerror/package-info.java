/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A network that does not compile: its source is a resource, {@code Main} shows it to javac. */
package org.intaglio.samples.shapeerror;
