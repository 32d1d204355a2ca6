/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Two inputs, merged: start at {@code HousePrice}, then {@code Main}. */
package org.intaglio.samples.houseprice;
