/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.operation;

/**
 * Between what a number is drawn anew for each image in training, and what it is at rest.
 *
 * @param from the least
 * @param to the greatest, itself left out
 * @param rest what it is in prediction and evaluation
 */
public record Range(float from, float to, float rest) {}
