/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.generators;

import java.util.List;

/** Writes the sweeps of activation functions and of their derivatives. */
final class ActivationSweeps {
    /**
     * A function.
     *
     * @param name its method in {@code ActivationKernels}
     * @param function the method that computes it for a vector
     * @param from what the derivative is computed of: the argument x, or the result y
     * @param isLong whether the function is so long that masks all the way are better
     * @param isDerivativeLong whether the derivative is
     * @param guarded whether the derivative wants finite arguments
     * @param settings further parameters, floats
     */
    private record Function(
            String name,
            String function,
            String from,
            boolean isLong,
            boolean isDerivativeLong,
            boolean guarded,
            List<String> settings) {
        /** One whose derivative is computed of its result. */
        static Function ofResult(
                String name, String function, boolean isLong, boolean isDerivativeLong) {
            return new Function(name, function, "y", isLong, isDerivativeLong, false, List.of());
        }

        /** One whose derivative is computed of its argument, and multiplies it. */
        static Function ofArgument(String name) {
            String function = "ActivationFunctions." + name;
            return new Function(name, function, "x", true, true, true, List.of());
        }

        /** The settings as arguments. */
        String given() {
            return settings.isEmpty() ? "" : ", " + String.join(", ", settings);
        }

        String parameters(String... arrays) {
            StringBuilder parameters = new StringBuilder("int length");
            settings.forEach(setting -> parameters.append(", float ").append(setting));
            for (String array : arrays) {
                parameters.append(", float[] %1$s, int %1$sAt".formatted(array));
            }
            return parameters.toString();
        }
    }

    private static final List<Function> FUNCTIONS =
            List.of(
                    Function.ofResult("relu", "ActivationFunctions.relu", false, false),
                    Function.ofResult("sigmoid", "VectorMath.sigmoid", true, false),
                    Function.ofResult("tanh", "VectorMath.tanh", true, false),
                    Function.ofResult("elu", "ActivationFunctions.elu", true, false),
                    Function.ofResult("selu", "ActivationFunctions.selu", true, false),
                    Function.ofArgument("gelu"),
                    Function.ofArgument("silu"),
                    Function.ofResult("softplus", "ActivationFunctions.softplus", true, true),
                    Function.ofResult("softsign", "ActivationFunctions.softsign", false, false),
                    Function.ofResult(
                            "inverseRoot", "ActivationFunctions.inverseRoot", false, false),
                    Function.ofResult("exponential", "VectorMath.exp", true, false),
                    Function.ofResult(
                            "hardSigmoid", "ActivationFunctions.hardSigmoid", false, false),
                    Function.ofArgument("mish"),
                    new Function(
                            "boundedRelu",
                            "ActivationFunctions.boundedRelu",
                            "x",
                            false,
                            false,
                            false,
                            List.of("slope", "max", "threshold")));

    private ActivationSweeps() {}

    static JavaSource source() {
        JavaSource source =
                JavaSource.begin(
                        "ActivationSweeps",
                        "abstract class ActivationSweeps implements ActivationKernels",
                        """
                        The sweeps of activation functions and of their derivatives: whole vectors, then a masked rest;
                        or, where the function is long, masks all the way (see {@link VectorMath} on inlining). Every
                        sweep is written out, because a shared one that took the function as an argument would box its
                        vectors.
                        """);
        FUNCTIONS.forEach(f -> function(source, f));
        FUNCTIONS.forEach(f -> derivative(source, f));
        return source;
    }

    private static void function(JavaSource source, Function f) {
        String step =
                """
                %s(FloatVector.fromArray(S, x, xAt + i@)%s)
                    .intoArray(y, yAt + i@);\
                """
                        .formatted(f.function(), f.given());
        source.method(
                "", "public void " + f.name(), f.parameters("x", "y"), sweep(f.isLong(), step));
    }

    private static void derivative(JavaSource source, Function f) {
        String step =
                """
                ActivationFunctions.%1$sDerivative(FloatVector.fromArray(S, %2$s, %2$sAt + i@)%3$s)
                    .mul(FloatVector.fromArray(S, dY, dYAt + i@))
                    .intoArray(dX, dXAt + i@);\
                """
                        .formatted(f.name(), f.from(), f.given());
        source.method(
                "",
                "public void " + f.name() + "Gradient",
                f.parameters(f.from(), "dY", "dX"),
                (f.guarded() ? guard(f) + "\n" : "") + sweep(f.isDerivativeLong(), step));
    }

    private static String guard(Function f) {
        return """
        if (InfiniteArguments.any(length, x, xAt)) {
            float[] finite = InfiniteArguments.replaced(length, x, xAt);
            %sGradient(length, finite, 0, dY, dYAt, dX, dXAt);
            return;
        }\
        """
                .formatted(f.name());
    }

    /**
     * @param step what is done with the vector at {@code i}; {@code @} is where its mask goes
     */
    private static String sweep(boolean masked, String step) {
        if (masked) {
            return """
            for (int i = 0; i < length; i += LANES) {
                VectorMask<Float> used = S.indexInRange(i, length);
                %s
            }\
            """
                    .formatted(step.replace("@", ", used"));
        }
        return """
        int i = 0;
        for (int bound = S.loopBound(length); i < bound; i += LANES) {
            %s
        }
        if (i < length) {
            VectorMask<Float> rest = S.indexInRange(i, length);
            %s
        }\
        """
                .formatted(step.replace("@", ""), step.replace("@", ", rest"));
    }
}
