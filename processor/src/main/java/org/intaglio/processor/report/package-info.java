/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What the compiler says to its user, and how: ids, the collection of diagnostics, their layout.
 */
package org.intaglio.processor.report;
