/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Every example of four Keras tutorials, in their order: {@code Lesson}, {@code Introduction},
 * {@code Chapter}, {@code Article}. The networks are in classes of their own.
 */
package org.intaglio.samples.tutorials;
