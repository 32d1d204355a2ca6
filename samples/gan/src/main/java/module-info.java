/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A network that makes digits, and one that tells them from real ones. */
module org.intaglio.samples.gan {
    requires org.intaglio.samples.support;
}
