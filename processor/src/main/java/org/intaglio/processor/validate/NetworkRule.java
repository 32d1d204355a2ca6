/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.report.Diagnostics;

/** A rule about layers in their places. */
interface NetworkRule {
    /** Reports what is wrong. The network may lack the layers of which no shape is known. */
    void check(ShapedNetwork network, Diagnostics diagnostics);
}
