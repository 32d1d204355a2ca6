/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Diagnostic.Severity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what all passes have to say about one network, so that one run reports everything; and
 * remembers which layers are broken, so that what depends on them is not reported again.
 */
public final class Diagnostics {
    private final List<Diagnostic> all = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private boolean mayYetBeKnown;

    /** Adds a diagnostic; not a mere warning of what is declared, and warned of, elsewhere. */
    public void add(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.ERROR || !diagnostic.origin().isInlined()) {
            all.add(diagnostic);
        }
    }

    /** Adds a diagnostic after which nothing can be said of a layer's shape. */
    public void addBreaking(String layer, Diagnostic diagnostic) {
        add(diagnostic);
        markBroken(layer);
    }

    /** Nothing can be said of this layer's shape. */
    public void markBroken(String layer) {
        broken.add(layer);
    }

    /** A value is unknown now, but another processor may generate the constant that it names. */
    public void mayYetBeKnown() {
        mayYetBeKnown = true;
    }

    /** Whether it is worth while to read the declaration again in the next round. */
    public boolean isWorthAnotherRound() {
        return mayYetBeKnown;
    }

    /** Whether nothing can be said of a layer's shape. */
    public boolean isBroken(String layer) {
        return broken.contains(layer);
    }

    /** Whether there is one of this kind. */
    public boolean has(DiagnosticId id) {
        return all.stream().anyMatch(d -> d.id().equals(id.id()));
    }

    /** Whether the model may not be generated: whoever gets a stub is told why. */
    public boolean preventGeneration() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Everything that was added, in that order. */
    public List<Diagnostic> all() {
        return Collections.unmodifiableList(all);
    }
}
