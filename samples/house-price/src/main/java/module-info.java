/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Two inputs merged into one regression. */
module org.intaglio.samples.houseprice {
    requires org.intaglio.samples.support;
}
