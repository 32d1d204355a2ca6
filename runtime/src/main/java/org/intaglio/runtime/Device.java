/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.engine.Threads;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.kernel.Kernels;

import java.util.Objects;

/** Where a network runs: which implementation of the operations its code calls. */
public final class Device {
    private final Kernels kernels;

    private Device(Kernels kernels) {
        this.kernels = kernels;
    }

    /** The best device there is; the choice and its reason are logged once. */
    public static Device auto() {
        return cpu();
    }

    /** The processor, with vector instructions if {@code jdk.incubator.vector} is there. */
    public static Device cpu() {
        return new Device(KernelProvider.selected());
    }

    /** The processor, without vector instructions. */
    public static Device scalar() {
        return new Device(KernelProvider.scalar());
    }

    /**
     * The processor, with vector instructions.
     *
     * @throws IllegalStateException if this Java has none: {@code --add-modules
     *     jdk.incubator.vector} is missing
     */
    public static Device vector() {
        return new Device(KernelProvider.vector());
    }

    /** The processor, with kernels of one's own. */
    public static Device of(Kernels kernels) {
        Objects.requireNonNull(kernels, "kernels");
        return new Device(kernels);
    }

    /**
     * Ends the threads that wait for the next training or prediction, of whatever device; they are
     * started again when they are needed. Without this call they end when nobody has needed them
     * for half a minute. For applications that are unloaded while the Java machine goes on: when
     * this returns, no thread of this library is left but those that work now and those of a {@link
     * Trainer} that has not been closed.
     */
    public static void releaseThreads() {
        Threads.release();
    }

    /** {@code scalar} or {@code vector}. */
    public String name() {
        return kernels.name();
    }

    /** In words, for logs and titles. */
    public String description() {
        return "CPU, %s kernels, %d processors"
                .formatted(kernels.name(), Runtime.getRuntime().availableProcessors());
    }

    /** The operations that generated code calls here. */
    public Kernels kernels() {
        return kernels;
    }

    @Override
    public String toString() {
        return description();
    }
}
