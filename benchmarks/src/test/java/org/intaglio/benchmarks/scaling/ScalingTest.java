/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.intaglio.benchmarks.ChildJvm;
import org.intaglio.benchmarks.Output;
import org.intaglio.benchmarks.UsageException;
import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.samples.support.SampleRun;
import org.intaglio.samples.throughput.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** What is measured in so short a time means nothing. */
class ScalingTest {
    private static final Cost COST = new Cost(2.5e-6, 1e-6, 123.45, 4_000_000, 0, 0.875, 20_000);

    @Test
    void compilesANetwork() throws IOException {
        NetworkCompilation compilation = NetworkCompilation.of(new DenseNetwork(24, 3));
        Model model = compilation.create(Device.scalar(), 1);
        assertThat(model.parameters().stream().mapToInt(Parameter::size).sum())
                .isEqualTo((784 + 1) * 24 + 2 * (24 + 1) * 24 + (24 + 1) * 10);
        assertThat(model.predict(new float[784])).hasLength(10);
        assertThat(compilation.bytes()).isGreaterThan(1000);
    }

    @Test
    void aNetworkThatJavacRefuses() {
        assertThat(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> NetworkCompilation.of(new DenseNetwork(0, 1))))
                .hasMessageThat()
                .contains("hidden1");
    }

    @Test
    void measuresAPoint() throws IOException {
        Cost cost = new Point(16, 2, 8, 2).measure(new Effort(0, 0.05, Scaling.ROUNDS));
        assertThat(cost.trainingSeconds()).isGreaterThan(0);
        assertThat(cost.predictionSeconds()).isGreaterThan(0);
        // Weights, gradients and Adam's two moments of 784·16 + 16·16 + 16·10 weights and more.
        assertThat(cost.heapBytes()).isAtLeast(4 * 4 * (784 * 16 + 16 * 16 + 16 * 10));
        assertThat(Cost.parse(cost.csv()).heapBytes()).isEqualTo(cost.heapBytes());
    }

    @ParameterizedTest
    @EnumSource
    void everyAxisGrowsAlone(Axis axis) {
        List<Point> points = axis.points();
        assertThat(points.stream().map(axis::of).toList()).isInStrictOrder();
        for (Axis other : Axis.values()) {
            if (other != axis) {
                assertThat(points.stream().map(other::of).distinct().toList()).hasSize(1);
            }
        }
    }

    @Test
    void saves(@TempDir Path directory) throws Exception {
        Map<Point, Cost> costs = new LinkedHashMap<>();
        costs.put(new Point(256, 3, 1, 1), COST);
        costs.put(new Point(256, 3, 2, 1), COST);
        Output.of(() -> Scaling.save(Axis.BATCH, costs, directory));
        assertThat(Files.readAllLines(directory.resolve("scaling-batch.csv")))
                .containsExactly(
                        "width,depth,batch,threads,training_us_per_sample,prediction_us_per_sample,"
                                + "training_gflops,heap_bytes,peak_resident_bytes,compile_seconds,"
                                + "class_bytes",
                        "256,3,1,1,2.5000,1.0000,123.450,4000000,0,0.875,20000",
                        "256,3,2,1,2.5000,1.0000,123.450,4000000,0,0.875,20000")
                .inOrder();

        assumeTrue(SampleRun.drawsPictures(), "this machine has no fonts");
        BufferedImage picture = ImageIO.read(directory.resolve("scaling-batch.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(1240);
        assertThat(picture.getHeight()).isEqualTo(420);
    }

    @Test
    void aLineOfTheTable() {
        assertThat(Scaling.title(Axis.WIDTH) + "\n" + Scaling.line(2048, COST))
                .isEqualTo(
                        """
                        width      training µs/sample   GFLOP/s   prediction µs/sample   live MB   peak MB   compiled in
                        2048                     2.50     123.5                   1.00       4.0         0        0.88 s\
                        """);
    }

    @Test
    void aChildThatFails() {
        assertThat(
                        assertThrows(
                                IllegalStateException.class,
                                () -> ChildJvm.run(List.of(), PointProcess.class, "1", "x")))
                .hasMessageThat()
                .containsMatch("PointProcess 1 x ended with status 1:\\R.*NumberFormatException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    batch     | height | scaling does not know 'height', only batch, width, depth, threads and options; see --help
                    --seconds | 0      | --seconds wants seconds, from 0.01 to 600, not '0'
                    --warm-up | x      | --warm-up wants seconds, from 0 to 600, not 'x'
                    depth     | --seconds | --seconds wants seconds after it
                    """)
    void mistakes(String first, String second, String message) {
        assertThat(assertThrows(UsageException.class, () -> Scaling.run(first, second)))
                .hasMessageThat()
                .isEqualTo(message);
    }
}
