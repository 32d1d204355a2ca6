/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.validate;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.report.Diagnostics;

/** The rules that need nothing but what was written, in their order. */
public final class DeclarationRules {
    private DeclarationRules() {}

    /** Applies all of them. */
    public static void check(NetworkSpec spec, Diagnostics diagnostics) {}
}
