/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A layer, a loss, a metric and a callback of one's own. */
module org.intaglio.samples.ownparts {
    requires org.intaglio.samples.support;
}
