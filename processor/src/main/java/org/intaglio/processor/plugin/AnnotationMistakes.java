/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.plugin;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.intaglio.NeuralNetwork;
import org.intaglio.layer.Dense;
import org.intaglio.processor.report.UnknownNames;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Mistakes in our annotations, where javac has asked no processor: a value that is no constant of
 * the enum, or a name that the annotation does not have. javac has reported each at its place; what
 * is added is what we know.
 */
final class AnnotationMistakes extends TreePathScanner<Void, Void> {
    private static final Set<String> OURS =
            Set.of(NeuralNetwork.class.getPackageName(), Dense.class.getPackageName());

    private final Trees trees;
    private final CompilationUnitTree unit;

    AnnotationMistakes(Trees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
    }

    void report() {
        scan(new TreePath(unit), null);
    }

    /** Members only: javac has not yet looked into what methods do. */
    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
        return null;
    }

    @Override
    public Void visitBlock(BlockTree tree, Void nothing) {
        return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
        return scan(tree.getModifiers(), null);
    }

    @Override
    public Void visitAnnotation(AnnotationTree tree, Void nothing) {
        check("", getCurrentPath());
        return null;
    }

    /**
     * @param prefix the place of a nested annotation in the outer one: {@code kernelInitializer.}
     */
    private void check(String prefix, TreePath path) {
        AnnotationTree tree = (AnnotationTree) path.getLeaf();
        TypeElement annotation = typeOf(new TreePath(path, tree.getAnnotationType()));
        if (annotation == null || !isOurs(annotation)) {
            return;
        }
        if (annotation.getKind() != ElementKind.ANNOTATION_TYPE) {
            TreeOrigin origin = new TreeOrigin(trees, unit, tree.getAnnotationType());
            origin.print(UnknownNames.noAnnotation(origin, annotation.getSimpleName().toString()));
            return;
        }
        Map<String, ExecutableElement> attributes = new LinkedHashMap<>();
        for (ExecutableElement method : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
            attributes.put(method.getSimpleName().toString(), method);
        }
        for (ExpressionTree argument : tree.getArguments()) {
            TreePath at = new TreePath(path, argument);
            String name = "value";
            Tree place = argument;
            if (argument instanceof AssignmentTree assignment) {
                at = new TreePath(at, assignment.getExpression());
                place = assignment.getVariable();
                name = place.toString();
            }
            if (attributes.containsKey(name)) {
                value(prefix + name, at, attributes.get(name).getReturnType());
            } else {
                unknownName(name, place, annotation, attributes.keySet());
            }
        }
    }

    private static boolean isOurs(TypeElement annotation) {
        return annotation.getEnclosingElement() instanceof PackageElement around
                && OURS.contains(around.getQualifiedName().toString());
    }

    private void unknownName(
            String name, Tree place, TypeElement annotation, Collection<String> known) {
        TreeOrigin origin = new TreeOrigin(trees, unit, place);
        origin.print(
                UnknownNames.attribute(
                        origin, annotation.getSimpleName().toString(), name, List.copyOf(known)));
    }

    private void value(String name, TreePath value, TypeMirror wanted) {
        if (value.getLeaf() instanceof AnnotationTree) {
            check(name + ".", value);
        } else if (wanted instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement type
                && type.getKind() == ElementKind.ENUM) {
            constant(name, value, type);
        }
    }

    private void constant(String path, TreePath value, TypeElement type) {
        if (trees.getTypeMirror(value) == null || isConstant(value, type)) {
            return;
        }
        TreeOrigin origin = new TreeOrigin(trees, unit, value.getLeaf());
        origin.print(
                UnknownNames.constant(
                        origin,
                        path,
                        value.getLeaf().toString(),
                        type.getQualifiedName().toString(),
                        type.getEnclosedElements().stream()
                                .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
                                .map(e -> e.getSimpleName().toString())
                                .toList()));
    }

    private boolean isConstant(TreePath value, TypeElement type) {
        if (value.getLeaf() instanceof ParenthesizedTree parentheses) {
            return isConstant(new TreePath(value, parentheses.getExpression()), type);
        }
        if (!(value.getLeaf() instanceof IdentifierTree
                || value.getLeaf() instanceof MemberSelectTree)) {
            return false;
        }
        Element element = trees.getElement(value);
        return element != null
                && element.getKind() == ElementKind.ENUM_CONSTANT
                && element.getEnclosingElement().equals(type);
    }

    private TypeElement typeOf(TreePath path) {
        TypeMirror type = trees.getTypeMirror(path);
        return type instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                ? element
                : null;
    }
}
