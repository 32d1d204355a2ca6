/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A convolutional network reads handwritten digits. */
module org.intaglio.samples.mnistcnn {
    requires org.intaglio.samples.support;
}
