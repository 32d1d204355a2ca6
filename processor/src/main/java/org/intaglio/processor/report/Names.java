/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in messages. */
public final class Names {
    private Names() {}

    /** {@code 'a', 'b' and 'c'}. */
    public static String list(Collection<String> names) {
        String quoted = names.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        int comma = quoted.lastIndexOf(", ");
        return comma < 0
                ? quoted
                : quoted.substring(0, comma) + " and " + quoted.substring(comma + 2);
    }

    /**
     * The candidate that the user may have meant: the nearest by insertions, deletions,
     * replacements and swaps of neighbours, if no more than a third of the name differs.
     */
    public static Optional<String> didYouMean(String wrong, Collection<String> candidates) {
        int limit = Math.max(1, wrong.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(wrong, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(wrong, candidate)));
    }

    /** As {@link #didYouMean}, for names in the style of Keras too: {@code kernel_size}. */
    public static Optional<String> didYouMeanAttribute(
            String wrong, Collection<String> attributes) {
        String camel = camelCase(wrong);
        return didYouMean(camel, attributes).or(() -> related(camel, attributes));
    }

    /** As {@link #didYouMean}, for initials and parts too: {@code MSE}, {@code binary}. */
    public static Optional<String> didYouMeanConstant(String wrong, Collection<String> constants) {
        return didYouMean(wrong, constants)
                .or(() -> only(constants, constant -> wrong.equalsIgnoreCase(initials(constant))))
                .or(() -> related(wrong, constants));
    }

    private static String initials(String constant) {
        return Pattern.compile("_?([A-Z0-9])[A-Z0-9]*").matcher(constant).replaceAll("$1");
    }

    private static String camelCase(String name) {
        return Pattern.compile("_([a-z])")
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static Optional<String> related(String wrong, Collection<String> candidates) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        return lower.length() < 3
                ? Optional.empty()
                : only(
                        candidates,
                        c -> {
                            String candidate = c.toLowerCase(Locale.ROOT);
                            return candidate.startsWith(lower) || candidate.endsWith(lower);
                        });
    }

    private static Optional<String> only(Collection<String> candidates, Predicate<String> fits) {
        List<String> found = candidates.stream().filter(fits).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The optimal string alignment distance, blind to case. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** With "a" or "an" before it. */
    public static String withArticle(String noun) {
        return ("AEIOaeio".indexOf(noun.charAt(0)) >= 0 || noun.equals("LSTM") ? "an " : "a ")
                + noun;
    }
}
