/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains what the compiler says, without a network and without other jars: {@code java -jar
 * intaglio-processor-*.jar INT012}. The text is docs/errors.md, which the build puts into the jar.
 *
 * <p>As {@link GuardedProcessor}, this class is compiled for Java 17: the {@code java} of the
 * command line may be older than the JDK that a build finds for itself.
 */
public final class Explain {
    private static final String TEXT = "errors.md";

    /** A section with an id in its heading, up to the next one. */
    private static final Pattern ENTRY = Pattern.compile("(?ms)^## ((INT\\d{3}) .*?)(?=^## |\\z)");

    private Explain() {}

    /**
     * Prints to the standard output, and exits with 1 if there is nothing to print.
     *
     * @param arguments an id; none to list all
     * @throws IOException if the jar cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out, System.err));
    }

    /** The exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        Map<String, String> entries = entries(text());
        if (arguments.length == 0) {
            entries.values().forEach(entry -> out.println(entry.lines().findFirst().orElseThrow()));
            return 0;
        }
        String entry = entries.get(arguments[0].toUpperCase(Locale.ROOT));
        if (entry == null || arguments.length > 1) {
            err.printf(
                    "There is no message %s. Expected one id, such as INT012; without an id, all"
                            + " are listed.%n",
                    String.join(" ", arguments));
            return 1;
        }
        out.println(entry);
        return 0;
    }

    /** The entries by their ids, each beginning with its title. */
    private static Map<String, String> entries(String text) {
        Map<String, String> entries = new TreeMap<>();
        Matcher entry = ENTRY.matcher(text);
        while (entry.find()) {
            entries.put(entry.group(2), plain(entry.group(1)));
        }
        return entries;
    }

    /** Without the marks of code and the anchor of the entry below. */
    private static String plain(String section) {
        return section.replaceAll("(?m)^(```.*|<a id=.*)\n", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String text() throws IOException {
        try (InputStream stream = Explain.class.getResourceAsStream(TEXT)) {
            if (stream == null) {
                throw new FileNotFoundException("the jar has no " + TEXT);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
