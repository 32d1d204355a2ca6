/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What the samples share: command lines, images to train on, reports as text and pictures. */
package org.intaglio.samples.support;
