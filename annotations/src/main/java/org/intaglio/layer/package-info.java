/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** One annotation for each kind of layer, with the names and the defaults that Keras uses. */
package org.intaglio.layer;
