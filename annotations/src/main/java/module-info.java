/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/** The declaration language of Intaglio: annotations and the enums they use. */
module org.intaglio.annotations {
    exports org.intaglio;
    exports org.intaglio.layer;
}
