/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The processor as a device: threads, arrays, the phases of a step. The only package in which the
 * weights of a model are a live {@code float[]}; the rest of the runtime knows it by the interfaces
 * of {@link org.intaglio.runtime.device}, as it knows the devices of other modules, and only {@link
 * org.intaglio.runtime.Device} names it. Not exported.
 */
package org.intaglio.runtime.engine.cpu;
