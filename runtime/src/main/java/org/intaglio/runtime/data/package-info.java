/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Where samples come from: arrays ({@link org.intaglio.runtime.data.Samples}), streams ({@link
 * org.intaglio.runtime.data.SampleStream}), IDX files ({@link org.intaglio.runtime.data.Idx}) and
 * the well-known sets of images ({@link org.intaglio.runtime.data.Datasets}).
 */
package org.intaglio.runtime.data;
