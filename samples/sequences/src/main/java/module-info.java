/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Opinions read by a mean of words, an LSTM and a transformer. */
module org.intaglio.samples.sequences {
    requires org.intaglio.samples.support;
}
