/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.FieldSpec;

import org.intaglio.processor.graph.Convolution;
import org.intaglio.processor.graph.Curve;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.Motion;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.Tone;
import org.intaglio.processor.model.AxisMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.element.Modifier;

/**
 * Sizes and curves that an operation, its derivatives and other layers have in common: constants of
 * the class that tells a network. As many as one method, the initializer, has room for.
 */
final class GraphConstants {
    private static final Set<Class<?>> TAKEN =
            Set.of(
                    Convolution.class,
                    PoolGeometry.class,
                    Curve.class,
                    AxisMap.class,
                    Motion.class,
                    Tone.class);

    private final Map<Record, String> names = new HashMap<>();
    private final Map<Class<?>, Integer> counts = new HashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private int bytes;
    private final Constants ofModel;

    /**
     * @param ofModel those of the class around it, which the code that computes has, too
     */
    GraphConstants(Constants ofModel) {
        this.ofModel = ofModel;
    }

    /** Whether a record is one of those that others have, too. */
    static boolean takes(Record record) {
        return TAKEN.contains(record.getClass());
    }

    /** The constant for a layer of the user's own: the model's, which calls the same object. */
    String name(CustomOp.Custom op) {
        return ofModel.of(op);
    }

    /** The constant for a record; none if there is no room for it. */
    Optional<String> name(Record record) {
        if (!names.containsKey(record) && bytes < Piece.MAX_BYTES) {
            names.put(record, declare(record));
        }
        return Optional.ofNullable(names.get(record));
    }

    private String declare(Record record) {
        String kind = record.getClass().getSimpleName();
        String words = kind.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        String name = words + "_" + counts.merge(record.getClass(), 1, Integer::sum);
        OperationSource.Written source = OperationSource.constant(record, this);
        bytes += source.bytes();
        fields.add(
                FieldSpec.builder(
                                OperationSource.type(record.getClass()),
                                name,
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(source.code())
                        .build());
        return name;
    }

    /** All constants so far. */
    List<FieldSpec> fields() {
        return fields;
    }
}
