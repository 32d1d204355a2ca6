/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import org.intaglio.processor.model.Diagnostic;
import org.intaglio.processor.model.Origin;

import java.util.List;

/**
 * What is said of names in annotations that Java does not know: by the processor and by the plugin.
 */
public final class UnknownNames {
    private UnknownNames() {}

    /**
     * An argument whose name the annotation does not have.
     *
     * @param annotation the simple name of the annotation
     * @param known its attributes
     */
    public static Diagnostic attribute(
            Origin origin, String annotation, String name, List<String> known) {
        String guess =
                name.equals("value") // Which is what has no name, and no misspelt fillValue.
                        ? "Its attributes are written with their names. "
                        : Names.didYouMeanAttribute(name, known)
                                .map(meant -> "Did you mean " + meant + "? ")
                                .orElse("");
        return DiagnosticId.UNKNOWN_ATTRIBUTE.at(
                origin,
                "@%s has no %s".formatted(annotation, name),
                guess
                        + (known.isEmpty()
                                ? "It takes nothing."
                                : "It has " + String.join(", ", known) + "."));
    }

    /** One of our types that is no annotation, such as an enum: {@code @Activation(RELU)}. */
    public static Diagnostic noAnnotation(Origin origin, String type) {
        return DiagnosticId.NO_LAYER_ANNOTATION.at(
                origin,
                "%s is no annotation".formatted(type),
                type.equals("Activation")
                        ? "Did you mean @ActivationLayer?"
                        : "It is a type of the language of networks, for values and fields.");
    }

    /**
     * A value that is no constant of its enum.
     *
     * @param path which value: {@code activation}, {@code kernelInitializer.value}
     * @param text what is written: a name, with or without the class, or anything else; empty where
     *     the compiler does not tell
     * @param type the canonical name of the enum
     * @param constants all that it has
     */
    public static Diagnostic constant(
            Origin origin, String path, String text, String type, List<String> constants) {
        String simpleType = type.substring(type.lastIndexOf('.') + 1);
        if (text.isEmpty()) {
            return DiagnosticId.UNKNOWN_VALUE.at(
                    origin,
                    "the value of %s is not known here".formatted(path),
                    all(simpleType, constants) + staticImport(type));
        }
        String name = text.substring(text.lastIndexOf('.') + 1).replace("\"", "");
        boolean qualified = text.indexOf('.') >= 0;
        if (constants.contains(name) && !text.startsWith("\"")) {
            return DiagnosticId.UNKNOWN_VALUE.at(
                    origin,
                    "%s = %s is not known here".formatted(path, text),
                    qualified
                            ? "Import the class: import %s;".formatted(type)
                            : "Import it: import static %s.*;".formatted(type));
        }
        String guess =
                Names.didYouMeanConstant(name, constants)
                        .map(meant -> "Did you mean " + meant + "? ")
                        .orElse("");
        return DiagnosticId.UNKNOWN_VALUE.at(
                origin,
                "%s = %s is no constant of %s".formatted(path, text, simpleType),
                guess + all(simpleType, constants) + (qualified ? "" : staticImport(type)));
    }

    private static String all(String simpleType, List<String> constants) {
        return "%s has %s.".formatted(simpleType, String.join(", ", constants));
    }

    private static String staticImport(String type) {
        return " They come with import static %s.*;".formatted(type);
    }
}
