/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A network with batch normalisation tells clothes apart. */
module org.intaglio.samples.fashionmnist {
    requires org.intaglio.samples.support;
}
