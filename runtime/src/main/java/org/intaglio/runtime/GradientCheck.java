/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import org.intaglio.Loss;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Sgd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Compares the gradients of a model with differences of its loss, for tests: of a {@link
 * LossFunction} or a {@link CustomLayer} of one's own, above all.
 *
 * <pre>{@code
 * GradientCheck.of(model, Training.with(Sgd.create()).loss(new MyLoss())).check();
 * }</pre>
 *
 * <p>For every trainable parameter, and for every input where the network has {@code inputGradients
 * = true}, the loss is taken a step forward and a step back along the gradient, and twice as far;
 * its slope must be the gradient's length; and once more a way at random, for what a gradient lacks
 * does not show along it if the rest of it is right. A loss of floats has some seven digits, of
 * which such a difference keeps four or so: what this finds is a term that is missing or counted
 * twice. Where a function has kinks, as ReLU has, a step may cross one; a smaller {@link #step} or
 * another {@link #seed} helps. Slopes below 2·10⁻⁴, or below that share of the loss, are taken for
 * rounding: give a loss such samples, or such a factor, that its slopes are larger.
 *
 * <p>Parameters and moving averages are as before afterwards. Immutable; not for a model that
 * another thread trains.
 */
public final class GradientCheck {
    private static final int SAMPLES = 5;

    /** A gradient smaller than this is rounding, or so flat that the loss has no digits for it. */
    private static final double FLAT = 1e-3;

    /** What rounding may do to a slope, for a loss of 1 or less. */
    private static final double NOISE = 2e-4;

    private final Model model;
    private final Training training;
    private final double tolerance;
    private final double step;
    private final long seed;
    private final Batch samples;

    /**
     * The slope of the loss along a gradient, or along a way at random.
     *
     * @param name the parameter's path, {@code hidden.kernel}, or the input's name
     * @param gradient the slope that the gradient says
     * @param measured the slope that the loss has
     * @param noise what rounding may have done to it
     */
    public record Slope(String name, double gradient, double measured, double noise) {
        /** Refuses a slope of nothing. */
        public Slope {
            Objects.requireNonNull(name, "name");
        }

        private boolean isWithin(double tolerance) {
            return Math.abs(measured - gradient) <= tolerance * Math.abs(gradient) + noise;
        }

        @Override
        public String toString() {
            return "%s: the gradient says %.5g, differences of the loss say %.5g"
                    .formatted(name, gradient, measured);
        }
    }

    private GradientCheck(
            Model model,
            Training training,
            double tolerance,
            double step,
            long seed,
            Batch samples) {
        this.model = model;
        this.training = training;
        this.tolerance = tolerance;
        this.step = step;
        this.seed = seed;
        this.samples = samples;
    }

    /** Of a model whose losses are those of its declaration. */
    public static GradientCheck of(Model model) {
        return of(model, Training.with(Sgd.create()));
    }

    /**
     * Of a model.
     *
     * @param training what says the loss functions, the seed of dropout and the threads
     */
    public static GradientCheck of(Model model, Training training) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(training, "training");
        return new GradientCheck(model, training, 0.02, 0.01, 1, null);
    }

    /**
     * By what share of the gradient the slope may differ from it; 0.02 if not said.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public GradientCheck tolerance(double value) {
        return new GradientCheck(
                model, training, positive("tolerance", value), step, seed, samples);
    }

    /**
     * How far a step goes; 0.01 if not said.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public GradientCheck step(double value) {
        return new GradientCheck(
                model, training, tolerance, positive("step", value), seed, samples);
    }

    /** Of the samples at random, where none are given. */
    public GradientCheck seed(long value) {
        return new GradientCheck(model, training, tolerance, step, value, samples);
    }

    /**
     * The samples to compare with, for losses or layers that do not take any numbers. If not said:
     * five at random, inputs from the normal distribution, targets as the loss wants them, for a
     * loss of one's own from 0 to 1.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public GradientCheck samples(Batch value) {
        Objects.requireNonNull(value, "value");
        if (value.size() == 0) {
            throw new IllegalArgumentException(
                    "the batch is empty; say how many samples it holds with batch.size(n)");
        }
        return new GradientCheck(model, training, tolerance, step, seed, value);
    }

    private static double positive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("%s must be above 0, got %s".formatted(name, value));
        }
        return value;
    }

    /**
     * Measures and compares.
     *
     * @throws AssertionError if a slope differs, which names all that do
     */
    public void check() {
        List<Slope> wrong = slopes().stream().filter(s -> !s.isWithin(tolerance)).toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    wrong.stream()
                            .map(Slope::toString)
                            .collect(
                                    Collectors.joining(
                                            "\n",
                                            "the gradients are not those of the loss (tolerance "
                                                    + tolerance
                                                    + "):\n",
                                            "\nWhere a function has kinks, as ReLU has, a step may"
                                                    + " have crossed one: step(%s) tells"
                                                            .formatted(step / 10))));
        }
    }

    /** Measures, for parameters in the order of their layers, then for inputs. */
    public List<Slope> slopes() {
        List<float[]> before = model.parameters().stream().map(Parameter::toArray).toList();
        try (Trainer trainer = model.trainer(training)) {
            return slopes(trainer, samples == null ? atRandom(trainer) : samples);
        } finally {
            for (int i = 0; i < before.size(); i++) {
                model.parameters().get(i).set(before.get(i));
            }
        }
    }

    private List<Slope> slopes(Trainer trainer, Batch batch) {
        double noise = NOISE * Math.max(1, Math.abs(trainer.gradients(batch, true)));
        Random random = new Random(seed);
        List<Parameter> parameters =
                model.parameters().stream().filter(Parameter::trainable).toList();
        List<float[]> gradients = parameters.stream().map(trainer::gradient).toList();
        List<Architecture.Input> inputs = model.architecture().inputs();
        List<float[]> ofInputs = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ofInputs.add(
                    inputs.get(i).gradient() ? trainer.inputGradient(i).toArray() : new float[0]);
        }
        List<Slope> slopes = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            float[] start = parameter.toArray();
            slopes.addAll(
                    slopesOf(
                            parameter.path(),
                            gradients.get(i),
                            start,
                            noise,
                            random,
                            values -> {
                                parameter.set(values);
                                return trainer.gradients(batch, true);
                            }));
            parameter.set(start);
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).gradient()) {
                float[] rows = batch.input(i);
                float[] start = rows.clone();
                try {
                    slopes.addAll(
                            slopesOf(
                                    inputs.get(i).name(),
                                    ofInputs.get(i),
                                    start,
                                    noise,
                                    random,
                                    values -> {
                                        System.arraycopy(values, 0, rows, 0, rows.length);
                                        return trainer.gradients(batch, true);
                                    }));
                } finally { // The batch is the user's.
                    System.arraycopy(start, 0, rows, 0, rows.length);
                }
            }
        }
        return slopes;
    }

    /** Along the gradient, if there is one, and along a way at random. */
    private List<Slope> slopesOf(
            String name,
            float[] gradient,
            float[] start,
            double noise,
            Random random,
            ToDoubleFunction<float[]> loss) {
        List<Slope> slopes = new ArrayList<>();
        double[] way = new double[gradient.length];
        Arrays.setAll(way, i -> gradient[i]);
        double length = length(way);
        if (length >= FLAT) {
            slopes.add(slope(name, gradient, way, start, noise, loss));
        }
        Arrays.setAll(way, i -> random.nextGaussian());
        // By chance such a slope may be 0: what it usually is says how much it may be wrong.
        double usual = length / Math.sqrt(gradient.length);
        slopes.add(slope(name, gradient, way, start, noise + tolerance * usual, loss));
        return slopes;
    }

    private Slope slope(
            String name,
            float[] gradient,
            double[] way,
            float[] start,
            double noise,
            ToDoubleFunction<float[]> loss) {
        double length = length(way);
        double said = 0;
        for (int i = 0; i < way.length; i++) {
            way[i] /= length;
            said += way[i] * gradient[i];
        }
        double near = difference(way, start, loss, step);
        double far = difference(way, start, loss, 2 * step);
        // Two differences cancel the third derivative, of which exponentials have much.
        return new Slope(name, said, (4 * near - far) / 3, noise);
    }

    private static double length(double[] way) {
        double squares = 0;
        for (double w : way) {
            squares += w * w;
        }
        return Math.sqrt(squares);
    }

    private static double difference(
            double[] way, float[] start, ToDoubleFunction<float[]> loss, double step) {
        double forward = loss.applyAsDouble(moved(start, way, step));
        double back = loss.applyAsDouble(moved(start, way, -step));
        return (forward - back) / (2 * step);
    }

    private static float[] moved(float[] start, double[] way, double factor) {
        float[] values = start.clone();
        for (int i = 0; i < way.length; i++) {
            values[i] += (float) (way[i] * factor);
        }
        return values;
    }

    private Batch atRandom(Trainer trainer) {
        Random random = new Random(seed);
        Batch batch = trainer.newBatch(SAMPLES);
        batch.size(SAMPLES);
        List<Architecture.Input> inputs = model.architecture().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            int below = inputs.get(i).below();
            float[] rows = batch.input(i);
            for (int j = 0; j < rows.length; j++) {
                rows[j] = below > 0 ? random.nextInt(below) : (float) random.nextGaussian();
            }
        }
        List<Architecture.Output> outputs = model.architecture().outputs();
        for (int o = 0; o < outputs.size(); o++) {
            targets(outputs.get(o), batch.target(o), random);
        }
        return batch;
    }

    private static void targets(Architecture.Output output, float[] rows, Random random) {
        Loss.Targets kind = output.loss().targets();
        int classes = output.shape().dimension(-1);
        for (int j = 0; j < rows.length; j++) {
            rows[j] =
                    switch (kind) {
                        case CLASS -> random.nextInt(classes);
                        case SIGNS -> random.nextBoolean() ? 1 : -1;
                        case NOTHING, DISTRIBUTION, PROBABILITIES, COUNTS, NUMBERS, ANY ->
                                random.nextFloat();
                    };
        }
        if (kind == Loss.Targets.DISTRIBUTION) {
            for (int from = 0; from < rows.length; from += classes) {
                float sum = 0;
                for (int c = 0; c < classes; c++) {
                    sum += rows[from + c];
                }
                for (int c = 0; c < classes; c++) {
                    rows[from + c] /= sum;
                }
            }
        }
    }
}
