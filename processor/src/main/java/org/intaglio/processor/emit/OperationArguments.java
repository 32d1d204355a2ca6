/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.LossSpec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of the call that tells an operation: its components in their order, whatever they
 * are. Records and enums of the graph have twins of the same name in the runtime.
 */
final class OperationArguments {
    /** A constant, or a local variable. */
    private static final int CONSTANT_BYTES = 3;

    /** A call of a static method, without its arguments. */
    private static final int CALL_BYTES = 3;

    /** A constructor's, with what it is called on. */
    private static final int NEW_BYTES = 7;

    private final ValueNames names;
    private final Set<Tensor> written;
    private final CodeBlock body;
    private int bytes;

    /**
     * @param names the names of values
     * @param written the values that the operation writes, or hands to its body
     * @param body what tells its body, if it is a loop
     */
    OperationArguments(ValueNames names, Set<Tensor> written, CodeBlock body) {
        this.names = names;
        this.written = written;
        this.body = body;
    }

    /** About how much bytecode all arguments so far take. */
    int bytes() {
        return bytes;
    }

    /** The components of an operation; what it is about comes first where that is another. */
    List<CodeBlock> of(Op op) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordComponent component : op.getClass().getRecordComponents()) {
            Object value = value(op, component);
            if (value instanceof Op about) {
                arguments.addAll(of(about));
            } else if (!(value instanceof LossSpec)) {
                // The architecture knows a loss by the number of its output.
                arguments.add(of(value));
            }
        }
        return arguments;
    }

    private CodeBlock of(Object value) {
        return switch (value) {
            case Tensor t -> written.contains(t) ? value(t) : constant("$S", names.of(t));
            case Weights w -> constant("$S", ValueNames.of(w));
            case String text -> constant("$S", text);
            case Integer number -> constant("$L", number);
            case Boolean flag -> constant("$L", flag);
            case Float number -> constant("$L", Literals.of((float) number));
            case Double number -> constant("$L", Literals.precise(number));
            case Enum<?> one -> constant("$T.$L", type(one.getDeclaringClass()), one.name());
            case Optional<?> optional ->
                    optional.map(x -> call("$T.of($L)", Optional.class, of(x)))
                            .orElseGet(() -> call("$T.empty()", Optional.class));
            case List<?> list -> list(list);
            case Product p when p.equals(plain(p)) -> product(p);
            case Record r -> record(r);
            default -> throw new IllegalArgumentException("no source for " + value);
        };
    }

    private CodeBlock constant(String format, Object... arguments) {
        bytes += CONSTANT_BYTES;
        return CodeBlock.of(format, arguments);
    }

    private CodeBlock call(String format, Object... arguments) {
        bytes += CALL_BYTES;
        return Literals.call(format, arguments);
    }

    private CodeBlock list(List<?> list) {
        if (!list.isEmpty() && list.getFirst() instanceof Op) {
            bytes += CALL_BYTES + CONSTANT_BYTES;
            return body;
        }
        List<CodeBlock> elements = list.stream().map(x -> of(x)).toList();
        // From eleven on, they are an array: four more bytes for each.
        bytes += elements.size() * 4;
        return call("$T.of($L)", List.class, CodeBlock.join(elements, ",$W"));
    }

    private CodeBlock record(Record record) {
        bytes += NEW_BYTES;
        List<CodeBlock> arguments = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            arguments.add(of(value(record, component)));
        }
        return CodeBlock.of(
                "new $T($L)", type(record.getClass()), CodeBlock.join(arguments, ",$W"));
    }

    /** A value that the operation writes. */
    CodeBlock value(Tensor t) {
        List<CodeBlock> arguments = new ArrayList<>(List.of(constant("$S", names.of(t))));
        for (int length : t.shape().dimensions()) {
            arguments.add(constant("$L", length));
        }
        boolean isArray = t.shape().rank() == 0 || t.shape().rank() > 3;
        bytes += isArray ? 4 + 4 * t.shape().rank() : 0;
        CodeBlock value = call("$T.of($L)", RuntimeTypes.VALUE, CodeBlock.join(arguments, ",$W"));
        if (t.type() == Tensor.Type.INDEX) {
            value = call("$L.ofIndices()", value);
        }
        return t.scope() == Tensor.Scope.BATCH ? call("$L.ofBatch()", value) : value;
    }

    /** The product of the same sizes and transposes, one a sample, without gaps. */
    private static Product plain(Product p) {
        return new Product(
                1,
                p.rows(),
                p.inner(),
                p.columns(),
                lying(p.rows(), p.inner(), p.a().transposed()),
                lying(p.inner(), p.columns(), p.b().transposed()),
                lying(p.rows(), p.columns(), false),
                1,
                p.overSamples());
    }

    private static Product.Layout lying(int rows, int columns, boolean transposed) {
        return new Product.Layout(0, transposed ? rows : columns, transposed);
    }

    private CodeBlock product(Product p) {
        bytes += 6 * CONSTANT_BYTES;
        boolean isPlainest = !p.a().transposed() && !p.b().transposed() && !p.overSamples();
        return isPlainest
                ? call("$T.of($L, $L, $L)", type(Product.class), p.rows(), p.inner(), p.columns())
                : call(
                        "$T.of($L, $L, $L, $L, $L, $L)",
                        type(Product.class),
                        p.rows(),
                        p.inner(),
                        p.columns(),
                        p.a().transposed(),
                        p.b().transposed(),
                        p.overSamples());
    }

    /** The runtime's twin; what is nested in {@code ElementOp} is so in ElementOperations. */
    private static ClassName type(Class<?> type) {
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
