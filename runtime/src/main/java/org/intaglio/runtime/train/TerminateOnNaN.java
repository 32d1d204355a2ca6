/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

/** See {@link Callback#terminateOnNaN}. */
final class TerminateOnNaN implements Callback {
    @Override
    public boolean handlesNaN() {
        return true;
    }

    @Override
    public void batchEnd(Context context) {
        if (!Double.isFinite(context.value("loss"))) {
            context.stop();
        }
    }
}
