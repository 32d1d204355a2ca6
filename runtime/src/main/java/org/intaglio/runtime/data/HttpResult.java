/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

/** How a download ended. */
sealed interface HttpResult {
    /** The file is whole, as far as the server says. */
    record Complete() implements HttpResult {}

    /** The connection ended before the file did; what came is kept, another attempt may resume. */
    record BrokenOff(String why) implements HttpResult {}

    /** The server will not give the file; no use asking again. */
    record Refused(String why) implements HttpResult {}
}
