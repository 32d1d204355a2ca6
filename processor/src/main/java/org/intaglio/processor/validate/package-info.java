/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What a network must keep to, beyond names and shapes: one class a rule. */
package org.intaglio.processor.validate;
