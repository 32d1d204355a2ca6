/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.kernel;

import org.intaglio.runtime.kernel.scalar.ScalarKernels;
import org.intaglio.runtime.kernel.vector.VectorKernels;

import java.util.Locale;
import java.util.Optional;

/**
 * Hands out the kernels.
 *
 * <p>The choice is made once, from what this JVM can do and not by trying: the vector kernels if
 * module {@code jdk.incubator.vector} was resolved at start-up, the JVM compiles with its
 * optimizing compiler (without it the Vector API is a hundred times slower than plain loops), and
 * its vectors have at least 128 bits; else the scalar ones. System property {@code
 * intaglio.kernels}, {@code scalar} or {@code vector}, overrides. One line in the log of this
 * class's name says what was chosen and why, as a warning if it is the slow choice and nobody asked
 * for it.
 */
public final class KernelProvider {
    private static final String PROPERTY = "intaglio.kernels";
    private static final String MODULE = "jdk.incubator.vector";
    private static final String ADD_MODULE = "Start java with --add-modules " + MODULE + ".";
    private static final int LEAST_BITS = 128;

    private KernelProvider() {}

    /**
     * The kernels for this JVM.
     *
     * @throws IllegalStateException if property {@code intaglio.kernels} names no kernels, or asks
     *     for vector kernels where {@link #vector()} throws; or, where the module is there,
     *     property {@code intaglio.vector} names a width that this JVM does not have
     */
    public static Kernels selected() {
        Choice choice = Selected.CHOICE;
        if (choice.kernels() == null) {
            // Thrown here and not in the initialiser: there it would end as a NoClassDefFoundError.
            throw new IllegalStateException(choice.reason());
        }
        return choice.kernels();
    }

    /** The scalar kernels: the reference, available everywhere. */
    public static Kernels scalar() {
        return Scalar.KERNELS;
    }

    /**
     * The vector kernels, whether or not they are the faster ones.
     *
     * @throws IllegalStateException if this JVM was started without module {@code
     *     jdk.incubator.vector}, or property {@code intaglio.vector} asks for a width that it does
     *     not have
     */
    public static Kernels vector() {
        if (!hasVectorModule()) {
            throw new IllegalStateException(
                    "No vector kernels: module " + MODULE + " is not there. " + ADD_MODULE);
        }
        VectorKernels.widthProblem()
                .ifPresent(problem -> {
                    throw new IllegalStateException(problem);
                });
        return Vector.KERNELS;
    }

    /**
     * Whether the module is there, and from then on readable: our module descriptor does not
     * require it, because javac warns all users of a module that requires an incubating one.
     */
    private static boolean hasVectorModule() {
        Optional<Module> module = ModuleLayer.boot().findModule(MODULE);
        module.ifPresent(KernelProvider.class.getModule()::addReads);
        return module.isPresent();
    }

    /**
     * A choice and its reason.
     *
     * @param kernels null if there is none; then the reason is the error
     */
    private record Choice(Kernels kernels, System.Logger.Level level, String reason) {
        static Choice make() {
            Optional<String> problem =
                    hasVectorModule() ? VectorKernels.widthProblem() : Optional.empty();
            if (problem.isPresent()) {
                return none(problem.get());
            }
            String wish = System.getProperty(PROPERTY);
            if (wish == null) {
                return byCapability();
            }
            String because = ", because -D" + PROPERTY + "=" + wish;
            return switch (wish) {
                case "scalar" ->
                        new Choice(scalar(), System.Logger.Level.INFO, "scalar kernels" + because);
                case "vector" ->
                        hasVectorModule()
                                ? new Choice(
                                        vector(),
                                        System.Logger.Level.INFO,
                                        "vector kernels, "
                                                + VectorKernels.bits()
                                                + "-bit"
                                                + because)
                                : none(
                                        "-D%s=vector, but module %s is not there. %s"
                                                .formatted(PROPERTY, MODULE, ADD_MODULE));
                default ->
                        none(
                                ("-D%s=%s: expected scalar or vector, or no such property for the"
                                                + " choice to be made from what this JVM can do.")
                                        .formatted(PROPERTY, wish));
            };
        }

        private static Choice byCapability() {
            if (!hasVectorModule()) {
                return slow("module " + MODULE + " is not there. " + ADD_MODULE);
            }
            String mode = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
            if (mode.contains("interpreted mode") || mode.contains("emulated-client")) {
                return slow(
                        "this JVM runs without its optimizing compiler (%s). %s"
                                .formatted(
                                        mode,
                                        "Start java without -Xint and -XX:TieredStopAtLevel."));
            }
            int bits = VectorKernels.bits();
            if (bits < LEAST_BITS) {
                return slow(
                        "this JVM offers vectors of %d bits, fewer than %d. %s"
                                .formatted(
                                        bits,
                                        LEAST_BITS,
                                        "Look for options such as -XX:UseAVX that limit it."));
            }
            return new Choice(
                    vector(), System.Logger.Level.INFO, "vector kernels, " + bits + "-bit");
        }

        private static Choice slow(String why) {
            return new Choice(
                    scalar(),
                    System.Logger.Level.WARNING,
                    "scalar kernels, several times slower than vector kernels: " + why);
        }

        private static Choice none(String why) {
            return new Choice(null, System.Logger.Level.OFF, why);
        }
    }

    /** Initialised by the first use of {@link #selected()}, once whatever the threads. */
    private static final class Selected {
        static final Choice CHOICE = Choice.make();

        static {
            if (CHOICE.kernels() != null) {
                System.getLogger(KernelProvider.class.getName())
                        .log(CHOICE.level(), CHOICE.reason());
            }
        }
    }

    private static final class Scalar {
        static final Kernels KERNELS = ScalarKernels.create();
    }

    /** Apart, so that no class of the Vector API is loaded before it is known to be there. */
    private static final class Vector {
        static final Kernels KERNELS = VectorKernels.create();
    }
}
