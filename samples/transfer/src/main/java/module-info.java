/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What was learned of some digits helps to learn others. */
module org.intaglio.samples.transfer {
    requires org.intaglio.samples.support;
}
