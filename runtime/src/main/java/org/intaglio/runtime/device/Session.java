/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.device;

/**
 * What a device has ready for one training or evaluation. For one thread at a time. To be closed.
 */
public interface Session extends AutoCloseable {
    /** Its training steps; the same object in every call. What they need is made in the first. */
    Steps steps();

    /** Its evaluations; the same object in every call. What they need is made in the first. */
    Evaluations evaluations();

    /** Gives back threads and memory; the weights stay. */
    @Override
    void close();
}
