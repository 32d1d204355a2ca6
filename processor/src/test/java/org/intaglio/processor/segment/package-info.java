/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A second device, written as another module would: it imports nothing but exported packages. The
 * tests of {@code golden} hold it to the bits of the processor.
 */
package org.intaglio.processor.segment;
