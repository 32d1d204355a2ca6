/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Images as sixteen numbers, and back. */
module org.intaglio.samples.autoencoder {
    requires org.intaglio.samples.support;
}
