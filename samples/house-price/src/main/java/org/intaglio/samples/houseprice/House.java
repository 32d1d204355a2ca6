/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A house for sale. The houses are invented: a formula with some chance in it makes up each price,
 * so that the sample needs no data from anywhere.
 *
 * @param area living area in square metres
 * @param bedrooms how many
 * @param age in years
 * @param distanceToMetro in kilometres
 * @param floor 0 is the ground floor
 * @param description words of the advertisement, from {@link Word}
 * @param price in euros
 */
record House(
        double area,
        int bedrooms,
        int age,
        double distanceToMetro,
        int floor,
        List<Word> description,
        double price) {

    /** How many numbers describe a house. */
    static final int NUMBERS = 5;

    /** How many words an advertisement chooses from; one input value each. */
    static final int WORDS = 16;

    /** Networks learn best with values near 1: a price of 1 is this many euros. */
    static final double EUROS = 100_000;

    /** The words of advertisements, and by how much each changes a price. */
    enum Word {
        RENOVATED(1.12),
        NEGLECTED(0.78),
        QUIET(1.05),
        NOISY(0.88),
        BALCONY(1.06),
        GARDEN(1.12),
        GARAGE(1.05),
        CELLAR(1.02),
        VIEW(1.15),
        PARK(1.06),
        MOTORWAY(0.85),
        LIFT(1.04),
        FIREPLACE(1.03),
        DAMP(0.82),
        CENTRAL(1.2),
        RURAL(0.9);

        private final double factor;

        Word(double factor) {
            this.factor = factor;
        }
    }

    /** Invents houses; the same seed gives the same ones. */
    static List<House> invent(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<House> houses = new ArrayList<>(count);
        while (houses.size() < count) {
            houses.add(invent(random));
        }
        return houses;
    }

    private static House invent(SplittableRandom random) {
        double area = random.nextDouble(35, 220);
        int bedrooms = Math.clamp((long) (area / 35 + random.nextInt(-1, 2)), 1, 6);
        int age = random.nextInt(0, 100);
        double distance = random.nextDouble(0.1, 8);
        int floor = random.nextInt(0, 12);
        List<Word> description =
                Arrays.stream(Word.values()).filter(word -> random.nextInt(5) == 0).toList();

        double perSquareMetre = 2200 + 2600 * Math.exp(-distance / 2);
        double price = area * perSquareMetre * (1 - 0.3 * Math.sqrt(age / 100.0));
        price += 6000 * bedrooms + 1500 * floor;
        // High up without a lift, nobody wants to carry the shopping.
        if (floor > 3 && !description.contains(Word.LIFT)) {
            price *= 0.92;
        }
        for (Word word : description) {
            price *= word.factor;
        }
        // What no advertisement tells: no network can do better than about 4 %.
        price *= 1 + 0.05 * random.nextGaussian();
        return new House(area, bedrooms, age, distance, floor, description, price);
    }

    /** The numbers, each scaled to about [0, 1]. */
    float[] numbers() {
        return new float[] {
            (float) (area / 220),
            bedrooms / 6f,
            age / 100f,
            (float) (distanceToMetro / 8),
            floor / 12f
        };
    }

    /** The advertisement: 1 for each word that is in it, 0 for the others. */
    float[] words() {
        Word[] known = Word.values();
        float[] values = new float[WORDS];
        for (int i = 0; i < WORDS; i++) {
            values[i] = description.contains(known[i]) ? 1 : 0;
        }
        return values;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f m², %d bedrooms, %d years old, %.1f km to the metro, floor %d, %s",
                area,
                bedrooms,
                age,
                distanceToMetro,
                floor,
                description.isEmpty()
                        ? "nothing else to say"
                        : String.join(
                                ", ",
                                description.stream()
                                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                                        .toList()));
    }
}
