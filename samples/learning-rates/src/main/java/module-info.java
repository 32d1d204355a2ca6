/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Learning rates as functions of the step. */
module org.intaglio.samples.learningrates {
    requires org.intaglio.samples.support;
}
