/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.peers.tensorflow;

import org.intaglio.benchmarks.headtohead.Epochs;
import org.intaglio.benchmarks.headtohead.Job;
import org.intaglio.benchmarks.headtohead.PeerServer.Rounds;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import java.util.ArrayList;
import java.util.List;

/**
 * A step as one graph: choosing the samples, forward, backward and Adam. Java hands over the
 * numbers of the samples and the powers of Adam's decay rates; the samples are fed as one tensor,
 * which costs nothing since it is not copied.
 */
final class TrainingStep {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;

    private final Job job;
    private final Networks network;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TInt32> y;
    private final Placeholder<TInt32> chosen;
    private final Placeholder<TFloat32> power1;
    private final Placeholder<TFloat32> power2;
    private final Operand<TFloat32> loss;
    private final List<Op> targets = new ArrayList<>();
    private final Epochs epochs;
    private long steps;

    TrainingStep(Ops tf, Job job) {
        this.job = job;
        this.epochs = new Epochs(job);
        this.network = new Networks(tf, true);
        Shape rows = Shape.of(job.samples(), job.features());
        x = tf.placeholder(TFloat32.class, Placeholder.shape(rows));
        y = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(job.samples())));
        chosen = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(job.batch())));
        power1 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        power2 = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        Operand<TInt32> axis = tf.constant(0);
        Operand<TFloat32> logits = network.logits(job.network(), tf.gather(x, chosen, axis));
        // There is no gradient in Java for the sparse form.
        Operand<TFloat32> wanted =
                tf.oneHot(
                        tf.gather(y, chosen, axis),
                        tf.constant(Job.CLASSES),
                        tf.constant(1f),
                        tf.constant(0f));
        loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, wanted).loss(), axis);
        List<Variable<TFloat32>> weights = List.copyOf(network.weights());
        List<Output<?>> gradients = new ArrayList<>();
        tf.gradients(loss, weights).forEach(gradient -> gradients.add(gradient.asOutput()));
        for (int i = 0; i < weights.size(); i++) {
            targets.add(adam(tf, weights.get(i), gradients.get(i)));
        }
        targets.addAll(network.averages());
    }

    @SuppressWarnings("unchecked") // The gradient for floats is floats.
    private Op adam(Ops tf, Variable<TFloat32> weight, Output<?> gradient) {
        long[] shape = weight.shape().asArray();
        return tf.train.applyAdam(
                weight,
                network.variable(network.filled(0, shape), shape),
                network.variable(network.filled(0, shape), shape),
                power1,
                power2,
                tf.constant(0.001f),
                tf.constant(BETA1),
                tf.constant(BETA2),
                tf.constant(1e-7f),
                (Output<TFloat32>) gradient);
    }

    /** Steps on a session. */
    Rounds on(Session session) {
        network.initialize(session);
        TFloat32 samples = TFloat32.tensorOf(StdArrays.ndCopyOf(job.rows(job.features())));
        TInt32 classes = TInt32.vectorOf(job.classes());
        return count -> {
            for (int i = 0; i < count; i++) {
                step(session, samples, classes);
            }
        };
    }

    private void step(Session session, TFloat32 samples, TInt32 classes) {
        steps++;
        try (TInt32 batch = TInt32.vectorOf(epochs.next());
                TFloat32 decay1 = TFloat32.scalarOf((float) Math.pow(BETA1, (double) steps));
                TFloat32 decay2 = TFloat32.scalarOf((float) Math.pow(BETA2, (double) steps))) {
            Session.Runner runner =
                    session.runner()
                            .feed(x, samples)
                            .feed(y, classes)
                            .feed(chosen, batch)
                            .feed(power1, decay1)
                            .feed(power2, decay2)
                            .fetch(loss);
            targets.forEach(runner::addTarget);
            try (var result = runner.run()) {
                if (Float.isNaN(((TFloat32) result.get(0)).getFloat())) {
                    throw new IllegalStateException("the loss is not a number");
                }
            }
        }
    }
}
