/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import static org.intaglio.runtime.train.Metric.MAE;

import org.intaglio.runtime.Evaluation;
import org.intaglio.runtime.RandomAccessDataset;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.train.Adam;
import org.intaglio.samples.support.SampleArguments;

import java.util.List;
import java.util.Locale;

/** Trains {@link HousePrice} on invented houses, and estimates some it has not seen. */
final class Main {
    private Main() {}

    public static void main(String... args) {
        var arguments =
                SampleArguments.of("house-price").epochs(40).batchSize(32).parseOrExit(args);
        System.out.println("The houses and their prices are invented.\n");
        List<House> houses = House.invent(6000, arguments.seed());
        var train = samples(houses.subList(0, 5000));
        var test = samples(houses.subList(5000, 6000));

        var model = HousePriceModel.create(arguments.seed());
        System.out.println(model.summary());

        model.fit(
                train,
                Training.with(Adam.create())
                        .epochs(arguments.epochs())
                        .batchSize(arguments.batchSize())
                        .validationSplit(0.1)
                        .metrics(MAE)
                        .threads(arguments.threads()));

        Evaluation result = model.evaluate(test, MAE);
        double error = result.metric("mean_absolute_error") * House.EUROS;
        double mean = houses.stream().mapToDouble(House::price).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%nMean absolute error on houses it has not seen: %,.0f EUR"
                        + " (the mean price is %,.0f EUR)%n",
                error,
                mean);

        System.out.println("\nThree of them:");
        for (House house : houses.subList(5000, 5003)) {
            float[] price = model.predict(house.numbers(), house.words());
            System.out.printf(
                    Locale.ROOT,
                    "  %s%n    estimated: %,.0f EUR, asked: %,.0f EUR%n",
                    house,
                    price[0] * House.EUROS,
                    house.price());
        }
    }

    private static RandomAccessDataset samples(List<House> houses) {
        float[] prices = new float[houses.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = (float) (houses.get(i).price() / House.EUROS);
        }
        return Samples.builder()
                .input(houses.stream().map(House::numbers).toArray(float[][]::new))
                .input(houses.stream().map(House::words).toArray(float[][]::new))
                .target(prices)
                .build();
    }
}
