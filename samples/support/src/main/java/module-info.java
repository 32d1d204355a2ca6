/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** What the samples share and the core does not need: command lines, charts, rendered digits. */
module org.intaglio.samples.support {
    requires transitive org.intaglio.runtime;
    requires transitive java.desktop;
    requires xchart;

    exports org.intaglio.samples.support;
}
