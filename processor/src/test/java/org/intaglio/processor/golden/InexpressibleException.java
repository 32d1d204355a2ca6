/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

/** Thrown for a case that uses what the language or the runtime does not have yet. */
final class InexpressibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InexpressibleException(String reason) {
        super(reason);
    }
}
