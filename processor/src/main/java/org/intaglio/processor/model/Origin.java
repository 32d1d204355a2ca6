/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

/**
 * Where something was written: for a declaration read from source, an element, an annotation on it
 * and a value of that annotation, so that a message can point at the value. Opaque outside {@code
 * read}.
 */
public interface Origin {
    /** Of a specification that was not read from source. */
    Origin NONE =
            new Origin() {
                @Override
                public Origin at(String attribute) {
                    return this;
                }

                @Override
                public String toString() {
                    return "Origin.NONE";
                }
            };

    /** This place for what it stands for: whatever attribute is asked for, it is here. */
    default Origin inlined() {
        return this;
    }

    /** Whether what is here was declared elsewhere, and is reported there. */
    default boolean isInlined() {
        return false;
    }

    /**
     * The place of an attribute of this place's annotation, or of the annotation itself where the
     * attribute was left to its default. Nested annotations take a path: {@code
     * kernelRegularizer.l2}.
     */
    Origin at(String attribute);
}
