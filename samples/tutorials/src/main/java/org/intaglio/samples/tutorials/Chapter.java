/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.tutorials;

import static org.intaglio.runtime.train.Metric.ACCURACY;
import static org.intaglio.runtime.train.Metric.MAE;

import org.intaglio.runtime.Classes;
import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.History;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.ExponentialDecay;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.ReduceLROnPlateau;
import org.intaglio.samples.support.Pictures;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The examples of the chapter "Deep Learning with TensorFlow and Keras", in its order. */
final class Chapter {
    private Chapter() {}

    /** Line 24: all that a network needs. */
    static String first() {
        return TwoLayersModel.create().summary();
    }

    /** Line 75: a stack of four. */
    static String sequential() {
        return FourLayersModel.create().summary();
    }

    /** Lines 99 and 128: compile() and fit(). */
    static History fit(FourLayersModel model, Setting setting) {
        return model.fit(
                setting.train(),
                setting.training(Adam.create(), 20)
                        .batchSize(32)
                        .validationSplit(0.2)
                        .metrics(ACCURACY));
    }

    /** Line 147: evaluate(), and the class with the highest probability. */
    static String evaluate(FourLayersModel model, Setting setting) {
        Evaluation result = model.evaluate(setting.test());
        float[] probabilities = model.predict(setting.test().image(0));
        return String.format(
                Locale.ROOT,
                "Test accuracy: %.4f, class of the first: %d",
                result.accuracy(),
                Classes.argMax(probabilities));
    }

    /** Lines 163, 177, 192 and 207: callbacks, alone and together. */
    static History callbacks(FourLayersModel model, Setting setting) {
        Callback earlyStopping = EarlyStopping.on("val_loss").patience(5).restoreBestWeights();
        Callback checkpoint =
                ModelCheckpoint.to(
                                setting.file("best_model.bin").toString(),
                                file -> Weights.write(model, file))
                        .onlyBest("val_accuracy");
        Callback plateau = ReduceLROnPlateau.on("val_loss").factor(0.5).patience(3).minRate(1e-6);
        return model.fit(
                setting.train(),
                setting.training(Adam.create(), 100)
                        .validationSplit(0.2)
                        .metrics(ACCURACY)
                        .callbacks(earlyStopping, checkpoint, plateau));
    }

    /** Line 217: two inputs. */
    static String functional() {
        return TwoInputsModel.create().summary();
    }

    /** Lines 243, 257 and 271: dropout, L1 and L2, batch normalisation. */
    static List<Model> regularized() {
        return List.of(
                WithLessDropoutModel.create(),
                WithL1AndL2Model.create(),
                WithBatchNormalizationModel.create());
    }

    /** Line 341: Fashion-MNIST with callbacks. */
    static Evaluation fashion(Setting fashion) {
        var model = GarmentsModel.create();
        if (fashion.verbose() > 0) {
            System.out.println(model.summary());
        }
        model.fit(
                fashion.train(),
                fashion.training(Adam.create(0.001), 50)
                        .batchSize(64)
                        .validationSplit(0.15)
                        .metrics(ACCURACY)
                        .callbacks(
                                EarlyStopping.on("val_loss").patience(5).restoreBestWeights(),
                                ReduceLROnPlateau.on("val_loss")
                                        .factor(0.5)
                                        .patience(3)
                                        .minRate(1e-6)));
        Evaluation result = model.evaluate(fashion.test());
        for (int i = 0; i < 5 && fashion.verbose() > 0; i++) {
            float[] probabilities = model.predict(fashion.test().image(i));
            int predicted = Classes.argMax(probabilities);
            System.out.printf(
                    Locale.ROOT,
                    "Predicted: %s (%.1f%%), Actual: %s%n",
                    fashion.test().classNames().get(predicted),
                    100 * probabilities[predicted],
                    fashion.test().classNames().get(fashion.test().label(i)));
        }
        return result;
    }

    /** Line 414: a price from two inputs; the data are noise, as there. */
    static History price(Setting setting) {
        var random = new Random(42);
        float[][] numeric = rows(1000, 5, random);
        float[][] text = rows(1000, 50, random);
        float[] price = new float[1000];
        for (int i = 0; i < price.length; i++) {
            price[i] = 100 * random.nextFloat();
        }
        var model = TwoInputPriceModel.create();
        History history =
                model.fit(
                        Samples.builder().input(numeric).input(text).target(price).build(),
                        setting.training(Adam.create(), 10)
                                .batchSize(32)
                                .validationSplit(0.2)
                                .metrics(MAE));
        float[] predicted =
                model.predict(new float[] {0.8f, 0.6f, 0.3f, 0.2f, 0.5f}, rows(1, 50, random)[0]);
        if (setting.verbose() > 0) {
            System.out.printf(Locale.ROOT, "Predicted price: %.2f lakhs%n", predicted[0]);
        }
        return history;
    }

    private static float[][] rows(int count, int size, Random random) {
        float[][] rows = new float[count][size];
        for (float[] row : rows) {
            for (int i = 0; i < size; i++) {
                row[i] = random.nextFloat();
            }
        }
        return rows;
    }

    /** Line 470: curves of a training. */
    static History curves(Setting setting) throws IOException {
        History history =
                ThreeLayersModel.create()
                        .fit(
                                setting.train(),
                                setting.training(Adam.create(), 15)
                                        .batchSize(32)
                                        .validationSplit(0.2)
                                        .metrics(ACCURACY)
                                        .verbose(0));
        Pictures.in(setting.directory(), "").training(history);
        return history;
    }

    /** Line 524: a learning rate in stairs, and a callback that prints it. */
    static Evaluation schedule(Setting setting) {
        var model = TwoLayersModel.create();
        var rate = ExponentialDecay.of(0.01, 1000, 0.9).inStairs();
        model.fit(
                setting.train(),
                setting.training(Adam.create(rate), 5)
                        .batchSize(128)
                        .validationSplit(0.1)
                        .metrics(ACCURACY)
                        .callbacks(
                                Callback.onEpochEnd(epoch ->
                                        System.out.printf(
                                                Locale.ROOT,
                                                "  -> Learning rate after epoch %d: %.6f%n",
                                                epoch.epoch(),
                                                epoch.learningRate()))));
        return model.evaluate(setting.test());
    }

    /**
     * Line 623: five epochs, then five more, with what the optimizer remembers; before and after. A
     * file between the two there cannot be yet.
     */
    static List<Evaluation> resume(Setting setting) {
        var model = TwoLayersModel.create();
        Training training = setting.training(Adam.create(), 5).batchSize(64).metrics(ACCURACY);
        model.fit(setting.train(), training);
        Evaluation halfway = model.evaluate(setting.test());
        model.fit(setting.train(), training);
        return List.of(halfway, model.evaluate(setting.test()));
    }

    /** Line 672: the network whose training TensorBoard watches; here a progress of one's own. */
    static Evaluation monitored(Setting fashion) {
        var model = MonitoredModel.create();
        model.fit(
                fashion.train(),
                fashion.training(Adam.create(), 30)
                        .batchSize(64)
                        .validationSplit(0.15)
                        .metrics(ACCURACY)
                        .callbacks(EarlyStopping.on("val_loss").patience(5).restoreBestWeights()));
        return model.evaluate(fashion.test());
    }

    /**
     * Line 731: pixels from 0 to 255. fit() says so in the log, and that a layer {@code
     * Rescaling(scale = 1.0 / 255)} mends it.
     */
    static History notNormalized(Setting setting) {
        float[][] pixels = setting.train().images();
        for (float[] image : pixels) {
            for (int i = 0; i < image.length; i++) {
                image[i] *= 255;
            }
        }
        return TwoLayersModel.create()
                .fit(
                        pixels,
                        setting.train().labels(),
                        setting.training(Adam.create(), 10).metrics(ACCURACY));
    }

    /**
     * Line 751: labels for a loss that wants rows. Here they become rows, so that this is no
     * mistake at all; both ways to mend it work as well.
     */
    static History labelsForRows(Setting setting) {
        return SequentialModel.create()
                .fit(
                        setting.train().images(),
                        setting.train().labels(),
                        setting.training(Adam.create(), 1).metrics(ACCURACY));
    }

    /** Line 774: without restoreBestWeights(), the last epoch's weights stay. */
    static List<EarlyStopping> restoreBestWeights() {
        return List.of(
                EarlyStopping.on("val_loss").patience(5),
                EarlyStopping.on("val_loss").patience(5).restoreBestWeights());
    }

    /**
     * Line 787: images for a network that wants rows are rows here; or the network flattens them.
     */
    static History images(Setting setting) {
        return FlattenFirstModel.create()
                .fit(setting.train(), setting.training(Adam.create(), 5).metrics(ACCURACY));
    }

    /** Line 812: dropout is off in predictions; two of them are the same. */
    static boolean predictionsAreTheSame(Setting setting) {
        var model = WithDropoutModel.create();
        float[] image = setting.test().image(0);
        return Arrays.equals(model.predict(image), model.predict(image));
    }
}
