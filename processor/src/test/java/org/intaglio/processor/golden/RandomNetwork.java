/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes small networks at random: branches, merges, shared layers, several inputs and outputs, in
 * combinations that nobody would think of. A seed gives one network.
 */
final class RandomNetwork {
    /** Neither kinks nor exponentials: differences of a loss in floats cannot follow those. */
    private static final List<String> SMOOTH =
            List.of("LINEAR", "SIGMOID", "TANH", "SOFTMAX", "GELU", "SILU", "SOFTPLUS", "MISH");

    private static final Pattern FREEZABLE =
            Pattern.compile("^@(Dense|Conv2D|DepthwiseConv2D|BatchNormalization)\\b");

    private final Random random;
    private final Random freezing;
    private final List<Field> fields = new ArrayList<>();
    private final Set<Field> unread = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private int number;

    private RandomNetwork(long seed) {
        this.random = new Random(seed);
        this.freezing = new Random(~seed);
    }

    /** A field with the shape of its result; {@code read} is what it reads if it has weights. */
    private record Field(String name, List<Integer> shape, Field read) {
        int last() {
            return shape.getLast();
        }

        boolean isImage() {
            return shape.size() == 3;
        }
    }

    static NetworkSource of(long seed) {
        String name = "Random" + seed;
        return new NetworkSource("golden." + name, new RandomNetwork(seed).text(name));
    }

    private String text(String name) {
        int inputs = 1 + random.nextInt(2);
        for (int i = 0; i < inputs; i++) {
            input();
        }
        int layers = 4 + random.nextInt(6);
        for (int i = 0; i < layers; i++) {
            layer();
        }
        Field all = joined();
        List<String> losses =
                List.of(
                        "@Output(loss = MEAN_SQUARED_ERROR, weight = 0.5) @Dense(units = 2",
                        "@Output(loss = HUBER, huberDelta = 0.5) @Dense(units = 3",
                        "@Output(loss = CATEGORICAL_CROSSENTROPY, labelSmoothing = 0.1)"
                                + " @Dense(units = 4, activation = SOFTMAX",
                        "@Output(loss = CATEGORICAL_CROSSENTROPY, fromLogits = true)"
                                + " @Dense(units = 4",
                        "@Output(loss = BINARY_CROSSENTROPY, weight = 2)"
                                + " @Dense(units = 2, activation = SIGMOID",
                        "@Output(loss = BINARY_CROSSENTROPY, fromLogits = true) @Dense(units = 1");
        int outputs = 1 + random.nextInt(2);
        for (int i = 0; i < outputs; i++) {
            int units = 1;
            add(losses.get(random.nextInt(losses.size())) + ", ", all, List.of(units), null);
        }
        return """
        package golden;

        import static org.intaglio.Activation.*;
        import static org.intaglio.Loss.*;
        import static org.intaglio.Padding.*;

        import org.intaglio.*;
        import org.intaglio.layer.*;

        @NeuralNetwork(inputGradients = true)
        class %s {
        %s
        }
        """
                .formatted(
                        name,
                        lines.stream().map(l -> "    " + l).collect(Collectors.joining("\n")));
    }

    private void input() {
        List<Integer> shape =
                switch (random.nextInt(3)) {
                    case 0 -> List.of(3 + random.nextInt(5));
                    case 1 -> List.of(2 + random.nextInt(3), 2 + random.nextInt(4));
                    default ->
                            List.of(
                                    4 + random.nextInt(4),
                                    4 + random.nextInt(4),
                                    1 + random.nextInt(3));
                };
        Field field = new Field("in" + number++, shape, null);
        fields.add(field);
        unread.add(field);
        lines.add("@Input(%s) Layer %s;".formatted(ValueTranslator.shape(shape), field.name()));
    }

    private void layer() {
        Field read =
                random.nextInt(4) > 0
                        ? fields.getLast()
                        : fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(14)) {
            case 0 -> add("@BatchNormalization(", read, read.shape(), null);
            case 1 -> add("@Dropout(value = 0.3, ", read, read.shape(), null);
            case 2 ->
                    add(
                            "@ActivationLayer(value = " + smooth(read) + ", ",
                            read,
                            read.shape(),
                            null);
            case 3 -> merge(read);
            case 4 -> shared();
            case 5 -> add("@Rescaling(scale = -0.7, offset = 0.3, ", read, read.shape(), null);
            case 6, 7, 8, 9 -> {
                FurtherLayers.Drawn drawn = FurtherLayers.draw(random, read.shape());
                String reads = drawn.reads() + " = \"" + read.name() + "\"";
                Field weightsFor = drawn.hasWeights() ? read : null;
                result(drawn.open() + reads, read, drawn.shape(), weightsFor);
            }
            default -> weighted(read);
        }
    }

    private void weighted(Field read) {
        if (read.isImage()) {
            image(read);
            return;
        }
        if (read.shape().size() == 2 && random.nextInt(3) == 0) {
            pooled(read);
            return;
        }
        if (read.shape().size() == 2 && random.nextInt(3) > 0) {
            sequence(read);
            return;
        }
        int units = 2 + random.nextInt(5);
        List<Integer> shape = new ArrayList<>(read.shape());
        shape.set(shape.size() - 1, units);
        String attributes =
                "@Dense(units = %d, activation = %s%s, ".formatted(units, smooth(units), options());
        add(attributes, read, shape, read);
    }

    private void pooled(Field read) {
        List<Integer> half = List.of((read.shape().getFirst() + 1) / 2, read.last());
        switch (random.nextInt(4)) {
            case 0 -> add("@GlobalMaxPooling1D(", read, List.of(read.last()), null);
            case 1, 2 ->
                    add(
                            "@MaxPooling1D(poolSize = 3, strides = 2, padding = SAME, ",
                            read,
                            half,
                            null);
            default -> add("@AveragePooling1D(padding = SAME, ", read, half, null);
        }
    }

    private void sequence(Field read) {
        int steps = read.shape().get(0);
        int units = 2 + random.nextInt(3);
        String cell =
                "@%s(units = %d%s"
                        .formatted(
                                random.nextInt(6) == 0
                                        ? "Bidirectional(mergeMode = MergeMode.SUM) @GRU"
                                        : recurrent(),
                                units,
                                options());
        switch (random.nextInt(6)) {
            case 0 -> add("@GlobalAveragePooling1D(", read, List.of(read.last()), null);
            case 1 -> add(cell + ", goBackwards = true, ", read, List.of(units), read);
            case 2 -> add(cell + ", returnSequences = true, ", read, List.of(steps, units), read);
            case 3 ->
                    add(
                            "@Conv1D(filters = %d, kernelSize = 2, causal = true, activation = %s%s, "
                                    .formatted(units, smooth(units), options()),
                            read,
                            List.of(steps, units),
                            read);
            case 4 -> add("@LayerNormalization(epsilon = 0.1, ", read, read.shape(), null);
            default -> {
                List<Field> others = fields.stream().filter(f -> f.shape().size() == 2).toList();
                Field other = others.get(random.nextInt(others.size()));
                unread.remove(other);
                result(
                        "@MultiHeadAttention(numHeads = %d, keyDim = 3, causal = %s, query = \"%s\", value = \"%s\""
                                .formatted(
                                        units - 1, random.nextBoolean(), read.name(), other.name()),
                        read,
                        read.shape(),
                        null);
            }
        }
    }

    private String recurrent() {
        return switch (random.nextInt(6)) {
            case 0 -> "GRU";
            case 1 -> "SimpleRNN";
            default -> "LSTM";
        };
    }

    private void image(Field read) {
        int height = read.shape().get(0);
        int width = read.shape().get(1);
        switch (random.nextInt(7)) {
            case 0 -> add("@GlobalAveragePooling2D(", read, List.of(read.last()), null);
            case 1 ->
                    add(
                            "@AveragePooling2D(padding = SAME, ",
                            read,
                            List.of((height + 1) / 2, (width + 1) / 2, read.last()),
                            null);
            case 2 -> maximum(read, height, width);
            case 3 -> depthwise(read, height, width);
            case 4 -> // Of each row of pixels.
                    add(
                            "@TimeDistributed @%s(units = 3%s, ".formatted(recurrent(), options()),
                            read,
                            List.of(height, 3),
                            read);
            default -> {
                int filters = 2 * (1 + random.nextInt(3));
                int groups = read.last() % 2 == 0 && random.nextBoolean() ? 2 : 1;
                boolean same = random.nextBoolean() || Math.min(height, width) < 3;
                int stride = same ? 1 + random.nextInt(2) : 1;
                List<Integer> shape =
                        same
                                ? List.of(
                                        (height + stride - 1) / stride,
                                        (width + stride - 1) / stride,
                                        filters)
                                : List.of(height - 2, width - 1, filters);
                add(
                        "@Conv2D(filters = %d, kernelSize = {3, 2}, groups = %d, strides = %d, padding = %s,"
                                        .formatted(filters, groups, stride, same ? "SAME" : "VALID")
                                + " activation = %s%s, ".formatted(smooth(filters), options()),
                        read,
                        shape,
                        read);
            }
        }
    }

    private void depthwise(Field read, int height, int width) {
        int multiplier = 1 + random.nextInt(2);
        boolean same = random.nextBoolean() || Math.min(height, width) < 3;
        int stride = same ? 1 + random.nextInt(2) : 1;
        int dilation = same && stride == 1 ? 1 + random.nextInt(2) : 1;
        int filters = multiplier * read.last();
        List<Integer> shape =
                same
                        ? List.of(
                                (height + stride - 1) / stride,
                                (width + stride - 1) / stride,
                                filters)
                        : List.of(height - 1, width - 2, filters);
        String attributes =
                "@DepthwiseConv2D(kernelSize = {2, 3}, depthMultiplier = %d, strides = %d,"
                                .formatted(multiplier, stride)
                        + " dilationRate = %d, padding = %s, activation = %s%s, "
                                .formatted(
                                        dilation,
                                        same ? "SAME" : "VALID",
                                        smooth(filters),
                                        options().replace("kernelReg", "depthwiseReg"));
        add(attributes, read, shape, read);
    }

    /** Over windows that overlap, or over windows that tile a convolution: one operation then. */
    private void maximum(Field read, int height, int width) {
        if (height < 2 || width < 2 || random.nextBoolean()) {
            add(
                    "@MaxPooling2D(poolSize = 3, strides = 2, padding = SAME, ",
                    read,
                    List.of((height + 1) / 2, (width + 1) / 2, read.last()),
                    null);
            return;
        }
        List<Integer> shape = List.of(height, width, 2 + random.nextInt(4));
        String attributes =
                "@Conv2D(filters = %d, kernelSize = {2, 3}, padding = SAME%s, "
                        .formatted(shape.getLast(), options());
        add(attributes, read, shape, read);
        Field convolution = fields.getLast();
        add(
                "@MaxPooling2D(",
                convolution,
                List.of(height / 2, width / 2, convolution.last()),
                null);
    }

    private String options() {
        return switch (random.nextInt(4)) {
            case 0 -> ", useBias = false";
            case 1 -> ", kernelRegularizer = @Regularizer(l2 = 0.05)";
            case 2 -> ", biasRegularizer = @Regularizer(l2 = 0.1)";
            default -> "";
        };
    }

    private void merge(Field read) {
        List<Field> like = fields.stream().filter(f -> f.shape().equals(read.shape())).toList();
        Field other = like.get(random.nextInt(like.size()));
        String from = "from = {\"" + read.name() + "\", \"" + other.name() + "\"}";
        unread.remove(other);
        List<String> kinds =
                List.of("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum");
        if (random.nextInt(3) == 0) {
            List<Integer> shape = new ArrayList<>(read.shape());
            shape.set(shape.size() - 1, read.last() + other.last());
            result("@Concatenate(" + from, read, shape, null);
        } else {
            String kind = kinds.get(random.nextInt(kinds.size()));
            result("@" + kind + "(" + from, read, read.shape(), null);
        }
    }

    /** A layer with weights again, where something else has the shape of what it reads. */
    private void shared() {
        for (Field owner : fields) {
            for (Field read : fields) {
                boolean fits =
                        owner.read() != null
                                && !read.equals(owner.read())
                                && read.shape().equals(owner.read().shape());
                if (fits) {
                    add("@Shared(layer = \"" + owner.name() + "\", ", read, owner.shape(), null);
                    return;
                }
            }
        }
    }

    /** What nothing has read so far, in one vector. */
    private Field joined() {
        List<Field> flat = new ArrayList<>();
        for (Field field : List.copyOf(unread)) {
            int size = field.shape().stream().reduce(1, Math::multiplyExact);
            flat.add(
                    field.shape().size() == 1
                            ? field
                            : add("@Flatten(", field, List.of(size), null));
        }
        if (flat.size() == 1) {
            return flat.getFirst();
        }
        unread.removeAll(flat);
        String names =
                flat.stream().map(f -> '"' + f.name() + '"').collect(Collectors.joining(", "));
        int size = flat.stream().mapToInt(Field::last).sum();
        return result("@Concatenate(from = {" + names + "}", flat.getFirst(), List.of(size), null);
    }

    private String smooth(Field read) {
        return smooth(read.last());
    }

    /** A softmax over one unit is refused. */
    private String smooth(int units) {
        String activation = SMOOTH.get(random.nextInt(SMOOTH.size()));
        return activation.equals("SOFTMAX") && units == 1 ? "TANH" : activation;
    }

    private Field add(String annotation, Field read, List<Integer> shape, Field weightsFor) {
        return result(annotation + "from = \"" + read.name() + "\"", read, shape, weightsFor);
    }

    private Field result(String open, Field read, List<Integer> shape, Field weightsFor) {
        Field field = new Field("x" + number++, List.copyOf(shape), weightsFor);
        boolean isFrozen = FREEZABLE.matcher(open).find() && freezing.nextInt(4) == 0;
        lines.add((isFrozen ? "@Frozen " : "") + open + ") Layer " + field.name() + ";");
        unread.remove(read);
        unread.add(field);
        fields.add(field);
        return field;
    }
}
