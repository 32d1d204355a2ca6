/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.model;

import org.intaglio.Loss;

import java.util.Arrays;
import java.util.List;

/** A number that some losses have besides what they all have: an attribute of the annotations. */
public enum LossOption {
    /** The focal losses' exponent. */
    FOCAL_GAMMA("focalGamma", 2),
    /** The focal losses' factor. */
    FOCAL_ALPHA("focalAlpha", 0.25),
    /** 1 if the binary focal loss uses its factor. */
    CLASS_BALANCING("classBalancing", 0),
    /** What the Tversky loss counts for what was missed. */
    TVERSKY_ALPHA("tverskyAlpha", 0.5),
    /** What the Tversky loss counts for what was found too much. */
    TVERSKY_BETA("tverskyBeta", 0.5),
    /** The exponent of the generalised cross-entropy. */
    GENERALIZED_Q("generalizedQ", 0.5);

    private final String attribute;
    private final double standard;

    LossOption(String attribute, double standard) {
        this.attribute = attribute;
        this.standard = standard;
    }

    /** The attribute's name. */
    public String attribute() {
        return attribute;
    }

    /** The attribute's default. */
    public double standard() {
        return standard;
    }

    /** The losses that have it. */
    public List<Loss> losses() {
        return switch (this) {
            case FOCAL_GAMMA, FOCAL_ALPHA ->
                    List.of(Loss.BINARY_FOCAL_CROSSENTROPY, Loss.CATEGORICAL_FOCAL_CROSSENTROPY);
            case CLASS_BALANCING -> List.of(Loss.BINARY_FOCAL_CROSSENTROPY);
            case TVERSKY_ALPHA, TVERSKY_BETA -> List.of(Loss.TVERSKY);
            case GENERALIZED_Q -> List.of(Loss.CATEGORICAL_GENERALIZED_CROSS_ENTROPY);
        };
    }

    /** What a loss has. */
    public static List<LossOption> of(Loss loss) {
        return Arrays.stream(values()).filter(option -> option.losses().contains(loss)).toList();
    }

    /** What the number must be. */
    Limit limit(double value) {
        String says = attribute + " is";
        if (this == GENERALIZED_Q) {
            return Limit.of(
                            attribute,
                            value,
                            (float) value > 0 && value <= 1,
                            "Give a number above 0 and at most 1: near 0 it is the cross-entropy,"
                                    + " at 1 the absolute error.")
                    .says(says);
        }
        return Limit.notNegative(attribute, value).says(says);
    }
}
