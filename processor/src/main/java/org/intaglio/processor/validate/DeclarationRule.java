/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.LayerNode;
import org.intaglio.processor.report.Diagnostics;

/** A rule about what one layer says, whatever it reads. */
interface DeclarationRule {
    /** Reports what is wrong. */
    void check(LayerNode node, Diagnostics diagnostics);
}
