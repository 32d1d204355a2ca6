/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The compiler: an annotation processor. {@link org.intaglio.processor.Passes} lists its passes in
 * their order; each kind has a package of its own.
 */
package org.intaglio.processor;
