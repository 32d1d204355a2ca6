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
import org.intaglio.processor.report.Bug;

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

        private final Set<CompilationUnitTree> seen = new HashSet<>();

        /** Whether javac asks annotation processors. It may not, because of what it has found. */
        private boolean asked;

        Listener(JavacTask task) {
            this.task = task;
        }

        /** Before the first class is analyzed, all that is wrong in annotations is reported. */
        @Override
        public void started(TaskEvent event) {
            switch (event.getKind()) {
                case ANNOTATION_PROCESSING_ROUND -> asked = true;
                case ANALYZE -> {
                    CompilationUnitTree unit = event.getCompilationUnit();
                    if (!asked && mayDeclareNetworks(unit) && seen.add(unit)) {
                        guarded(unit, () -> new AnnotationMistakes(trees(), unit).report());
                    }
                }
                default -> {}
            }
        }

        @Override
        public void finished(TaskEvent event) {
            switch (event.getKind()) {
                case PARSE -> {
                    JavaFileObject file = event.getSourceFile();
                    if (mayDeclareNetworks(file)) {
                        files.add(file);
                    }
                }
                // Annotations within methods are read only now.
                case ANALYZE -> {
                    if (mayDeclareNetworks(event.getCompilationUnit())) {
                        guarded(
                                event.getCompilationUnit(),
                                () -> new LocalNetworks(trees(), event.getTypeElement()).report());
                    }
                }
                default -> {}
            }
        }

        private Trees trees() {
            return Trees.instance(task);
        }

        /** A bug of ours must not end javac. */
        private void guarded(CompilationUnitTree unit, Runnable search) {
            try {
                search.run();
            } catch (RuntimeException bug) {
                TreeOrigin origin = new TreeOrigin(trees(), unit, unit);
                origin.print(Bug.at(origin, "look for mistakes in this file", bug));
            }
        }

        private boolean mayDeclareNetworks(CompilationUnitTree unit) {
            return files.contains(unit.getSourceFile());
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
