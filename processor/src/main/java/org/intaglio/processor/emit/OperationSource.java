/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import org.intaglio.FillMode;
import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.LossSpec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Source of what a program tells, written piece by piece: a network has many, and one format a
 * statement is what JavaPoet is quick with. Records and enums of the graph have twins of the same
 * name in the runtime.
 */
final class OperationSource {
    /** A constant, or a local variable. */
    private static final int CONSTANT_BYTES = 3;

    /** A call, without its arguments. */
    private static final int CALL_BYTES = 6;

    /** A constructor's, with what it is called on. */
    private static final int NEW_BYTES = 7;

    /** An element of an array. */
    private static final int ELEMENT_BYTES = 4;

    private final Function<Tensor, String> names;
    private final Set<Tensor> written;
    private final GraphConstants constants;
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private int bytes;

    /**
     * What has been written: equal if it is the same source.
     *
     * @param format a format of JavaPoet's
     * @param arguments its arguments
     * @param bytes about how much bytecode it takes
     */
    record Written(String format, List<Object> arguments, int bytes) {
        CodeBlock code() {
            return CodeBlock.of(format, arguments.toArray());
        }

        Piece piece() {
            return new Piece(code(), bytes);
        }
    }

    /**
     * @param names the names of values
     * @param written the values that the operation writes, or hands to its body
     * @param constants receives what several operations have in common
     */
    OperationSource(Function<Tensor, String> names, Set<Tensor> written, GraphConstants constants) {
        this.names = names;
        this.written = written;
        this.constants = constants;
    }

    Written written() {
        return new Written(format.toString(), List.copyOf(arguments), bytes);
    }

    /** A call of a method of the reader; what is no operation's component is written as it is. */
    OperationSource call(String method, Object... values) {
        begin("o." + method, CALL_BYTES);
        for (int i = 0; i < values.length; i++) {
            next(i);
            add(values[i]);
        }
        return end(";\n");
    }

    /**
     * The call that tells an operation: its components in their order, whatever they are.
     *
     * @param body the method that tells its body, if it is a loop
     */
    OperationSource call(Op op, String body) {
        String kind = op.getClass().getSimpleName().replaceFirst("Op$", "");
        begin("o." + Character.toLowerCase(kind.charAt(0)) + kind.substring(1), CALL_BYTES);
        components(op, 0, body);
        return end(";\n");
    }

    /** The components of an operation; what it is about comes first where that is another. */
    private int components(Op op, int from, String body) {
        int count = from;
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            Object value = value(op, component);
            if (value instanceof Op about) {
                count = components(about, count, body);
            } else if (!(value instanceof LossSpec)) {
                // The architecture knows a loss by the number of its output.
                next(count++);
                if (isBody(value)) {
                    constant(body);
                } else if (op instanceof CustomOp.Custom custom && value instanceof Custom) {
                    constant(constants.name(custom));
                } else {
                    add(value);
                }
            }
        }
        return count;
    }

    private static boolean isBody(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Op;
    }

    private void add(Object value) {
        switch (value) {
            case Tensor t when written.contains(t) -> value(t);
            case Tensor t -> text(names.apply(t));
            case Weights w -> text(ValueNames.of(w));
            case String text -> text(text);
            case Integer number -> constant(number.toString());
            case Boolean flag -> constant(flag.toString());
            case Float number -> constant(Literals.of((float) number).toString());
            case Double number -> constant(Literals.precise(number).toString());
            case Enum<?> one -> constant("$T." + one.name(), type(one.getDeclaringClass()));
            case Optional<?> optional -> optional(optional);
            case List<?> list -> list(list);
            case Product p when p.isPlain() -> product(p);
            case Record r when GraphConstants.takes(r) ->
                    constants.name(r).ifPresentOrElse(name -> constant(name), () -> record(r));
            case Record r -> record(r);
            default -> throw new IllegalArgumentException("no source for " + value);
        }
    }

    private void begin(String text, int bytes, Object... arguments) {
        this.bytes += bytes;
        format.append(text).append('(');
        this.arguments.addAll(List.of(arguments));
    }

    private void next(int number) {
        format.append(number == 0 ? "" : ",$W");
    }

    private OperationSource end(String text) {
        format.append(')').append(text);
        return this;
    }

    private void constant(String text, Object... arguments) {
        bytes += CONSTANT_BYTES;
        format.append(text);
        this.arguments.addAll(List.of(arguments));
    }

    private void text(String text) {
        constant("$S", text);
    }

    private void optional(Optional<?> optional) {
        begin("$T." + (optional.isPresent() ? "of" : "empty"), CALL_BYTES, Optional.class);
        optional.ifPresent(this::add);
        end("");
    }

    private void list(List<?> list) {
        // From eleven on, its elements are those of an array.
        begin("$T.of", CALL_BYTES + list.size() * ELEMENT_BYTES, List.class);
        for (int i = 0; i < list.size(); i++) {
            next(i);
            add(list.get(i));
        }
        end("");
    }

    /** What a record without values is made by. */
    static Written constant(Record record, GraphConstants constants) {
        return new OperationSource(OperationSource::nameless, Set.of(), constants)
                .record(record)
                .written();
    }

    private static String nameless(Tensor value) {
        throw new IllegalStateException("a constant has no values, but " + value);
    }

    /** A constructor's call. */
    OperationSource record(Record record) {
        begin("new $T", NEW_BYTES, type(record.getClass()));
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            next(i);
            add(value(record, components[i]));
        }
        return end("");
    }

    /** A value that the operation writes. */
    private void value(Tensor t) {
        begin("$T.of", CALL_BYTES, RuntimeTypes.VALUE);
        text(names.apply(t));
        for (int length : t.shape().dimensions()) {
            format.append(",$W");
            constant(Integer.toString(length));
        }
        bytes += t.shape().rank() * ELEMENT_BYTES;
        end("");
        if (t.type() == Tensor.Type.INDEX) {
            begin(".ofIndices", CALL_BYTES);
            end("");
        }
        if (t.scope() == Tensor.Scope.BATCH) {
            begin(".ofBatch", CALL_BYTES);
            end("");
        }
    }

    private void product(Product p) {
        boolean isPlainest = !p.a().transposed() && !p.b().transposed() && !p.overSamples();
        List<Object> values = new ArrayList<>(List.of(p.rows(), p.inner(), p.columns()));
        if (!isPlainest) {
            values.addAll(List.of(p.a().transposed(), p.b().transposed(), p.overSamples()));
        }
        begin("$T.of", CALL_BYTES, type(Product.class));
        for (int i = 0; i < values.size(); i++) {
            next(i);
            add(values.get(i));
        }
        end("");
    }

    /** The runtime's twin; what is nested in {@code ElementOp} is so in ElementOperations. */
    static ClassName type(Class<?> type) {
        if (type.getPackage().equals(FillMode.class.getPackage())) {
            return ClassName.get(type); // The declaration's word, which the runtime has, too.
        }
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? RuntimeTypes.operation(type.getSimpleName())
                : RuntimeTypes.operation(outer.getSimpleName().replaceFirst("Op$", "Operations"))
                        .nestedClass(type.getSimpleName());
    }

    private static Object value(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
