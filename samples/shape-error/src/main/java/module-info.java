/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** A network that does not compile, and what javac says about it. */
module org.intaglio.samples.shapeerror {
    requires java.compiler;
}
