/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.plugin;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;

import org.intaglio.NeuralNetwork;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import javax.tools.JavaFileObject;

/** Started by {@code GuardedPlugin} in a javac that is new enough. */
public final class MistakesPlugin implements Plugin {
    /** For {@code GuardedPlugin}. */
    public MistakesPlugin() {}

    @Override
    public String getName() {
        return "IntaglioMistakes";
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new Listener(task));
    }

    private static final class Listener implements TaskListener {
        private static final String NETWORK = NeuralNetwork.class.getSimpleName();

        private final JavacTask task;

        /** The files in which the annotation's name stands: no other is looked at again. */
        private final Set<JavaFileObject> files = new HashSet<>();

        Listener(JavacTask task) {
            this.task = task;
        }

        @Override
        public void finished(TaskEvent event) {
            CompilationUnitTree unit = event.getCompilationUnit();
            switch (event.getKind()) {
                case PARSE -> {
                    if (mayDeclareNetworks(unit.getSourceFile())) {
                        files.add(unit.getSourceFile());
                    }
                }
                // Every annotation of a member is read, and no processor has run.
                case ENTER -> {
                    if (files.contains(unit.getSourceFile())) {
                        new AnnotationMistakes(Trees.instance(task), unit).report();
                    }
                }
                // Now those within methods are read, too.
                case ANALYZE -> {
                    if (files.contains(unit.getSourceFile())) {
                        new LocalNetworks(Trees.instance(task), event.getTypeElement()).report();
                    }
                }
                default -> {}
            }
        }

        /** javac keeps the text while there is memory; this costs less than to walk the tree. */
        private static boolean mayDeclareNetworks(JavaFileObject file) {
            try {
                return file.getCharContent(true).toString().contains(NETWORK);
            } catch (IOException unreadable) {
                // It was read a moment ago, and the tree is there.
                return true;
            }
        }
    }
}
