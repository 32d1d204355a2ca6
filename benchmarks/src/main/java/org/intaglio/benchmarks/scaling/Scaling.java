/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.scaling;

import org.intaglio.benchmarks.ChildJvm;
import org.intaglio.benchmarks.UsageException;
import org.intaglio.samples.support.SampleRun;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures how cost grows; writes {@code scaling-AXIS.csv} and {@code scaling-AXIS.png}. */
public final class Scaling {
    static final int ROUNDS = 5;

    private Scaling() {}

    /**
     * Takes names of axes and the options that {@code --help} lists.
     *
     * @throws UsageException if an argument makes no sense
     */
    public static void run(String... arguments) throws IOException, InterruptedException {
        ScalingOptions options = ScalingOptions.parse(arguments);
        if (options.help()) {
            System.out.println(ScalingOptions.USAGE);
            return;
        }
        Path output = Path.of(System.getProperty("intaglio.benchmark.out", "target"));
        for (Axis axis : options.axes()) {
            System.out.println("\n" + title(axis));
            Map<Point, Cost> costs = new LinkedHashMap<>();
            for (Point point : axis.points()) {
                String[] task = PointProcess.arguments(point, options.effort());
                Cost cost = Cost.parse(ChildJvm.run(jvmOptions(), PointProcess.class, task));
                System.out.println(line(axis.of(point), cost));
                costs.put(point, cost);
            }
            save(axis, costs, output);
        }
    }

    /**
     * The children run with what this JVM was given: vectors, their width, the size of the heap.
     */
    private static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option ->
                        option.startsWith("-X")
                                || option.startsWith("--add-modules")
                                || option.startsWith("-Dintaglio.kernels")
                                || option.startsWith("-Dintaglio.vector"))
                .toList();
    }

    static void save(Axis axis, Map<Point, Cost> costs, Path output) throws IOException {
        Files.createDirectories(output);
        List<String> csv = new ArrayList<>();
        csv.add("width,depth,batch,threads," + Cost.COLUMNS);
        costs.forEach((point, cost) ->
                csv.add(
                        "%d,%d,%d,%d,%s"
                                .formatted(
                                        point.width(),
                                        point.depth(),
                                        point.batch(),
                                        point.threads(),
                                        cost.csv())));
        Path file = output.resolve("scaling-" + axis.id() + ".csv");
        Files.write(file, csv);
        System.out.println("Saved " + file);
        if (SampleRun.drawsPictures()) {
            Path picture = output.resolve("scaling-" + axis.id() + ".png");
            ScalingChart.save(axis, costs, picture);
            System.out.println("Saved " + picture);
        } else {
            System.out.println("No picture: this machine has no fonts");
        }
    }

    static String title(Axis axis) {
        return "%-10s training µs/sample   GFLOP/s   prediction µs/sample   live MB   peak MB   compiled in"
                .formatted(axis.id());
    }

    static String line(int at, Cost cost) {
        return String.format(
                Locale.ROOT,
                "%-10d %,18.2f %9.1f %,22.2f %9.1f %9.0f %11.2f s",
                at,
                1e6 * cost.trainingSeconds(),
                cost.gigaflops(),
                1e6 * cost.predictionSeconds(),
                1e-6 * cost.heapBytes(),
                1e-6 * cost.peakBytes(),
                cost.compileSeconds());
    }
}
