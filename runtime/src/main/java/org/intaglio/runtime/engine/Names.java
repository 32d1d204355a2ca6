/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Names that an application wrote, in messages. The compiler has the like for names in
 * declarations; here short forms count too, {@code val_acc} for {@code val_accuracy}.
 */
public final class Names {
    private Names() {}

    /** The names there are, and which of them may have been meant. */
    public static String suggest(String wrong, Collection<String> there) {
        String list = there.isEmpty() ? "none" : String.join(", ", there);
        return didYouMean(wrong, there)
                .map(meant -> "%s; did you mean '%s'?".formatted(list, meant))
                .orElse(list);
    }

    /**
     * The name that may have been meant: the nearest by insertions, deletions, replacements and
     * swaps of neighbours, if no more than a third differs; else the shortest that has all letters
     * of the wrong one in their order, from the first on.
     */
    static Optional<String> didYouMean(String wrong, Collection<String> there) {
        int limit = Math.max(1, wrong.length() / 3);
        Optional<String> near =
                there.stream()
                        .filter(name -> distance(wrong, name) <= limit)
                        .min(Comparator.comparingInt(name -> distance(wrong, name)));
        return near.or(() ->
                there.stream()
                        .filter(name -> shortens(wrong, name))
                        .min(Comparator.comparingInt(String::length)));
    }

    private static boolean shortens(String wrong, String name) {
        String few = wrong.toLowerCase(Locale.ROOT);
        String many = name.toLowerCase(Locale.ROOT);
        if (few.length() < 3 || few.charAt(0) != many.charAt(0)) {
            return false;
        }
        int found = 0;
        for (int i = 0; i < many.length() && found < few.length(); i++) {
            if (many.charAt(i) == few.charAt(found)) {
                found++;
            }
        }
        return found == few.length();
    }

    /** The optimal string alignment distance, blind to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] older = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        Arrays.setAll(last, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(last[j], now[j - 1]) + 1, last[j - 1] + replace);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], older[j - 2] + 1);
                }
            }
            older = last;
            last = now;
        }
        return last[b.length()];
    }
}
