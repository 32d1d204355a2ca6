/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Elements of the Java compiler in, a {@link org.intaglio.processor.model.NetworkSpec} out. No
 * other pass sees the compiler's model; every value keeps the place where it was written.
 */
package org.intaglio.processor.read;
