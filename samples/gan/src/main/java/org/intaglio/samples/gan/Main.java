/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.gan;

import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.samples.support.ContactSheet;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Lets {@link Generator} and {@link Discriminator} learn from each other, and looks on. */
final class Main {
    private static final int SHOWN = 10;

    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("gan").images().epochs(5).batchSize(64).parseOrExit(args);
        var images = SampleImages.mnist(arguments);
        LabeledImages real = images.train();
        float[][] noises = noises(arguments.seed());

        List<ContactSheet.Row> rows = new ArrayList<>();
        try (Duel duel = new Duel(arguments.batchSize(), arguments.threads(), arguments.seed())) {
            rows.add(new ContactSheet.Row("before", Arrays.asList(duel.make(noises))));
            for (int epoch = 1; epoch <= arguments.epochs(); epoch++) {
                double discriminator = 0;
                double generator = 0;
                int turns = 0;
                for (int from = 0; from < real.count(); from += arguments.batchSize()) {
                    Duel.Losses losses = duel.turn(real, from);
                    discriminator += losses.discriminator();
                    generator += losses.generator();
                    turns++;
                }
                System.out.printf(
                        Locale.ROOT,
                        "Epoch %d/%d - discriminator loss: %.4f - generator loss: %.4f%n",
                        epoch,
                        arguments.epochs(),
                        discriminator / turns,
                        generator / turns);
                rows.add(new ContactSheet.Row("epoch " + epoch, Arrays.asList(duel.make(noises))));
            }
        }
        List<float[]> some = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            some.add(real.image(i));
        }
        rows.add(new ContactSheet.Row("real", some));
        Pictures.in(arguments.output(), "gan on " + images.name())
                .sheet("gan.png", real.shape(), rows);
    }

    private static float[][] noises(long seed) {
        Random random = new Random(seed + 1);
        float[][] noises = new float[SHOWN][Generator.NOISE];
        for (float[] noise : noises) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
        }
        return noises;
    }
}
