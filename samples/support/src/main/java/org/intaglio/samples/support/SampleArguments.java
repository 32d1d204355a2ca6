/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of a sample.
 *
 * @param sample the sample's name
 * @param epochs how often to go through the training samples
 * @param batchSize samples of a step
 * @param seed the root of everything random
 * @param threads how many threads train
 * @param data the directory with the images, if the user named one
 * @param rendered how many digits to render instead of reading images; 0 to read images
 * @param output the directory for pictures
 */
public record SampleArguments(
        String sample,
        int epochs,
        int batchSize,
        long seed,
        int threads,
        Optional<Path> data,
        int rendered,
        Path output) {

    /** The options, with what {@code --help} says about them. */
    private enum Option {
        EPOCHS("N", "how often to go through the training samples"),
        BATCH("N", "samples of a step"),
        SEED("N", "the root of everything random; the same seed gives the same bits"),
        THREADS("N", "how many threads train; the result is the same"),
        DATA("DIR", "where the images are, with a folder for each data set or the files directly"),
        RENDERED("N", "train on N digits rendered here instead of reading images"),
        OUT("DIR", "where the pictures go");

        private final String value;
        private final String help;

        Option(String value, String help) {
            this.value = value;
            this.help = help;
        }

        String flag() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Options that only samples that read images know. */
    private static final List<Option> OF_IMAGES = List.of(Option.DATA, Option.RENDERED);

    /** What was wrong with a command line. */
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    /** The options of a sample, with their defaults. */
    public static Builder of(String sample) {
        return new Builder(sample);
    }

    /** The defaults of a sample, and the parser. */
    public static final class Builder {
        private final String sample;
        private boolean images;
        private boolean pictures;
        private boolean helpWanted;
        private int epochs = 1;
        private int batchSize = 32;
        private long seed = 7;
        private int threads = Runtime.getRuntime().availableProcessors();
        private Optional<Path> data = Optional.empty();
        private int rendered;
        private Path output = Path.of(System.getProperty("intaglio.sample.out", "target"));

        private Builder(String sample) {
            this.sample = sample;
        }

        /** The sample reads images and saves pictures: it knows their options too. */
        public Builder images() {
            images = true;
            return pictures();
        }

        /** The sample saves pictures: it knows where they go. */
        public Builder pictures() {
            pictures = true;
            return this;
        }

        /** The default of {@code --epochs}. */
        public Builder epochs(int epochs) {
            this.epochs = epochs;
            return this;
        }

        /** The default of {@code --batch}. */
        public Builder batchSize(int batchSize) {
            this.batchSize = batchSize;
            return this;
        }

        /** Reads the command line; ends the JVM after {@code --help} and after a mistake. */
        public SampleArguments parseOrExit(String... arguments) {
            String usage = usage();
            try {
                SampleArguments parsed = parse(arguments);
                if (!helpWanted) {
                    return parsed;
                }
                System.out.println(usage);
                System.exit(0);
            } catch (UsageException e) {
                System.err.println(e.getMessage() + "\n\n" + usage);
                System.exit(2);
            }
            throw new AssertionError("System.exit returned");
        }

        SampleArguments parse(String... arguments) {
            Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
            while (!rest.isEmpty()) {
                String argument = rest.pop();
                if (argument.equals("--help") || argument.equals("-h")) {
                    helpWanted = true;
                    continue;
                }
                int equals = argument.indexOf('=');
                String flag = equals < 0 ? argument : argument.substring(0, equals);
                Option option = option(flag);
                if (equals < 0 && rest.isEmpty()) {
                    throw new UsageException(flag + " wants a value: " + flag + " " + option.value);
                }
                set(option, equals < 0 ? rest.pop() : argument.substring(equals + 1));
            }
            return new SampleArguments(
                    sample, epochs, batchSize, seed, threads, data, rendered, output);
        }

        private List<Option> options() {
            return Arrays.stream(Option.values())
                    .filter(option -> images || !OF_IMAGES.contains(option))
                    .filter(option -> pictures || option != Option.OUT)
                    .toList();
        }

        private Option option(String flag) {
            return options().stream()
                    .filter(option -> option.flag().equals(flag))
                    .findFirst()
                    .orElseThrow(() ->
                            new UsageException(
                                    "%s does not know the option %s".formatted(sample, flag)));
        }

        private void set(Option option, String value) {
            switch (option) {
                case EPOCHS -> epochs = (int) number(option, value, 1, Integer.MAX_VALUE);
                case BATCH -> batchSize = (int) number(option, value, 1, 1 << 20);
                case SEED -> seed = number(option, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case THREADS -> threads = (int) number(option, value, 1, 1024);
                case DATA -> data = Optional.of(directory(value));
                case RENDERED -> rendered = (int) number(option, value, 10, 1_000_000);
                case OUT -> output = Path.of(value);
            }
        }

        private static long number(Option option, String value, long least, long most) {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, as for numbers out of range.
            }
            throw new UsageException(
                    "%s wants a whole number%s, not '%s'"
                            .formatted(
                                    option.flag(),
                                    least == Long.MIN_VALUE ? "" : ", %d or more".formatted(least),
                                    value));
        }

        private static Path directory(String value) {
            Path directory = Path.of(value);
            if (!Files.isDirectory(directory)) {
                throw new UsageException(
                        "%s wants a directory, '%s' is none"
                                .formatted(Option.DATA.flag(), directory.toAbsolutePath()));
            }
            return directory;
        }

        String usage() {
            StringBuilder usage = new StringBuilder("Options of " + sample + ":");
            for (Option option : options()) {
                usage.append(
                        "\n  %-15s %s".formatted(option.flag() + " " + option.value, option.help));
                defaultOf(option).ifPresent(d -> usage.append(" (" + d + " unless given)"));
            }
            return usage.append("\n  --help          this text").toString();
        }

        private Optional<Object> defaultOf(Option option) {
            return switch (option) {
                case EPOCHS -> Optional.of(epochs);
                case BATCH -> Optional.of(batchSize);
                case SEED -> Optional.of(seed);
                case THREADS -> Optional.of(threads);
                case OUT -> Optional.of(output);
                case DATA, RENDERED -> Optional.empty();
            };
        }
    }
}
