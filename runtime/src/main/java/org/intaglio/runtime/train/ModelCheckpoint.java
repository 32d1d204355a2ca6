/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import org.intaglio.runtime.CheckReturnValue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Writes a file after each epoch, after better ones only, or after every so many steps. As Keras'
 * {@code ModelCheckpoint}: <a
 * href="https://keras.io/api/callbacks/model_checkpoint/">keras.io/api/callbacks</a>. What is
 * written says a {@link Saver}; a file is there whole or not at all, whatever happens meanwhile.
 *
 * <pre>{@code
 * ModelCheckpoint.to("best-{epoch:02d}-{val_loss:.2f}.bin", file -> save(model, file))
 *         .onlyBest("val_loss")
 * }</pre>
 *
 * <p>The name has places for {@code epoch}, {@code batch} (the step of the epoch) and every value
 * of the history, with Python's formats: {@code {epoch:03d}}, {@code {val_loss:.2f}}. Folders that
 * are not there are made.
 */
@CheckReturnValue
public final class ModelCheckpoint implements Callback {
    private final FileNames names;
    private final Saver saver;
    private final String monitor;
    private final EarlyStopping.Mode mode;
    private final OptionalDouble threshold;
    private final long everySteps;

    /** Writes what is to be kept. */
    @FunctionalInterface
    public interface Saver {
        /**
         * Writes a file.
         *
         * @param file where; it is empty, and gets its name when this has returned
         */
        void save(Path file) throws IOException;
    }

    private ModelCheckpoint(
            FileNames names,
            Saver saver,
            String monitor,
            EarlyStopping.Mode mode,
            OptionalDouble threshold,
            long everySteps) {
        this.names = names;
        this.saver = saver;
        this.monitor = monitor;
        this.mode = mode;
        this.threshold = threshold;
        this.everySteps = everySteps;
        if (everySteps > 0) {
            for (String read : reads()) {
                if (read.startsWith("val_")) {
                    throw new IllegalArgumentException(
                            ("%s reads '%s' after steps, when there is no validation; read"
                                            + " values of the training, or write after epochs")
                                    .formatted(this, read));
                }
            }
        }
    }

    /**
     * Writes after each epoch.
     *
     * @param pattern the file's name, with places for numbers
     * @param saver what writes it
     * @throws IllegalArgumentException if the name has braces that are no place for a number
     */
    public static ModelCheckpoint to(String pattern, Saver saver) {
        return new ModelCheckpoint(
                new FileNames(Objects.requireNonNull(pattern, "pattern")),
                Objects.requireNonNull(saver, "saver"),
                null,
                EarlyStopping.Mode.AUTO,
                OptionalDouble.empty(),
                0);
    }

    /** Writes only when this value is better than ever before; never if it is not a number. */
    public ModelCheckpoint onlyBest(String monitor) {
        Objects.requireNonNull(monitor, "monitor");
        return new ModelCheckpoint(names, saver, monitor, mode, threshold, everySteps);
    }

    /** Which way is better. */
    public ModelCheckpoint mode(EarlyStopping.Mode mode) {
        Objects.requireNonNull(mode, "mode");
        return new ModelCheckpoint(names, saver, monitor, mode, threshold, everySteps);
    }

    /** The value must be better than this, too. */
    public ModelCheckpoint betterThan(double value) {
        Limits.finite("betterThan", value);
        return new ModelCheckpoint(
                names, saver, monitor, mode, OptionalDouble.of(value), everySteps);
    }

    /**
     * Writes after every so many steps instead of after each epoch. Steps are counted through
     * epochs.
     *
     * @throws IllegalArgumentException if it is less than 1, or a value of the validation is read
     */
    public ModelCheckpoint everySteps(long steps) {
        Limits.atLeast(1, "everySteps", steps);
        return new ModelCheckpoint(names, saver, monitor, mode, threshold, steps);
    }

    @Override
    public Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        names.names().stream().filter(name -> !FileNames.isCount(name)).forEach(reads::add);
        if (monitor != null) {
            reads.add(monitor);
        }
        return reads;
    }

    @Override
    public Callback forOneTraining() {
        return new Watch();
    }

    @Override
    public String toString() {
        return "ModelCheckpoint.to(\"" + names + "\")";
    }

    private void write(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            if (Files.isDirectory(file)) {
                throw new IOException("there is a folder of that name");
            }
            Path unfinished = Files.createTempFile(folder, ".checkpoint", ".tmp");
            try {
                saver.save(unfinished);
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    channel.force(true); // Before it has its name, or a crash may leave half of it.
                }
                Files.move(
                        unfinished,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot write %s: %s".formatted(this, file, e.getMessage()), e);
        }
    }

    /** Remembers the best value of one training. */
    private final class Watch implements Callback {
        private Monitor watched;
        private double best = threshold.orElse(Double.NaN);
        private long steps;

        @Override
        public void trainBegin(Context context) {
            if (monitor != null) {
                watched = new Monitor(monitor, mode, 0).resolved(ModelCheckpoint.this, context);
            }
        }

        @Override
        public void batchEnd(Context context) {
            if (everySteps > 0 && ++steps % everySteps == 0) {
                writeIfBetter(context);
            }
        }

        @Override
        public void epochEnd(Context context) {
            if (everySteps == 0) {
                writeIfBetter(context);
            }
        }

        private void writeIfBetter(Context context) {
            if (monitor != null) {
                double value = context.has(monitor) ? context.value(monitor) : Double.NaN;
                if (Double.isNaN(value)
                        || (!Double.isNaN(best) && !watched.isBetter(value, best))) {
                    return;
                }
                best = value;
            }
            write(Path.of(names.fill(name -> number(context, name))));
        }

        private double number(Context context, String name) {
            return switch (name) {
                case "epoch" -> context.epoch();
                case "batch" -> context.batch();
                default -> context.has(name) ? context.value(name) : Double.NaN;
            };
        }
    }
}
