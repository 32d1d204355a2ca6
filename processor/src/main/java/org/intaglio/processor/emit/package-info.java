/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Writes Java source; the only package that knows JavaPoet. */
package org.intaglio.processor.emit;
