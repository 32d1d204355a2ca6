/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Losses written once, as arithmetic: {@link org.intaglio.runtime.expression.Expression} is what
 * they are written with, and the derivative is found from it.
 */
package org.intaglio.runtime.expression;
