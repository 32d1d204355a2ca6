/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.graph;

import org.intaglio.Activation;
import org.intaglio.processor.graph.ElementOp.Binary;
import org.intaglio.processor.graph.RecurrentOp.Carry;
import org.intaglio.processor.graph.RecurrentOp.Slice;
import org.intaglio.processor.graph.RecurrentOp.Stack;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.LayerFacts;
import org.intaglio.processor.model.SequenceSpec;
import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recurrent layers: the kernel's product for all steps at once, then a loop over what depends on
 * the step before. A cell is a body of known operations; that of an LSTM as Keras has it by default
 * is an operation of its own, which is faster.
 */
final class RecurrentBuilder {
    private final GraphBuilder graph;
    private final ShapedLayer layer;
    private final LayerFacts.Recurrent spec;
    private final String prefix;
    private final int units;
    private final Optional<Tensor> mask;

    /** Of the states behind the last step, those that are read. */
    private final List<Optional<Tensor>> lasts = new ArrayList<>();

    /**
     * @param prefix what the names of parameters begin with
     */
    private RecurrentBuilder(
            GraphBuilder graph, ShapedLayer layer, LayerFacts.Recurrent spec, String prefix) {
        this.graph = graph;
        this.layer = layer;
        this.spec = spec;
        this.prefix = prefix;
        this.units = spec.units();
        this.mask = graph.masks().of(layer, 0);
    }

    static Tensor translate(
            GraphBuilder graph, ShapedLayer layer, LayerFacts.Recurrent spec, List<Tensor> xs) {
        RecurrentBuilder builder = new RecurrentBuilder(graph, layer, spec, "");
        List<Tensor> initial = xs.subList(1, xs.size());
        Tensor y = builder.run(spec.goBackwards(), xs.getFirst(), initial);
        Tensor inOrder = builder.inOrder(spec.goBackwards(), y);
        graph.states().put(inOrder, builder.lasts);
        return inOrder;
    }

    /** Both ways. What the second leaves is in the order of the first. */
    static Tensor translate(
            GraphBuilder graph, ShapedLayer layer, SequenceSpec.Bidirectional both, Tensor x) {
        LayerFacts.Recurrent spec = both.layer();
        boolean back = spec.goBackwards();
        RecurrentBuilder first = new RecurrentBuilder(graph, layer, spec, "forward");
        RecurrentBuilder second = new RecurrentBuilder(graph, layer, spec, "backward");
        Tensor a = first.inOrder(back, first.counted(first.run(back, x, List.of())));
        Tensor b = second.inOrder(back, second.counted(second.run(!back, x, List.of())));
        String name = layer.name();
        return switch (both.mergeMode()) {
            case CONCAT -> graph.concatenate(layer, -1, List.of(a, b));
            case SUM -> graph.merge(name, Binary.ADD, a, b);
            case MUL -> graph.merge(name, Binary.MULTIPLY, a, b);
            case AVE -> graph.scale(name, 0.5f, 0, graph.merge(name, Binary.ADD, a, b));
        };
    }

    /** Steps are left in the order of time; Keras leaves them in that of the loop. */
    private Tensor inOrder(boolean flipped, Tensor y) {
        if (!flipped || !spec.returnSequences()) {
            return y;
        }
        return graph.resample(layer.name(), 0, AxisMap.reversed(y.shape().dimension(0)), y);
    }

    /** Of all steps, both ways, Keras leaves zeros where one does not count. */
    private Tensor counted(Tensor y) {
        return spec.returnSequences() && mask.isPresent()
                ? graph.merge(
                        layer.name(),
                        Binary.MULTIPLY,
                        y,
                        graph.masks().wide(layer.name(), mask.get(), y.shape()))
                : y;
    }

    private Tensor run(boolean reversed, Tensor x, List<Tensor> initial) {
        int steps = x.shape().dimension(0);
        Tensor product =
                graph.product(layer, parameter("kernel"), x, Shape.of(steps, spec.gates() * units));
        Tensor all = graph.bias(layer, parameter("bias"), product);

        Tensor z = value("step", spec.gates() * units);
        Tensor h = value("output before", units);
        List<Tensor> before =
                spec instanceof SequenceSpec.LSTM
                        ? List.of(h, value("cells before", units))
                        : List.of(h);
        List<Slice> slices = new ArrayList<>(List.of(new Slice(all, z)));
        Optional<Tensor> counts =
                mask.map(m -> {
                    Tensor one = value("counts", 1);
                    slices.add(new Slice(m, one));
                    return one;
                });
        List<Tensor> after = new ArrayList<>();
        List<Op> body =
                graph.body(() -> {
                    List<Tensor> next = step(z, before);
                    after.addAll(counts.map(one -> kept(one, next, before)).orElse(next));
                });

        boolean sequences = spec.returnSequences();
        Tensor y = graph.value(layer.name(), sequences ? Shape.of(steps, units) : Shape.of(units));
        List<Carry> carries = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Optional<Tensor> last =
                    i == 0 && !sequences
                            ? Optional.of(y)
                            : Optional.of(i)
                                    .filter(state -> graph.readsState(layer, state))
                                    .map(_ -> value("last state", units));
            lasts.add(last);
            Optional<Tensor> first =
                    initial.isEmpty() ? Optional.empty() : Optional.of(initial.get(i));
            carries.add(new Carry(before.get(i), after.get(i), first, last));
        }
        return graph.add(
                new RecurrentOp.Scan(
                        layer.name(),
                        steps,
                        reversed,
                        slices,
                        carries,
                        body,
                        sequences ? List.of(new Stack(after.getFirst(), y)) : List.of()));
    }

    /** What is handed on where the step counts; where not, what was handed over. */
    private List<Tensor> kept(Tensor counts, List<Tensor> next, List<Tensor> before) {
        Tensor mask = graph.masks().wide(layer.name(), counts, Shape.of(units));
        List<Tensor> kept = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            kept.add(graph.masks().choose(layer.name(), mask, next.get(i), before.get(i)));
        }
        return kept;
    }

    /** What a step hands on, the output first, from what it reads and what it was handed. */
    private List<Tensor> step(Tensor z, List<Tensor> before) {
        Tensor h = before.getFirst();
        return switch (spec) {
            case SequenceSpec.LSTM lstm -> lstm(lstm, z, h, before.get(1));
            case SequenceSpec.GRU gru -> List.of(gru(gru, z, h));
            case SequenceSpec.SimpleRNN simple ->
                    List.of(activate(simple.activation(), add(z, recurrent(h))));
        };
    }

    private List<Tensor> lstm(SequenceSpec.LSTM lstm, Tensor z, Tensor h, Tensor cells) {
        Tensor sum = add(z, recurrent(h));
        if (lstm.activation() == Activation.TANH
                && lstm.recurrentActivation() == Activation.SIGMOID) {
            Tensor output = value("output", units);
            Tensor next = value("cells", units);
            graph.add(
                    new RecurrentOp.LstmCell(
                            layer.name(),
                            units,
                            sum,
                            cells,
                            output,
                            next,
                            value("gates", 4 * units)));
            return List.of(output, next);
        }
        Activation opens = lstm.recurrentActivation();
        List<Tensor> parts = split(sum, 2 * units, units, units);
        List<Tensor> gates = gates(opens, parts.getFirst());
        Tensor candidate = activate(lstm.activation(), parts.get(1));
        Tensor kept = multiply(gates.get(1), cells);
        Tensor next = add(kept, multiply(gates.getFirst(), candidate));
        Tensor shown = activate(lstm.activation(), next);
        return List.of(multiply(activate(opens, parts.get(2)), shown), next);
    }

    private Tensor gru(SequenceSpec.GRU gru, Tensor z, Tensor h) {
        Activation opens = gru.recurrentActivation();
        List<Tensor> parts = split(z, 2 * units, units);
        Tensor update;
        Tensor further;
        if (gru.resetAfter()) {
            Tensor inner = graph.bias(layer, parameter("bias"), 1, recurrent(h));
            List<Tensor> inners = split(inner, 2 * units, units);
            List<Tensor> gates = gates(opens, add(parts.getFirst(), inners.getFirst()));
            update = gates.getFirst();
            further = multiply(gates.get(1), inners.get(1));
        } else {
            Tensor inner = gates(recurrent(h), AxisMap.shift(3, 0, -1));
            List<Tensor> gates = gates(opens, add(parts.getFirst(), inner));
            update = gates.getFirst();
            Tensor reset = multiply(gates.get(1), h);
            further = gates(recurrent(reset), AxisMap.shift(3, -2, 0));
        }
        Tensor candidate = activate(gru.activation(), add(parts.get(1), further));
        Tensor difference = merge(Binary.SUBTRACT, h, candidate);
        return add(candidate, multiply(update, difference));
    }

    /** Some of the gates side by side. */
    private Tensor gates(Tensor all, AxisMap some) {
        return graph.add(
                new ReductionOp.Resample(
                        layer.name(), 1, units, some, all, value("part", some.length() * units)));
    }

    /** The two gates that lie side by side; softmax is of each alone. */
    private List<Tensor> gates(Activation opens, Tensor both) {
        return opens == Activation.SOFTMAX
                ? split(both, units, units).stream().map(x -> activate(opens, x)).toList()
                : split(activate(opens, both), units, units);
    }

    private Tensor recurrent(Tensor h) {
        return graph.product(
                layer, parameter("recurrentKernel"), h, Shape.of(spec.gates() * units));
    }

    private List<Tensor> split(Tensor x, int... sizes) {
        List<Tensor> pieces = new ArrayList<>();
        for (int size : sizes) {
            pieces.add(value("part", size));
        }
        graph.add(new ShapeOp.Split(layer.name(), 1, x, pieces));
        return pieces;
    }

    private Tensor activate(Activation activation, Tensor x) {
        return graph.activate(layer.name(), activation, x);
    }

    private Tensor add(Tensor a, Tensor b) {
        return merge(Binary.ADD, a, b);
    }

    private Tensor multiply(Tensor a, Tensor b) {
        return merge(Binary.MULTIPLY, a, b);
    }

    private Tensor merge(Binary binary, Tensor a, Tensor b) {
        return graph.merge(layer.name(), binary, a, b);
    }

    private Tensor value(String what, int size) {
        return value(what, Shape.of(size));
    }

    private Tensor value(String what, Shape shape) {
        return graph.value(layer.name() + " " + what, shape);
    }

    private String parameter(String name) {
        return SequenceSpec.Bidirectional.parameter(prefix, name);
    }
}
