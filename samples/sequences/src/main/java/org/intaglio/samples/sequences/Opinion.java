/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.sequences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What somebody says of a film. The opinions are invented by a small grammar, so that the sample
 * needs no data from anywhere. The order of words decides: "not good" is bad, and what is said
 * after "but" counts more than what is said before.
 *
 * @param words the text
 * @param good whether it speaks for the film
 */
record Opinion(List<String> words, boolean good) {
    /** The longest text, in words. */
    static final int LENGTH = 34;

    /** How many words there are; index 0 stands for none, at the front of shorter texts. */
    static final int VOCABULARY = 48;

    private static final List<String> SUBJECTS =
            List.of("film", "story", "music", "ending", "cast", "camera", "plot", "hero");
    private static final List<String> GOOD =
            List.of("good", "great", "moving", "funny", "brilliant", "warm", "clever", "gripping");
    private static final List<String> BAD =
            List.of("bad", "dull", "silly", "weak", "flat", "noisy", "clumsy", "boring");
    private static final List<String> DEGREES = List.of("very", "really", "quite", "rather", "so");
    private static final List<String> FILLERS =
            List.of("honestly", "well", "again", "today", "frankly", "somehow", "still", "maybe");
    private static final List<String> OTHERS =
            List.of("the", "was", "not", "never", "but", "and", "i", "think", "that");

    private static final Map<String, Integer> INDICES = indices();

    private static Map<String, Integer> indices() {
        Map<String, Integer> indices = new HashMap<>();
        Stream.of(SUBJECTS, GOOD, BAD, DEGREES, FILLERS, OTHERS)
                .flatMap(List::stream)
                .forEach(word -> indices.put(word, indices.size() + 1));
        return Map.copyOf(indices);
    }

    /** Invents opinions; the same seed gives the same ones. */
    static List<Opinion> invent(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Opinion> opinions = new ArrayList<>(count);
        while (opinions.size() < count) {
            opinions.add(invent(random));
        }
        return opinions;
    }

    private static Opinion invent(SplittableRandom random) {
        List<String> words = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            words.addAll(List.of("i", "think", "that"));
        }
        int opinion = clause(words, random);
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            boolean but = random.nextBoolean();
            words.add(but ? "but" : "and");
            int next = clause(words, random);
            // A "but" takes back what was said before it; an "and" adds to it.
            opinion = but ? 2 * next : opinion + next;
        }
        // Of two that cancel out, the last word has it.
        if (opinion == 0) {
            words.add("but");
            opinion = clause(words, random);
        }
        return new Opinion(List.copyOf(words), opinion > 0);
    }

    /** Adds "the film was not very good", and tells how good that is: 1 or -1. */
    private static int clause(List<String> words, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            words.add(any(FILLERS, random));
        }
        words.add("the");
        words.add(any(SUBJECTS, random));
        words.add("was");
        boolean denied = random.nextInt(3) == 0;
        if (denied) {
            words.add(random.nextBoolean() ? "not" : "never");
        }
        if (random.nextBoolean()) {
            words.add(any(DEGREES, random));
        }
        boolean good = random.nextBoolean();
        words.add(any(good ? GOOD : BAD, random));
        return good == denied ? -1 : 1;
    }

    private static String any(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    /**
     * A text as the networks read it: a place in the vocabulary for each word, zeros before them.
     *
     * @throws IllegalArgumentException if a word is not in the vocabulary, or there are too many
     */
    static int[] indices(List<String> words) {
        if (words.size() > LENGTH) {
            throw new IllegalArgumentException(
                    "%d words; at most %d can be read".formatted(words.size(), LENGTH));
        }
        int[] indices = new int[LENGTH];
        int at = LENGTH - words.size();
        for (String word : words) {
            Integer index = INDICES.get(word);
            if (index == null) {
                throw new IllegalArgumentException(
                        "'%s' is not in the vocabulary; it has %s"
                                .formatted(word, INDICES.keySet().stream().sorted().toList()));
            }
            indices[at++] = index;
        }
        return indices;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
