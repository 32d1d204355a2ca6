/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What layers that change images at random do to a picture. */
module org.intaglio.samples.augmentation {
    requires org.intaglio.samples.support;
}
