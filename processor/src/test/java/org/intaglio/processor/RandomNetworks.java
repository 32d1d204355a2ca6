/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import org.intaglio.Activation;
import org.intaglio.MergeMode;
import org.intaglio.Padding;
import org.intaglio.processor.model.LayerSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random networks from a seed: chains that branch, join, share layers and end several times. */
public final class RandomNetworks {
    private final Random random;
    private final Declaration declaration = Declaration.empty();
    private final List<String> images = new ArrayList<>();
    private final List<String> vectors = new ArrayList<>();
    private final List<String> sequences = new ArrayList<>();
    private final List<String> shareable = new ArrayList<>();
    private int count;

    private RandomNetworks(long seed) {
        this.random = new Random(seed);
    }

    /** A network. Images are 4×4×3, vectors 5, sequences 4×3, so that anything can be merged. */
    public static Declaration of(long seed) {
        return new RandomNetworks(seed).build();
    }

    private Declaration build() {
        if (random.nextInt(4) == 0) {
            declaration.inputGradients();
        }
        declaration.in("image", 4, 4, 3);
        declaration.in("vector", 5);
        add(images, conv(), "image");
        add(vectors, Layers.dense(5), "vector");
        boolean hasSequences = random.nextBoolean();
        if (hasSequences) {
            declaration.in("steps", 4, 3);
            add(sequences, Layers.lstm(3, true), "steps");
        }
        int layers = 3 + random.nextInt(12);
        for (int i = 0; i < layers; i++) {
            if (hasSequences && random.nextInt(3) > 0) {
                sequence();
            } else if (random.nextBoolean()) {
                image();
            } else {
                vector();
            }
        }
        // Everything that nothing reads is an output; this one joins both halves.
        String flat = add(new ArrayList<>(), Layers.flatten(), pick(images));
        add(vectors, Layers.dense(5), flat);
        return declaration;
    }

    private void image() {
        switch (random.nextInt(6)) {
            case 0 -> add(images, conv(), pick(images));
            case 1 -> add(images, Layers.batchNorm(), pick(images));
            case 2 -> {
                String wide =
                        add(
                                new ArrayList<>(),
                                new LayerSpec.Concatenate(random.nextInt(3)),
                                pick(images),
                                pick(images));
                String mean =
                        add(new ArrayList<>(), new LayerSpec.GlobalAveragePooling2D(false), wide);
                add(vectors, Layers.dense(5), mean);
            }
            default -> common(images);
        }
    }

    private void sequence() {
        switch (random.nextInt(9)) {
            case 0 -> add(sequences, Layers.lstm(3, true), pick(sequences));
            case 1 -> {
                boolean after = random.nextBoolean();
                var gru = Layers.gru(3, true, random.nextBoolean(), after);
                add(sequences, after ? Layers.both(MergeMode.SUM, gru) : gru, pick(sequences));
            }
            case 2 -> add(vectors, Layers.lstm(5, false), pick(sequences));
            case 3 -> {
                boolean causal = random.nextBoolean();
                LayerSpec attention = Layers.attention(2, 3, 0, causal, random.nextInt(2) * 0.1);
                add(sequences, attention, pick(sequences), pick(sequences), pick(sequences));
            }
            case 4 -> add(sequences, Layers.layerNorm(), pick(sequences));
            case 5 -> add(sequences, Layers.batchNorm(), pick(sequences));
            case 6 -> {
                int dilation = 1 + random.nextInt(2);
                add(
                        sequences,
                        Layers.convOfSteps(3, 2, 1, Padding.VALID, true, dilation, 1),
                        pick(sequences));
            }
            case 7 -> {
                String mean = add(new ArrayList<>(), Layers.meanOfSteps(), pick(sequences));
                add(vectors, Layers.dense(5), mean);
            }
            default -> common(sequences);
        }
    }

    private void vector() {
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                String dense = add(vectors, Layers.dense(5, activation()), pick(vectors));
                shareable.add(dense);
            }
            case 2 -> {
                String norm = add(vectors, Layers.batchNorm(), pick(vectors));
                shareable.add(norm);
            }
            case 3 -> {
                if (!shareable.isEmpty()) {
                    add(vectors, Layers.shared(pick(shareable)), pick(vectors));
                }
            }
            default -> common(vectors);
        }
    }

    private void common(List<String> kind) {
        switch (random.nextInt(6)) {
            case 0 -> add(kind, new LayerSpec.Add(), pick(kind), pick(kind), pick(kind));
            case 1 -> add(kind, new LayerSpec.Multiply(), pick(kind), pick(kind));
            case 2 -> add(kind, new LayerSpec.Maximum(), pick(kind), pick(kind));
            case 3 -> add(kind, new LayerSpec.Average(), pick(kind), pick(kind));
            case 4 -> add(kind, Layers.dropout(0.25), pick(kind));
            default -> add(kind, Layers.activation(activation()), pick(kind));
        }
    }

    private LayerSpec conv() {
        int kernel = 1 + random.nextInt(3);
        return random.nextInt(4) == 0
                ? Layers.depthwise(kernel, 1, 1, Padding.SAME, activation())
                : Layers.conv(3, kernel, Padding.SAME, activation());
    }

    private Activation activation() {
        Activation[] some = {
            Activation.LINEAR, Activation.RELU, Activation.TANH, Activation.SILU, Activation.SOFTMAX
        };
        return some[random.nextInt(some.length)];
    }

    private String add(List<String> kind, LayerSpec spec, String... from) {
        String name = "layer" + count++;
        declaration.layer(name, spec, from);
        kind.add(name);
        return name;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
