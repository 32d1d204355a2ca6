/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/** A sample that ran within a smoke test: what it printed and which pictures it saved. */
public final class SampleRun {
    private static final Pattern ACCURACY =
            Pattern.compile("Test accuracy on (.+): ([0-9.]+) %, loss ([0-9.]+)");

    /** The main method of a sample. */
    @FunctionalInterface
    public interface Main {
        /** Runs the sample. */
        void main(String... arguments) throws IOException;
    }

    private final String output;
    private final Path pictures;

    private SampleRun(String output, Path pictures) {
        this.output = output;
        this.pictures = pictures;
    }

    /** Runs a sample with these arguments, and nothing else of its own. */
    public static SampleRun of(Main sample, String... arguments) throws IOException {
        return run(sample, Path.of(""), List.of(arguments));
    }

    /**
     * Runs a sample about images for one epoch on rendered digits, so that the test needs no data.
     *
     * @param pictures where its pictures go
     * @param digits how many digits to train on
     */
    public static SampleRun onDigits(Main sample, Path pictures, int digits, String... more)
            throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--epochs", "1", "--rendered", String.valueOf(digits)));
        arguments.addAll(List.of("--out", pictures.toString()));
        arguments.addAll(List.of(more));
        return run(sample, pictures, arguments);
    }

    private static SampleRun run(Main sample, Path pictures, List<String> arguments)
            throws IOException {
        PrintStream out = System.out;
        var seen = new ByteArrayOutputStream();
        System.setOut(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            sample.main(arguments.toArray(String[]::new));
        } finally {
            System.setOut(out);
        }
        return new SampleRun(seen.toString(StandardCharsets.UTF_8), pictures);
    }

    /** What the sample wrote to standard output. */
    public String output() {
        return output;
    }

    /** The test accuracy it printed, from 0 to 1. */
    public double accuracy() {
        Matcher line = ACCURACY.matcher(output);
        if (!line.find()) {
            throw new AssertionError("no test accuracy in:\n" + output);
        }
        return Double.parseDouble(line.group(2)) / 100;
    }

    /** Whether this machine has the fonts that pictures need; without, a sample leaves them out. */
    public static boolean drawsPictures() {
        return Fonts.available();
    }

    /** A picture it saved. */
    public BufferedImage picture(String name) throws IOException {
        BufferedImage image = ImageIO.read(pictures.resolve(name).toFile());
        if (image == null) {
            throw new IOException(name + " is not a picture");
        }
        return image;
    }
}
