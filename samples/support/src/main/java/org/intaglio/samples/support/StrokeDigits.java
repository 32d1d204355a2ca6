/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import java.awt.geom.Path2D;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The ten digits as pen strokes in a box from (0, 0), top left, to (1, 1), each in some of the ways
 * people write it. They need no font.
 */
final class StrokeDigits {
    /**
     * By digit, the ways to write it, in the commands of SVG paths: M(ove to), L(ine to), C(urve
     * to).
     */
    private static final List<List<String>> STROKES =
            List.of(
                    List.of(
                            "M .5 0 C 1.05 0 1.05 1 .5 1 C -.05 1 -.05 0 .5 0",
                            "M .5 0 C .9 0 .9 1 .5 1 C .1 1 .1 0 .5 0",
                            "M .6 .02 C .05 -.1 -.1 1 .5 1 C 1.05 1 1 .05 .45 .05"),
                    List.of(
                            "M .5 0 L .5 1",
                            "M .25 .22 L .55 0 L .55 1",
                            "M .2 .22 L .5 0 L .5 1 M .2 1 L .8 1"),
                    List.of(
                            "M .08 .25 C .1 -.1 .95 -.1 .9 .3 C .87 .55 .3 .8 .05 1 L .95 1",
                            "M .1 .2 C .2 -.1 .95 -.05 .85 .35 C .75 .7 .4 .95 .2 1"
                                    + " C 0 1.02 0 .8 .2 .8 C .45 .8 .7 1.05 1 .95"),
                    List.of(
                            "M .1 .1 C .4 -.08 .95 -.02 .88 .25 C .85 .45 .6 .48 .4 .48"
                                    + " C .7 .48 .98 .55 .95 .75 C .9 1.08 .3 1.05 .05 .88",
                            "M .1 0 L .9 0 L .45 .4 C .8 .38 1 .55 .95 .75 C .9 1.05 .3 1.05 .05"
                                    + " .9"),
                    List.of(
                            "M .7 1 L .7 0 L .05 .68 L .98 .68",
                            "M .15 0 L .1 .5 L .9 .5 M .8 .02 L .75 1"),
                    List.of(
                            "M .88 0 L .2 0 L .15 .45 C .5 .3 .98 .4 .95 .7 C .92 1.05 .3 1.05 .05"
                                    + " .9",
                            "M .2 .05 L .15 .45 C .5 .35 .9 .45 .88 .7 C .85 1 .3 1.05 .1 .92"
                                    + " M .2 .05 L .9 0"),
                    List.of(
                            "M .8 .02 C .3 .1 .05 .5 .08 .72 C .1 1.08 .92 1.08 .92 .72"
                                    + " C .92 .42 .25 .42 .1 .7",
                            "M .6 0 C .2 .3 .1 .6 .12 .75 C .15 1.05 .85 1.05 .85 .75"
                                    + " C .85 .5 .35 .5 .14 .75"),
                    List.of(
                            "M .05 0 L .95 0 L .4 1",
                            "M .05 .02 L .95 0 L .4 1 M .25 .5 L .85 .5",
                            "M .05 .1 C .1 0 .9 .02 .95 .02 C .7 .3 .5 .7 .45 1"),
                    List.of(
                            "M .5 .47 C .05 .4 .1 0 .5 0 C .9 0 .95 .4 .5 .47 C -.05 .55 0 1 .5 1"
                                    + " C 1 1 1.05 .55 .5 .47",
                            "M .85 .15 C .6 -.1 .1 0 .15 .25 C .2 .5 .9 .5 .88 .78"
                                    + " C .85 1.08 .1 1.05 .12 .78 C .15 .5 .75 .45 .85 .15"),
                    List.of(
                            "M .9 .3 C .85 -.1 .1 -.1 .1 .28 C .1 .62 .8 .6 .9 .28 L .8 1",
                            "M .88 .3 C .85 -.1 .1 -.1 .1 .28 C .1 .6 .8 .6 .88 .3"
                                    + " C .92 .7 .8 1 .25 .98"));

    private StrokeDigits() {}

    /**
     * The strokes of a digit in one of its ways, by a hand that trembles.
     *
     * @param tremor the standard deviation of each point's place
     */
    static Path2D draw(int digit, RandomGenerator random, double tremor) {
        List<String> ways = STROKES.get(digit);
        Deque<String> words =
                new ArrayDeque<>(
                        Arrays.asList(ways.get(random.nextInt(ways.size())).split(" ", -1)));
        Path2D path = new Path2D.Double();
        while (!words.isEmpty()) {
            String command = words.pop();
            double[] at = new double[command.equals("C") ? 6 : 2];
            for (int i = 0; i < at.length; i++) {
                at[i] = Double.parseDouble(words.pop()) + tremor * random.nextGaussian();
            }
            switch (command) {
                case "M" -> path.moveTo(at[0], at[1]);
                case "L" -> path.lineTo(at[0], at[1]);
                default -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            }
        }
        return path;
    }
}
