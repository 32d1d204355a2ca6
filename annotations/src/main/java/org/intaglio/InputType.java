/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

/** What an input holds. */
public enum InputType {
    /** Numbers. */
    NUMBER,
    /** Places in a table, whole numbers from 0 to below {@link Input#below}: for an Embedding. */
    INDEX
}
