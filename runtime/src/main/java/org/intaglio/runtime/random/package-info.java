/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Random numbers that depend on a seed, a named stream and a counter, and on nothing else. */
package org.intaglio.runtime.random;
