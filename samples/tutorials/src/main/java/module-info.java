/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Every example of four Keras tutorials. */
module org.intaglio.samples.tutorials {
    requires org.intaglio.samples.support;
}
