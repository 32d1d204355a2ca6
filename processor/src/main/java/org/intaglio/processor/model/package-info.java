/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What a declaration says, as immutable data. Nothing here, nor in {@code shape}, knows of {@code
 * javac}: an importer or a test builds the same records by hand.
 */
package org.intaglio.processor.model;
