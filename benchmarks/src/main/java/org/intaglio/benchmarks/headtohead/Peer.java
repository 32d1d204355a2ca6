/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import org.intaglio.benchmarks.UsageException;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A library and a way to use it.
 *
 * @param name what to type
 * @param tasks what it takes part in
 * @param launcher how it is started
 */
record Peer(String name, Set<Task> tasks, Launcher launcher) {
    private static final Set<Task> NETWORKS = EnumSet.of(Task.TRAIN, Task.ONE, Task.MANY);
    private static final Set<Task> EVERYTHING = EnumSet.allOf(Task.class);

    /**
     * What the peers are compared with: with the flags that docs/performance.md recommends, 512-bit
     * vectors wherever the processor has them, arrays on cache lines, the second compiler soon.
     */
    static final Peer OURS =
            new Peer(
                    "intaglio",
                    EVERYTHING,
                    new Launcher.Own(
                            List.of(
                                    "-XX:UseAVX=3",
                                    "-XX:ObjectAlignmentInBytes=64",
                                    "-XX:Tier4InvocationThreshold=1000",
                                    "-XX:Tier4MinInvocationThreshold=100",
                                    "-XX:Tier4CompileThreshold=2000")));

    private static final List<Peer> ALL =
            List.of(
                    OURS,
                    new Peer("intaglio-default", EVERYTHING, new Launcher.Own(List.of())),
                    python("keras-tensorflow", NETWORKS, "keras_peer", "tensorflow"),
                    python("keras-jax", NETWORKS, "keras_peer", "jax"),
                    python("jax", NETWORKS, "jax_peer", "jit"),
                    python("pytorch", EVERYTHING, "torch_peer", "eager"),
                    python("pytorch-compile", NETWORKS, "torch_peer", "compile"),
                    java("tensorflow-java", "tensorflow"),
                    java("djl", "djl"),
                    java("deeplearning4j", "deeplearning4j"));

    private static Peer python(String name, Set<Task> tasks, String script, String variant) {
        return new Peer(name, tasks, new Launcher.Python(script, variant));
    }

    private static Peer java(String name, String module) {
        return new Peer(name, NETWORKS, new Launcher.Java(module));
    }

    /** Whether it is this library. */
    boolean own() {
        return launcher instanceof Launcher.Own;
    }

    /** All, in the order of the table. */
    static List<Peer> all() {
        return ALL;
    }

    /** Those of these names, in the order of the table. */
    static List<Peer> named(List<String> names) {
        for (String name : names) {
            if (ALL.stream().noneMatch(peer -> peer.name.equals(name))) {
                throw new UsageException(
                        "there is no peer '%s'; there are %s"
                                .formatted(
                                        name,
                                        String.join(", ", ALL.stream().map(Peer::name).toList())));
            }
        }
        return ALL.stream().filter(peer -> names.contains(peer.name)).toList();
    }
}
