/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Executes programs: threads, buffers, training steps, predictions. Not exported. */
package org.intaglio.runtime.engine;
