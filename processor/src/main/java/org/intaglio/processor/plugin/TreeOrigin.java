/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.plugin;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Origin;
import org.intaglio.processor.report.MessageFormat;

import javax.tools.Diagnostic.Kind;

/**
 * A place as javac has parsed it.
 *
 * @param trees javac's
 * @param unit the file
 * @param tree where in it
 */
record TreeOrigin(Trees trees, CompilationUnitTree unit, Tree tree) implements Origin {
    /** The plugin points at what it has found, and at nothing in it. */
    @Override
    public Origin at(String attribute) {
        return this;
    }

    /** Prints an error here. */
    void print(Diagnostic diagnostic) {
        trees.printMessage(Kind.ERROR, MessageFormat.format(diagnostic), tree, unit);
    }
}
