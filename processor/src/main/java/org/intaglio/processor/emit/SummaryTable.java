/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import org.intaglio.processor.model.Shape;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.Footprint;
import org.intaglio.processor.schedule.Programs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The table that {@code summary()} returns: Keras' columns, with multiply-adds and memory besides.
 * ASCII only, so that it reads well on every terminal.
 */
final class SummaryTable {
    private static final int WIDTH = 85;

    private SummaryTable() {}

    static String of(Programs programs) {
        ShapedNetwork network = programs.network();
        StringBuilder table = new StringBuilder();
        table.append("Model: \"").append(network.spec().name()).append("\"\n");
        rule(table, '_');
        line(table, "Layer (type)", "Output shape", "Params", "Multiply-adds");
        rule(table, '=');
        boolean chain = isChain(network);
        for (ShapedLayer layer : network.layers()) {
            line(
                    table,
                    layer.name() + " (" + layer.node().spec().kind() + ")",
                    shape(layer.shape()),
                    count(layer.parameterCount()),
                    count(layer.multiplyAdds()));
            if (!chain && !layer.inputs().isEmpty()) {
                table.append("    reads ").append(String.join(", ", layer.inputs())).append('\n');
            }
        }
        rule(table, '=');
        long all = network.layers().stream().mapToLong(ShapedLayer::parameterCount).sum();
        long trainable =
                network.layers().stream()
                        .flatMap(layer -> layer.parameters().stream())
                        .filter(p -> p.trainable())
                        .mapToLong(p -> p.shape().elements())
                        .sum();
        total(table, "Total params", all);
        total(table, "Trainable params", trainable);
        total(table, "Non-trainable params", all - trainable);
        table.append("Multiply-adds for one prediction: ")
                .append(count(network.layers().stream().mapToLong(ShapedLayer::multiplyAdds).sum()))
                .append('\n');
        Footprint memory = Footprint.of(programs);
        table.append("Memory for training: ")
                .append(bytes(memory.trainingWithAdam()))
                .append(" with Adam, ")
                .append(bytes(memory.trainingSample()))
                .append(" a sample of the batch, ")
                .append(
                        memory.trainingPart() == 0
                                ? ""
                                : bytes(memory.trainingPart()) + " for each of up to 16 parts, ")
                .append(bytes(memory.trainingThread()))
                .append(" a thread\n");
        table.append("Memory for prediction: ")
                .append(bytes(memory.weights()))
                .append(" weights, ")
                .append(
                        memory.prepared() == 0
                                ? ""
                                : bytes(memory.prepared()) + " prepared weights, ")
                .append(bytes(memory.predictionThread()))
                .append(" a thread\n");
        rule(table, '_');
        return table.toString();
    }

    private static boolean isChain(ShapedNetwork network) {
        List<ShapedLayer> layers = network.layers();
        for (int i = 1; i < layers.size(); i++) {
            if (!layers.get(i).inputs().equals(List.of(layers.get(i - 1).name()))) {
                return false;
            }
        }
        return true;
    }

    private static void line(StringBuilder table, String... cells) {
        table.append("%-33s %-21s %12s %15s".formatted((Object[]) cells)).append('\n');
    }

    private static void rule(StringBuilder table, char c) {
        table.append(String.valueOf(c).repeat(WIDTH)).append('\n');
    }

    private static void total(StringBuilder table, String title, long parameters) {
        table.append(title)
                .append(": ")
                .append(count(parameters))
                .append(" (")
                .append(bytes(4 * parameters))
                .append(")\n");
    }

    private static String shape(Shape shape) {
        return shape.dimensions().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String bytes(long n) {
        if (n < 1024) {
            return n + " B";
        }
        return n < 1024 * 1024
                ? String.format(Locale.ROOT, "%.2f KB", n / 1024.0)
                : String.format(Locale.ROOT, "%.2f MB", n / (1024.0 * 1024));
    }
}
