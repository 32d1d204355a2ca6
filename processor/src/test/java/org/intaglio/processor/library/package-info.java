/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Layers of users' own, as a jar would hold them: tests find them as class files. */
package org.intaglio.processor.library;
