/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

import java.util.LinkedHashMap;
import java.util.Map;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** The text as javac has parsed it. No other class of the passes knows that there is a javac. */
final class JavacSource implements SourceText {
    private final Trees trees;

    JavacSource(ProcessingEnvironment environment) {
        this.trees = Trees.instance(environment);
    }

    @Override
    public Map<String, String> arguments(Element element, AnnotationMirror annotation) {
        Map<String, String> texts = new LinkedHashMap<>();
        TreePath path = trees.getPath(element, annotation);
        // A class file has no source.
        if (path != null && path.getLeaf() instanceof AnnotationTree tree) {
            collect("", tree, texts);
        }
        return texts;
    }

    private static void collect(String prefix, AnnotationTree tree, Map<String, String> texts) {
        for (ExpressionTree argument : tree.getArguments()) {
            String name = "value";
            ExpressionTree value = argument;
            if (argument instanceof AssignmentTree assignment) {
                name = assignment.getVariable().toString();
                value = assignment.getExpression();
            }
            texts.put(prefix + name, value.toString());
            if (value instanceof AnnotationTree nested) {
                collect(prefix + name + ".", nested, texts);
            }
        }
    }
}
