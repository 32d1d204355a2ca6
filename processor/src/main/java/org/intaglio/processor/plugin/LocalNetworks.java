/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.plugin;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.intaglio.NeuralNetwork;
import org.intaglio.processor.report.DiagnosticId;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Networks that are declared within a method, where no annotation processor looks. */
final class LocalNetworks extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final TypeElement outer;

    /** How many classes that are no members are around. */
    private int local;

    /** Of a class that stands by itself in a file, once javac has read all of it. */
    LocalNetworks(Trees trees, TypeElement outer) {
        this.trees = trees;
        this.outer = outer;
    }

    void report() {
        TreePath path = trees.getPath(outer);
        // A module has no class.
        if (path != null) {
            scan(path, null);
        }
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
        boolean member = isMember(getCurrentPath().getParentPath());
        if (!member) {
            local++;
        }
        if (local > 0) {
            for (AnnotationTree annotation : tree.getModifiers().getAnnotations()) {
                check(tree, annotation);
            }
        }
        super.visitClass(tree, null);
        if (!member) {
            local--;
        }
        return null;
    }

    private static boolean isMember(TreePath around) {
        return switch (around.getLeaf().getKind()) {
            case COMPILATION_UNIT, CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> true;
            default -> false;
        };
    }

    private void check(ClassTree tree, AnnotationTree annotation) {
        TreePath type = new TreePath(getCurrentPath(), annotation.getAnnotationType());
        if (trees.getTypeMirror(type) instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName()
                        .contentEquals(NeuralNetwork.class.getCanonicalName())) {
            TreeOrigin origin =
                    new TreeOrigin(trees, getCurrentPath().getCompilationUnit(), annotation);
            origin.print(
                    DiagnosticId.LOCAL_CLASS.at(
                            origin,
                            "'%s' is declared within the code of '%s', where annotation processors do not look"
                                    .formatted(tree.getSimpleName(), outer.getSimpleName()),
                            "Move it out: to a place of its own, or into '%1$s' as 'static class %2$s', whose model is '%1$s_%2$sModel'."
                                    .formatted(outer.getSimpleName(), tree.getSimpleName())));
        }
    }
}
