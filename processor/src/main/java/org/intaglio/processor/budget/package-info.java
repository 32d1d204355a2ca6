/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Whether a network costs no more than it may, and what to change if it does. The last pass before
 * source is written: only then is its memory known.
 */
package org.intaglio.processor.budget;
