/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

/** Why a peer is left out of a workload, in one line. */
final class PeerFailure extends Exception {
    private static final long serialVersionUID = 1;

    PeerFailure(String reason) {
        super(reason);
    }
}
