/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** Runs generated networks: the training loop, data, and kernels for the CPU. */
module org.intaglio.runtime {
    // Not even "requires static" for jdk.incubator.vector: javac would warn every user of an
    // incubating
    // module. The build adds the edge to compile, KernelProvider adds it at run time.
    requires transitive org.intaglio.annotations;

    exports org.intaglio.runtime;
    exports org.intaglio.runtime.data;
    exports org.intaglio.runtime.device;
    exports org.intaglio.runtime.expression;
    exports org.intaglio.runtime.kernel;
    exports org.intaglio.runtime.operation;
    exports org.intaglio.runtime.program;
    exports org.intaglio.runtime.random;
    exports org.intaglio.runtime.train;
}
