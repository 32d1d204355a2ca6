/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.houseprice;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.houseprice.House.Word;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class HouseTest {
    private final List<House> houses = House.invent(1000, 7);

    @Test
    void aSeedInventsTheSameHouses() {
        assertThat(House.invent(1000, 7)).isEqualTo(houses);
        assertThat(House.invent(1000, 8)).isNotEqualTo(houses);
    }

    @Test
    void isDescribedByNumbersNearOneAndByItsWords() {
        assertThat(Word.values()).hasLength(House.WORDS);
        for (House house : houses) {
            assertThat(house.numbers()).hasLength(House.NUMBERS);
            for (float number : house.numbers()) {
                assertThat(number).isAtLeast(0f);
                assertThat(number).isAtMost(1f);
            }
            assertThat(house.words()).hasLength(House.WORDS);
            float sum = 0;
            for (float word : house.words()) {
                sum += word;
            }
            assertThat(sum).isEqualTo((float) house.description().size());
            assertThat(house.price()).isGreaterThan(20_000.0);
            assertThat(house.price()).isLessThan(2_000_000.0);
        }
    }

    @Test
    void aWordHasAPlaceOfItsOwn() {
        House house = new House(80, 3, 12, 0.5, 2, List.of(Word.RENOVATED, Word.QUIET), 300_000);
        assertThat(Arrays.copyOf(house.words(), 4)).isEqualTo(new float[] {1, 0, 1, 0});
    }

    @Test
    void readsLikeAnAdvertisement() {
        House house = new House(80.4, 3, 12, 0.55, 2, List.of(Word.QUIET, Word.LIFT), 300_000);
        assertThat(house.toString())
                .isEqualTo(
                        "80 m², 3 bedrooms, 12 years old, 0.6 km to the metro, floor 2, quiet,"
                                + " lift");
    }
}
