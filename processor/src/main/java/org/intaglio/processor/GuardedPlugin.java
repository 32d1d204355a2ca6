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
 * What javac starts by itself, wherever it finds the processor: says what Java is needed in a javac
 * that is too old, before it has read any class of ours, and else is the plugin of {@code
 * org.intaglio.processor.plugin}.
 *
 * <p>{@link GuardedProcessor} would come too late in an old javac: an import of a class which that
 * javac cannot read ends the compilation before annotation processing. Here the error after parsing
 * the first file leaves nothing for it to do but stop. Compiled for an old Java, as the other class
 * is.
 */
public final class GuardedPlugin implements Plugin {
    private static final String PLUGIN = "org.intaglio.processor.plugin.MistakesPlugin";

    private boolean told;

    /** For javac. */
    public GuardedPlugin() {}

    @Override
    public String getName() {
        return "Intaglio";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    /**
     * For javac.
     *
     * @throws IllegalStateException if the jar of the processor is incomplete
     */
    @Override
    public void init(JavacTask task, String... arguments) {
        if (GuardedProcessor.isOldJvm()) {
            tellAfterParsing(task);
        } else {
            load().init(task, arguments);
        }
    }

    private static Plugin load() {
        try {
            return Class.forName(PLUGIN)
                    .asSubclass(Plugin.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create " + PLUGIN, e);
        }
    }

    private void tellAfterParsing(JavacTask task) {
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
