/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What trainings, evaluations and predictions do on any device: epochs, batches, metrics,
 * callbacks, checks. Not exported.
 */
package org.intaglio.runtime.engine;
