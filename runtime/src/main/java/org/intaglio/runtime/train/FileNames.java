/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names with places for numbers, as Python writes them: {@code w.{epoch:02d}-{loss:.2f}}. */
final class FileNames {
    private static final Pattern PLACE =
            Pattern.compile("\\{(\\w+)(?::(0?)(\\d*)(?:\\.(\\d+))?([df]?))?}");

    private final String pattern;

    /**
     * @throws IllegalArgumentException if there are braces that are no place for a number
     */
    FileNames(String pattern) {
        this.pattern = pattern;
        String rest = PLACE.matcher(pattern).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(
                    ("'%s' has braces that are no place for a number; such a place is"
                                    + " {epoch}, {epoch:03d}, {val_loss:.2f}")
                            .formatted(pattern));
        }
    }

    /** The names of the numbers. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        PLACE.matcher(pattern).results().forEach(place -> names.add(place.group(1)));
        return names;
    }

    /** The name with numbers in its places. */
    String fill(ToDoubleFunction<String> value) {
        return PLACE.matcher(pattern)
                .replaceAll(place ->
                        Matcher.quoteReplacement(text(place, value.applyAsDouble(place.group(1)))));
    }

    private static String text(MatchResult place, double value) {
        String digits = place.group(4);
        boolean whole = "d".equals(place.group(5)) || (isCount(place.group(1)) && digits == null);
        String text;
        if (!Double.isFinite(value)) {
            text = Double.toString(value).toLowerCase(Locale.ROOT);
        } else if (whole) {
            text = Long.toString(Math.round(value));
        } else if (digits == null && !"f".equals(place.group(5))) {
            text = Double.toString(value);
        } else {
            // As Python rounds: what the number is exactly, not what it looks like.
            int after = digits == null ? 6 : Integer.parseInt(digits);
            text = new BigDecimal(value).setScale(after, RoundingMode.HALF_EVEN).toPlainString();
        }
        String width = place.group(3);
        int missing =
                width == null || width.isEmpty()
                        ? 0
                        : Math.max(0, Integer.parseInt(width) - text.length());
        String fill = "0".equals(place.group(2)) ? "0" : " ";
        return fill.repeat(missing) + text;
    }

    /** Whether a number of this name is a whole one. */
    static boolean isCount(String name) {
        return name.equals("epoch") || name.equals("batch");
    }

    @Override
    public String toString() {
        return pattern;
    }
}
