/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Nothing, dropout and L2 on data that are easy to overfit. */
module org.intaglio.samples.regularization {
    requires org.intaglio.samples.support;
}
