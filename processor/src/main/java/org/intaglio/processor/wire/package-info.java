/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Names in, edges out: which layer reads which, in what order, and what the outputs are. Networks
 * that fields use are inlined: no later pass knows of them.
 */
package org.intaglio.processor.wire;
