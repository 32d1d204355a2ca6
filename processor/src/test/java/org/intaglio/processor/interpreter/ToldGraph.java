/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.processor.graph.Graph;
import org.intaglio.processor.graph.Op;
import org.intaglio.processor.graph.RecurrentOp;
import org.intaglio.processor.graph.Tensor;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.model.Custom;
import org.intaglio.processor.model.LossSpec;
import org.intaglio.runtime.operation.Operations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.CustomCode;

import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares what a program tells with the graph that it was made of: every operation in its place,
 * every component, every value.
 */
public final class ToldGraph {
    private final Map<Tensor, String> names = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    private ToldGraph() {}

    /** A call. */
    private record Call(String method, List<Object> arguments) {}

    /** Fails unless all of the graph is told, and nothing else. */
    public static void check(Graph graph, Consumer<Operations> program) {
        new ToldGraph().graph(graph, calls(program));
    }

    private static List<Call> calls(Consumer<Operations> program) {
        List<Call> calls = new ArrayList<>();
        Operations recorder =
                (Operations)
                        Proxy.newProxyInstance(
                                ToldGraph.class.getClassLoader(),
                                new Class<?>[] {Operations.class},
                                (proxy, method, arguments) -> {
                                    List<Object> list = Arrays.asList(arguments);
                                    calls.add(new Call(method.getName(), list));
                                    return null;
                                });
        program.accept(recorder);
        return calls;
    }

    private void graph(Graph graph, List<Call> calls) {
        Iterator<Call> next = calls.iterator();
        for (int i = 0; i < graph.inputs().size(); i++) {
            Call call = next.next();
            assertThat(call.method()).isEqualTo("input");
            assertThat(call.arguments().get(0)).isEqualTo(i);
            written(graph.inputs().get(i), call.arguments().get(1));
        }
        ops(graph.ops(), next);
        for (int i = 0; i < graph.outputs().size(); i++) {
            assertThat(next.next()).isEqualTo(call("output", i, names.get(graph.outputs().get(i))));
        }
        for (Graph.Gradient g : graph.gradients()) {
            assertThat(next.next())
                    .isEqualTo(call("gradient", path(g.weights()), names.get(g.value())));
        }
        for (int i = 0; i < graph.inputGradients().size(); i++) {
            Optional<Tensor> dX = graph.inputGradients().get(i);
            if (dX.isPresent()) {
                assertThat(next.next()).isEqualTo(call("inputGradient", i, names.get(dX.get())));
            }
        }
        assertThat(next.hasNext()).isFalse();
    }

    private static Call call(String method, Object... arguments) {
        return new Call(method, List.of(arguments));
    }

    private static String path(Weights weights) {
        return weights.layer() + "." + weights.spec().name();
    }

    private void ops(List<Op> ops, Iterator<Call> next) {
        for (Op op : ops) {
            op(op, next.next());
        }
    }

    private void op(Op op, Call call) {
        String kind = op.getClass().getSimpleName().replace("LossOp", "Loss");
        assertWithMessage("%s", op).that(call.method()).ignoringCase().isEqualTo(kind);
        Iterator<Object> arguments = call.arguments().iterator();
        Set<Tensor> written = new HashSet<>(op.writes());
        if (op instanceof RecurrentOp.Scan scan) {
            // The body is told before what it leaves can be named.
            scan.slices().forEach(s -> written.add(s.step()));
            scan.carries().forEach(c -> written.add(c.before()));
            List<?> slices = (List<?>) call.arguments().get(3);
            List<?> carries = (List<?>) call.arguments().get(4);
            for (int i = 0; i < slices.size(); i++) {
                written(scan.slices().get(i).step(), component(slices.get(i), "step"));
            }
            for (int i = 0; i < carries.size(); i++) {
                written(scan.carries().get(i).before(), component(carries.get(i), "before"));
            }
            @SuppressWarnings("unchecked")
            Consumer<Operations> body = (Consumer<Operations>) call.arguments().get(5);
            Iterator<Call> calls = calls(body).iterator();
            ops(scan.body(), calls);
            assertThat(calls.hasNext()).isFalse();
        }
        for (Tensor y : op.writes()) {
            assertWithMessage("%s is not written yet", y).that(names).doesNotContainKey(y);
        }
        components(op, arguments, written);
        assertWithMessage("%s", op).that(arguments.hasNext()).isFalse();
    }

    private void components(Object record, Iterator<Object> arguments, Set<Tensor> written) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object expected = component(record, component.getName());
            if (expected instanceof Op about) {
                components(about, arguments, written);
            } else if (!(expected instanceof LossSpec)) {
                same(expected, arguments.next(), written);
            }
        }
    }

    private void same(Object expected, Object told, Set<Tensor> written) {
        switch (expected) {
            case Tensor t when written.contains(t) -> written(t, told);
            case Tensor t -> {
                assertWithMessage("%s has been written", t).that(names).containsKey(t);
                assertThat(told).isEqualTo(names.get(t));
            }
            case Weights w -> assertThat(told).isEqualTo(path(w));
            case Custom c -> {
                CustomCode code = (CustomCode) told;
                assertThat(code.layer().getClass().getSimpleName()).isEqualTo(c.kind());
            }
            case Enum<?> one -> assertThat(((Enum<?>) told).name()).isEqualTo(one.name());
            case Optional<?> optional -> {
                Optional<?> other = (Optional<?>) told;
                assertThat(other.isPresent()).isEqualTo(optional.isPresent());
                optional.ifPresent(x -> same(x, other.orElseThrow(), written));
            }
            case List<?> list when !list.isEmpty() && list.getFirst() instanceof Op -> {}
            case List<?> list -> {
                List<?> others = (List<?>) told;
                assertThat(others).hasSize(list.size());
                for (int i = 0; i < list.size(); i++) {
                    same(list.get(i), others.get(i), written);
                }
            }
            case Record record -> {
                Class<?> type = told.getClass();
                assertThat(type.getSimpleName()).isEqualTo(record.getClass().getSimpleName());
                RecordComponent[] components = record.getClass().getRecordComponents();
                assertThat(type.getRecordComponents()).hasLength(components.length);
                for (RecordComponent c : components) {
                    same(component(record, c.getName()), component(told, c.getName()), written);
                }
            }
            default -> assertThat(told).isEqualTo(expected);
        }
    }

    /** A value is given over once; what a loop hands to its body may be one of its body's too. */
    private void written(Tensor expected, Object told) {
        Value value = (Value) told;
        assertThat(Arrays.stream(value.shape().dimensions()).boxed().toList())
                .isEqualTo(expected.shape().dimensions());
        assertThat(value.type().name()).isEqualTo(expected.type().name());
        assertThat(value.scope().name()).isEqualTo(expected.scope().name());
        if (!value.name().equals(names.get(expected))) {
            assertWithMessage("names %s", given).that(given.add(value.name())).isTrue();
            names.put(expected, value.name());
        }
    }

    private static Object component(Object record, String name) {
        try {
            return record.getClass().getMethod(name).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " has no " + name, e);
        }
    }
}
