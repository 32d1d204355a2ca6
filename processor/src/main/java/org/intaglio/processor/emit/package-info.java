/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Java source out of a network; JavaPoet lives here and nowhere else. */
package org.intaglio.processor.emit;
