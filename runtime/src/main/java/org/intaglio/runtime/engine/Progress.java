/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import java.io.Console;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how a training goes, in Keras' form:
 *
 * <pre>{@code
 * Epoch 1/10
 * 422/422 ━━━━━━━━━━━━━━━━━━━━ 4s 9ms/step - accuracy: 0.8117 - loss: 0.5902
 * }</pre>
 *
 * <p>On a terminal the line is drawn again while the epoch runs, ten times a second at most;
 * elsewhere, in a file or a build log, only its last state is printed.
 */
final class Progress {
    /** Steps of an epoch whose length is not known. */
    static final long UNKNOWN = -1;

    private static final int WIDTH = 20;
    private static final long REDRAW_NANOS = 100_000_000;

    private final int verbose;
    private final PrintStream out;
    private final boolean live;
    private final char bar;
    private long started;
    private long drawn;
    private int lastLength;

    /** Whether the line that is being written has no end yet. */
    private boolean open;

    /**
     * @param verbose 0 nothing, 1 a bar, 2 a line an epoch
     * @param live whether lines can be drawn again
     */
    Progress(int verbose, PrintStream out, boolean live) {
        this.verbose = verbose;
        this.out = out;
        this.live = live;
        this.bar = out.charset().newEncoder().canEncode('━') ? '━' : '=';
    }

    /** Whether what is printed there is seen on a terminal. */
    @SuppressWarnings(
            "SystemConsoleNull") // It is null in JDK 25 unless jdk.console says otherwise.
    static boolean isLive(PrintStream out) {
        if (!out.equals(System.out)) {
            return false;
        }
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    void epochBegin(int epoch, int epochs, long now) {
        started = now;
        drawn = now;
        lastLength = 0;
        if (verbose > 0) {
            out.print("Epoch " + epoch + "/" + epochs + (verbose == 1 ? "\n" : " - "));
            out.flush();
            open = verbose == 2;
        }
    }

    /** After a step. */
    void step(long done, long total, Scores scores, long now) {
        if (verbose == 1 && live && now - drawn >= REDRAW_NANOS) {
            drawn = now;
            redraw(line(done, total, false, scores.values(), now));
        }
    }

    void epochEnd(long steps, Map<String, Double> values, long now) {
        if (verbose == 2) {
            double seconds = (now - started) * 1e-9;
            out.print(
                    String.format(
                            Locale.ROOT,
                            "%.0fs - %s%s%n",
                            seconds,
                            perStep(seconds / steps),
                            format(values)));
        } else if (verbose == 1) {
            redraw(line(steps, steps, true, values, now));
            out.println();
        }
        if (verbose > 0) {
            out.flush();
        }
        open = false;
    }

    /** Ends a line that was cut off. */
    void abandon() {
        if (open) {
            out.println();
            open = false;
        }
    }

    private void redraw(String line) {
        String blanks = " ".repeat(Math.max(0, lastLength - line.length()));
        out.print(live ? "\r" + line + blanks : line);
        out.flush();
        open = true;
        lastLength = line.length();
    }

    private String line(long done, long total, boolean last, Map<String, Double> values, long now) {
        double seconds = (now - started) * 1e-9;
        double each = done == 0 ? 0 : seconds / done;
        StringBuilder line = new StringBuilder();
        if (total == UNKNOWN) {
            line.append(String.format(Locale.ROOT, "%7d/Unknown", done));
        } else {
            String count = Long.toString(total);
            String at = Long.toString(done);
            line.append(" ".repeat(count.length() - at.length())).append(at);
            line.append('/').append(count).append(' ');
            line.append(bars(done, total));
        }
        boolean eta = !last && total != UNKNOWN;
        line.append(' ').append(time(eta ? each * (total - done) : seconds));
        return line.append(' ').append(perStep(each)).append(format(values)).toString();
    }

    private String bars(long done, long total) {
        char[] chars = new char[WIDTH];
        Arrays.fill(chars, bar);
        if (live) {
            // What is still to do is blank: colours would say it too, but not every terminal has
            // them.
            Arrays.fill(chars, (int) (WIDTH * done / total), WIDTH, ' ');
        }
        return new String(chars);
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        if (s > 3600) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s % 3600 / 60, s % 60);
        }
        return s > 60 ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60) : s + "s";
    }

    private static String perStep(double seconds) {
        if (seconds >= 1 || seconds == 0) {
            return Math.round(seconds) + "s/step";
        }
        return seconds >= 1e-3
                ? Math.round(seconds * 1e3) + "ms/step"
                : Math.round(seconds * 1e6) + "us/step";
    }

    /** In the order of the alphabet, as Keras has them. */
    private static String format(Map<String, Double> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append(" - ").append(name).append(": ").append(number(value)));
        return text.toString();
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        return String.format(Locale.ROOT, Math.abs(value) > 1e-3 ? "%.4f" : "%.4e", value);
    }
}
