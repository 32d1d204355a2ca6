/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.runtime.device.Executable;
import org.intaglio.runtime.engine.cpu.CpuDevice;
import org.intaglio.runtime.engine.cpu.Threads;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.program.Program;

import java.util.Objects;

/**
 * Where networks run. The processor is one such place; others implement this interface, and may
 * live in other modules: {@link org.intaglio.runtime.device} says what they have to offer.
 */
public interface Device {
    /** The best device there is; the choice and its reason are logged once. */
    static Device auto() {
        return cpu();
    }

    /** The processor, with vector instructions if {@code jdk.incubator.vector} is there. */
    static Device cpu() {
        return new CpuDevice(KernelProvider.selected());
    }

    /** The processor, without vector instructions. */
    static Device scalar() {
        return new CpuDevice(KernelProvider.scalar());
    }

    /**
     * The processor, with vector instructions.
     *
     * @throws IllegalStateException if this Java has none: {@code --add-modules
     *     jdk.incubator.vector} is missing
     */
    static Device vector() {
        return new CpuDevice(KernelProvider.vector());
    }

    /** The processor, with kernels of one's own. */
    static Device of(Kernels kernels) {
        Objects.requireNonNull(kernels, "kernels");
        return new CpuDevice(kernels);
    }

    /**
     * Ends the threads that wait for the next training or prediction on the processor; they are
     * started again when they are needed. Without this call they end when nobody has needed them
     * for half a minute. For applications that are unloaded while the Java machine goes on: when
     * this returns, no thread of this library is left but those that work now and those of a {@link
     * Trainer} that has not been closed.
     */
    static void releaseThreads() {
        Threads.release();
    }

    /** A short name: {@code scalar} or {@code vector} for the processor. */
    String name();

    /** In words, for logs and titles. */
    String description();

    /**
     * Opens a program: makes room for the weights of one model. Applications create models instead.
     *
     * @param program the generated code
     * @return the program with weights of 0
     */
    Executable open(Program program);
}
