/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Learning rates compared: start at {@code Schedules}, then {@code Main}. */
package org.intaglio.samples.learningrates;
