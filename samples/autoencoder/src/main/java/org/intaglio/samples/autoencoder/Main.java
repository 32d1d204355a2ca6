/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.autoencoder;

import static org.intaglio.runtime.train.Metric.MSE;

import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.ContactSheet;
import org.intaglio.samples.support.Pictures;
import org.intaglio.samples.support.SampleArguments;
import org.intaglio.samples.support.SampleImages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trains {@link Autoencoder} to mend noisy images, then uses its halves. */
final class Main {
    private static final float STRENGTH = 0.5f;
    private static final int SHOWN = 10;

    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("autoencoder")
                        .images()
                        .epochs(10)
                        .batchSize(128)
                        .parseOrExit(args);
        var images = SampleImages.mnist(arguments);
        var noise = new Noise(arguments.seed());

        var model = AutoencoderModel.create(arguments.seed());
        System.out.println(model.summary());
        float[][] clean = images.train().images();
        model.fit(
                noise.on(clean, STRENGTH),
                clean,
                Training.with(Adam.create())
                        .epochs(arguments.epochs())
                        .batchSize(arguments.batchSize())
                        .validationSplit(0.1)
                        .metrics(MSE)
                        .threads(arguments.threads()));

        LabeledImages test = images.test();
        float[][] unseen = test.images();
        float[][] noisy = noise.on(unseen, STRENGTH);
        float[][] mended = model.predict(noisy);
        System.out.printf(
                Locale.ROOT,
                "%nMean squared error on %s: noisy %.4f, mended %.4f%n",
                images.name(),
                error(noisy, unseen),
                error(mended, unseen));

        // The halves, with the weights that they have learned as layers.
        var encoder = EncoderModel.create();
        var decoder = DecoderModel.create();
        handOn("encoder.", model, encoder);
        handOn("decoder.", model, decoder);
        float[] from = encoder.predict(unseen[0]);
        float[] to = encoder.predict(unseen[1]);
        List<float[]> between = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            float share = i / (SHOWN - 1f);
            float[] code = new float[Autoencoder.CODE];
            for (int k = 0; k < code.length; k++) {
                code[k] = (1 - share) * from[k] + share * to[k];
            }
            between.add(decoder.predict(code));
        }

        Pictures.in(arguments.output(), "autoencoder on " + images.name())
                .sheet(
                        "autoencoder.png",
                        test.shape(),
                        List.of(
                                row("noisy", noisy),
                                row("mended", mended),
                                row("real", unseen),
                                new ContactSheet.Row("from one to the next", between)));
    }

    private static ContactSheet.Row row(String caption, float[][] images) {
        return new ContactSheet.Row(caption, Arrays.asList(images).subList(0, SHOWN));
    }

    /** Copies the parameters of a used network to a model of that network. */
    private static void handOn(String prefix, Model from, Model to) {
        for (Parameter parameter : to.parameters()) {
            parameter.set(from.parameter(prefix + parameter.path()).toArray());
        }
    }

    private static double error(float[][] images, float[][] truth) {
        double sum = 0;
        for (int i = 0; i < images.length; i++) {
            for (int pixel = 0; pixel < images[i].length; pixel++) {
                double e = images[i][pixel] - truth[i][pixel];
                sum += e * e;
            }
        }
        return sum / images.length / images[0].length;
    }
}
