/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** How fast networks train and predict here, and what this machine could do at most. */
module org.intaglio.samples.throughput {
    requires transitive org.intaglio.runtime;
    requires jdk.incubator.vector;
    requires jdk.management;

    exports org.intaglio.samples.throughput;
    exports org.intaglio.samples.throughput.network;
}
