/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * How parameters start. A number depends on the seed, the parameter's path and its place, so
 * neither the order of layers nor another layer can change it.
 */
package org.intaglio.runtime.initializer;
