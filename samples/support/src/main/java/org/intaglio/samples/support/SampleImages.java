/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import org.intaglio.runtime.data.DatasetUnavailableException;
import org.intaglio.runtime.data.Datasets;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.TrainTest;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The images of a sample: those it is about, or, where they cannot be had, rendered digits and a
 * notice nobody can miss.
 */
public final class SampleImages {
    private final TrainTest images;
    private final String name;
    private final Optional<String> notice;

    private SampleImages(TrainTest images, String name, Optional<String> notice) {
        this.images = images;
        this.name = name;
        this.notice = notice;
        notice.ifPresent(System.err::println);
    }

    /** MNIST from where {@link Datasets#mnist} finds it. */
    public static SampleImages mnist(SampleArguments arguments) {
        return arguments.data().isPresent()
                ? real(Datasets.mnist(arguments.data().get()))
                : find("MNIST", Datasets::mnist, arguments);
    }

    /** Fashion-MNIST from where {@link Datasets#fashionMnist} finds it. */
    public static SampleImages fashionMnist(SampleArguments arguments) {
        return arguments.data().isPresent()
                ? real(Datasets.fashionMnist(arguments.data().get()))
                : find("Fashion-MNIST", Datasets::fashionMnist, arguments);
    }

    private static SampleImages real(TrainTest images) {
        return new SampleImages(images, images.name(), Optional.empty());
    }

    static SampleImages find(String name, Supplier<TrainTest> source, SampleArguments arguments) {
        if (arguments.rendered() > 0) {
            return rendered(
                    name,
                    List.of("--rendered asks for digits rendered here"),
                    arguments.rendered(),
                    arguments.seed());
        }
        try {
            return real(source.get());
        } catch (DatasetUnavailableException e) {
            return rendered(name, e.tried(), 24_000, arguments.seed());
        }
    }

    private static SampleImages rendered(String name, List<String> why, int count, long seed) {
        StringBuilder notice = new StringBuilder();
        String line = "*".repeat(80);
        notice.append("\n%s\n".formatted(line));
        notice.append("**  These images are NOT %s.\n".formatted(name));
        notice.append("**  They are digits drawn by this program, far easier to tell apart.\n");
        notice.append("**  Figures measured on them say nothing about %s. Why:\n".formatted(name));
        why.forEach(reason -> notice.append("**    %s\n".formatted(reason)));
        notice.append(line).append('\n');
        int test = Math.max(10, count / 6);
        return new SampleImages(
                RenderedDigits.of(count, test, seed),
                "rendered digits, NOT " + name,
                Optional.of(notice.toString()));
    }

    /** The images to train on. */
    public LabeledImages train() {
        return images.train();
    }

    /** The images to test with. */
    public LabeledImages test() {
        return images.test();
    }

    /** What results call the images: "MNIST", or "rendered digits, NOT MNIST". */
    public String name() {
        return name;
    }

    /** What was said about rendered digits; empty if the images are those the sample is about. */
    public Optional<String> notice() {
        return notice;
    }
}
