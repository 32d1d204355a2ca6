/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Shape;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.Plan;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** The line about images that nobody has scaled. */
class RangeNoticeTest {
    private static final Plan NONE = new Plan(0, 0, 0, 0, 0, 0, 1, List.of());

    private static Architecture.Layer layer(
            String name, String kind, int parameters, String... in) {
        return new Architecture.Layer(name, kind, List.of(in), Shape.of(64), parameters, 0);
    }

    private static Architecture network(Shape input, Architecture.Layer... layers) {
        List<Architecture.Input> inputs =
                List.of(
                        new Architecture.Input("small", Shape.of(4), false),
                        new Architecture.Input("image", input, false));
        return new Architecture(
                "Net", inputs, List.of(), List.of(layers), List.of(), 0, 0, NONE, NONE, NONE, "");
    }

    /** Places in a table may be any; nothing scales them. */
    @Test
    void indicesAreNoPixels() {
        var tokens =
                new Architecture.Input(
                        "tokens", Shape.of(200), false, Architecture.Type.INDEX, 300);
        var numbers = new Architecture.Input("tokens", Shape.of(200), false);
        for (Architecture.Input input : List.of(tokens, numbers)) {
            Architecture network =
                    new Architecture(
                            "Net",
                            List.of(input),
                            List.of(),
                            List.of(
                                    layer("tokens", "Input", 0),
                                    layer("table", "Dense", 100, "tokens")),
                            List.of(),
                            0,
                            0,
                            NONE,
                            NONE,
                            NONE,
                            "");
            Batch batch = Batch.of(network, 1, false);
            Arrays.fill(batch.input(0), 255);
            assertThat(RangeNotice.of(network, batch, 1).isPresent())
                    .isEqualTo(input.equals(numbers));
        }
    }

    /** A small image, and what reads it. */
    private static boolean isTold(Architecture.Layer... layers) {
        Architecture.Layer[] all = new Architecture.Layer[layers.length + 1];
        all[0] = layer("image", "Input", 0);
        System.arraycopy(layers, 0, all, 1, layers.length);
        Architecture network = network(Shape.of(8, 8, 1), all);
        return RangeNotice.of(network, batch(network, 0, 254), 2).isPresent();
    }

    private static Architecture dense(Shape input) {
        return network(
                input,
                layer("small", "Input", 0),
                layer("image", "Input", 0),
                layer("flat", "Flatten", 0, "image"),
                layer("both", "Concatenate", 0, "flat", "small"),
                layer("hidden", "Dense", 100, "both"));
    }

    private static Batch batch(Architecture network, float... values) {
        Batch batch = Batch.of(network, 2, true);
        float[] image = batch.input(1);
        for (int i = 0; i < image.length; i++) {
            image[i] = values[i % values.length];
        }
        Arrays.fill(batch.input(0), 250);
        return batch;
    }

    @Test
    void bytesBehindNoScaling() {
        Architecture network = dense(Shape.of(8, 8, 1));
        assertThat(RangeNotice.of(network, batch(network, 0, 17, 254), 2))
                .hasValue(
                        "input 'image' holds whole numbers from 0 to 254, as images do that have"
                                + " not been scaled, and no layer scales them: a network learns"
                                + " badly from such numbers. Put @Rescaling(scale = 1.0 / 255)"
                                + " behind the input, or divide them by 255. (To end this"
                                + " notice, set the level of the logger org.intaglio.data above"
                                + " WARNING.)");
    }

    @Test
    void otherNumbers() {
        Architecture network = dense(Shape.of(8, 8, 1));
        for (float[] values :
                new float[][] {
                    {0, 0.5f, 254}, {0, 1}, {-1, 254}, {0, 256}, {0, 5, 90}, {0, Float.NaN, 254}
                }) {
            assertThat(RangeNotice.of(network, batch(network, values), 2)).isEmpty();
        }
        // Not an image.
        Architecture few = dense(Shape.of(195));
        assertThat(RangeNotice.of(few, batch(few, 0, 254), 2)).isEmpty();
    }

    @Test
    void onlyTheRowsThatAreFilled() {
        Architecture network = dense(Shape.of(8, 8, 1));
        Batch batch = batch(network, 0, 1);
        batch.input(1)[64] = 254; // In the second row.
        assertThat(RangeNotice.of(network, batch, 1)).isEmpty();
        assertThat(RangeNotice.of(network, batch, 2)).isPresent();
    }

    @Test
    void layersThatScale() {
        for (String kind :
                List.of(
                        "Rescaling",
                        "BatchNormalization",
                        "RMSNormalization",
                        "GroupNormalization",
                        "UnitNormalization",
                        "Discretization")) {
            assertThat(
                            isTold(
                                    layer("dropped", "Dropout", 0, "image"),
                                    layer("scaled", kind, 4, "dropped"),
                                    layer("hidden", "Dense", 100, "scaled")))
                    .isFalse();
        }
        assertThat(
                        isTold(
                                layer("scaled", "Rescaling", 0, "image"),
                                layer("both", "Concatenate", 0, "scaled", "image"),
                                layer("hidden", "Dense", 100, "both")))
                .isTrue();
    }

    /** What is normalised does not tell how large it was. */
    @Test
    void normalisationBehindTheFirstWeights() {
        Architecture.Layer edges = layer("edges", "Conv2D", 9, "image");
        Architecture.Layer normal = layer("normal", "BatchNormalization", 4, "edges");
        assertThat(isTold(edges, normal)).isFalse();
        assertThat(isTold(edges, normal, layer("more", "Conv2D", 9, "edges"))).isTrue();
    }
}
