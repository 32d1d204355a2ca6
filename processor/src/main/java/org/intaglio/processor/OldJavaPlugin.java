/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;

import javax.tools.Diagnostic;

/**
 * Says what Java is needed in a javac that is too old, before it has read any class of ours.
 *
 * <p>{@link GuardedProcessor} would come too late there: an import of a class which that javac
 * cannot read ends the compilation before annotation processing. A javac from 17 on starts this
 * plugin by itself, wherever the processor is; the error after parsing the first file leaves
 * nothing for it to do but stop. Compiled for an old Java, as the other class is.
 */
public final class OldJavaPlugin implements Plugin {
    private boolean told;

    /** For javac. */
    public OldJavaPlugin() {}

    @Override
    public String getName() {
        return "IntaglioOldJava";
    }

    @Override
    public boolean autoStart() {
        return GuardedProcessor.isOldJvm();
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        if (!GuardedProcessor.isOldJvm()) {
            return;
        }
        task.addTaskListener(
                new TaskListener() {
                    @Override
                    public void finished(TaskEvent event) {
                        if (!told && event.getKind() == TaskEvent.Kind.PARSE) {
                            told = true;
                            Trees.instance(task)
                                    .printMessage(
                                            Diagnostic.Kind.ERROR,
                                            GuardedProcessor.oldJvm(),
                                            event.getCompilationUnit(),
                                            event.getCompilationUnit());
                        }
                    }
                });
    }
}
