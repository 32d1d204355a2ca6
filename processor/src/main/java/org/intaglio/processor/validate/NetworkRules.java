/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;

/** The rules that need wiring and shapes, in their order. */
public final class NetworkRules {
    private NetworkRules() {}

    /** Applies all of them. The network may lack the layers of which no shape is known. */
    public static void check(ShapedNetwork network, Diagnostics diagnostics) {}
}
