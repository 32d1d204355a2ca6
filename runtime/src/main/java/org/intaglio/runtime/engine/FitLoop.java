/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.History;
import org.intaglio.runtime.LossFunction;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.device.Session;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;
import org.intaglio.runtime.train.Snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** One call of {@code fit}: epochs of steps, validation, callbacks, progress. */
public final class FitLoop implements Callback.Context {
    static final String VALIDATION = "val_";

    private final Network network;
    private final Training training;
    private final TrainingData data;
    private final Callback callbacks;
    private final boolean handlesNaN;
    private final Progress progress;
    private final History history = new History();
    private final Scores scores;
    private final Scores validationScores;
    private final List<String> names;
    private final Measured measured;
    private final SoFar soFar;
    private final OptimizerState optimizer;
    private final Optimizer.Update update;
    private final long dropoutKey;
    private final int lastEpoch;
    private long totalSteps;
    private int epoch;
    private long batchNumber;
    private long pass;
    private long position;
    private Map<String, Double> epochValues;
    private boolean stopped;

    private FitLoop(Network network, TrainingData data, Training training) {
        this.network = network;
        this.training = training;
        this.data = data;
        this.callbacks = Callback.all(training.callbacks()).forOneTraining();
        this.handlesNaN = Callback.all(training.callbacks()).handlesNaN();
        this.progress =
                new Progress(
                        training.verbose(),
                        training.progressTo(),
                        Progress.isLive(training.progressTo()));
        var choices = OutputSettings.metrics(network.architecture(), training);
        this.scores = new Scores(network.architecture(), choices);
        this.validationScores = new Scores(network.architecture(), choices);
        this.names = scores.names();
        this.measured = new Measured(names, choices, data.validation() == null ? null : VALIDATION);
        measured.check(training.callbacks());
        this.soFar = network.soFar();
        this.optimizer =
                soFar.optimizer(training.optimizer(), ParameterLayout.of(network.architecture()));
        this.update = optimizer.leavingOut(network.architecture(), training.frozen());
        this.dropoutKey = Randoms.key(training.seed().orElse(network.seed()), "dropout");
        this.totalSteps = data.steps();
        int initial = training.initialEpoch();
        this.epoch = initial == 0 ? soFar.epochs() : initial;
        long last = initial == 0 ? (long) epoch + training.epochs() : training.epochs();
        this.lastEpoch = (int) Math.min(last, Integer.MAX_VALUE);
    }

    /** With an initial epoch, the number of epochs is counted from the very first. */
    private static void checkEpochs(Training training) {
        int initial = training.initialEpoch();
        if (initial > 0 && initial >= training.epochs()) {
            throw new IllegalArgumentException(
                    ("initialEpoch(%d) leaves none of epochs(%d) to train; with initialEpoch,"
                                    + " epochs counts those that were done before, too")
                            .formatted(initial, training.epochs()));
        }
    }

    /**
     * Trains a network.
     *
     * @throws CancellationException if the thread was interrupted; its interrupted status is set,
     *     and the network keeps what it has learned so far
     */
    public static History fit(Network network, Dataset dataset, Training training) {
        network.acquire("fit");
        try {
            checkEpochs(training);
            LossFunction[] functions =
                    OutputSettings.lossFunctions(network.architecture(), training);
            TrainingData data = TrainingData.of(network, dataset, training);
            FitLoop loop = new FitLoop(network, data, training);
            boolean refusesBad = training.terminateOnNaN();
            try (Session session =
                            network.executable()
                                    .session(functions, refusesBad, training.threads());
                    BatchSource source = data.source()) {
                loop.run(
                        source,
                        new StepRunner(network, session.steps(), refusesBad),
                        data.validation() == null
                                ? null
                                : new Evaluator(
                                        network,
                                        session.evaluations(),
                                        functions,
                                        refusesBad,
                                        data.batchSize()));
            } finally {
                loop.progress.abandon();
            }
            return loop.history;
        } finally {
            network.release();
        }
    }

    private void run(BatchSource source, StepRunner runner, Evaluator evaluator) {
        Batch batch = Batch.of(network.architecture(), data.batchSize(), true);
        boolean endless = training.stepsPerEpoch().isPresent();
        if (endless) {
            goOn(source, batch);
        }
        soFar.epochs(epoch);
        callbacks.trainBegin(this);
        while (epoch < lastEpoch && !stopped) {
            epoch++;
            long start = System.nanoTime();
            beginEpoch(start);
            if (!endless) {
                beginPass(source, batch, epoch - 1L);
            }
            trainEpoch(source, runner, batch, endless);
            soFar.epochs(epoch);
            if (!endless) {
                soFar.atEndOfPass();
            }
            endEpoch(evaluator, start);
        }
        runner.finish(optimizer);
        callbacks.trainEnd(this);
    }

    private void beginPass(BatchSource source, Batch batch, long number) {
        pass = number;
        position = 0;
        source.begin(pass, 0, batch);
    }

    /** Takes up an endless training where the last one stopped. */
    private void goOn(BatchSource source, Batch batch) {
        if (soFar.isWithinPass() && epoch == soFar.epochs()) {
            pass = soFar.pass();
            position = soFar.position();
            source.begin(pass, position, batch);
        } else if (training.initialEpoch() == 0) {
            beginPass(source, batch, epoch);
        } else {
            // The epochs before were done by another model, which read that far.
            beginPass(source, batch, 0);
            for (long step = epoch * totalSteps; step > 0; step--) {
                next(source, batch, true);
                checkInterrupt();
            }
        }
    }

    private int next(BatchSource source, Batch batch, boolean endless) {
        int n = source.next(batch);
        if (n == 0 && endless) {
            beginPass(source, batch, pass + 1);
            n = source.next(batch);
        }
        position += n;
        return n;
    }

    private void beginEpoch(long now) {
        scores.reset();
        epochValues = null;
        batchNumber = 0;
        progress.epochBegin(epoch, lastEpoch, now);
        callbacks.epochBegin(this);
    }

    private void trainEpoch(BatchSource source, StepRunner runner, Batch batch, boolean endless) {
        long epochKey = Randoms.key(dropoutKey, epoch);
        while (!stopped && (!endless || batchNumber < totalSteps)) {
            int n = next(source, batch, endless);
            if (n == 0) {
                break;
            }
            long stepKey = Randoms.key(epochKey, batchNumber);
            batch.size(n);
            callbacks.batchBegin(this);
            optimizer.begin();
            runner.train(batch, source, stepKey, update, scores);
            batchNumber++;
            if (soFar.steps() == 0 && epoch == 1 && batchNumber == 1) {
                RangeNotice.tell(network.architecture(), batch, n);
            }
            afterStep(runner);
            if (endless) {
                soFar.within(pass, position);
            }
            callbacks.batchEnd(this);
            progress.step(batchNumber, totalSteps, scores, System.nanoTime());
            checkInterrupt();
        }
        if (batchNumber == 0) {
            throw new IllegalArgumentException(
                    totalSteps > 0
                            ? ("there are no samples to train on in epoch %d, as there were before;"
                                            + " a data set must begin anew each time it is opened,"
                                            + " as with a new iterator from its supplier")
                                    .formatted(epoch)
                            : "there are no samples to train on");
        }
    }

    private void afterStep(StepRunner runner) {
        if (!runner.leftOut()) {
            optimizer.done();
            soFar.stepDone();
        } else if (!handlesNaN) {
            runner.throwIfLeftOut(
                    () -> "in epoch %d, step %d".formatted(epoch, batchNumber), learningRate());
        }
    }

    private void checkInterrupt() {
        // The status stays set, so that whoever waits further up learns of it too.
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    ("the training was interrupted in epoch %d after %d steps;"
                                    + " the model keeps what it has learned so far")
                            .formatted(epoch, batchNumber));
        }
    }

    private void validate(Evaluator evaluator) {
        try {
            evaluator.evaluate(data.validation(), validationScores, "the validation", callbacks);
        } catch (IllegalArgumentException e) {
            throw FirstLook.inValidation(e);
        } catch (CancellationException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw e; // Somebody else's, such as a data set's.
            }
            var cancelled =
                    new CancellationException(
                            ("the training was interrupted in the validation of epoch %d;"
                                            + " the model keeps what it has learned so far")
                                    .formatted(epoch));
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private void endEpoch(Evaluator evaluator, long start) {
        Map<String, Double> values = new LinkedHashMap<>(scores.values());
        if (evaluator != null && epoch % training.validationEvery() == 0) {
            validate(evaluator);
            validationScores.values().forEach((name, v) -> values.put(VALIDATION + name, v));
        }
        epochValues = values;
        long now = System.nanoTime();
        progress.epochEnd(batchNumber, values, now);
        totalSteps = totalSteps == Progress.UNKNOWN ? batchNumber : totalSteps;
        history.add(epoch, values, optimizer.learningRate(), (now - start) * 1e-9);
        callbacks.epochEnd(this);
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public int epochs() {
        return lastEpoch;
    }

    @Override
    public long batch() {
        return batchNumber;
    }

    @Override
    public OptionalLong steps() {
        return totalSteps == Progress.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(totalSteps);
    }

    @Override
    public Set<String> names() {
        return measured.names();
    }

    @Override
    public EarlyStopping.Mode mode(String name) {
        return measured.mode(name);
    }

    @Override
    public boolean has(String name) {
        return epochValues == null ? names.contains(name) : epochValues.containsKey(name);
    }

    @Override
    public double value(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(
                    "there is no '%s' now, only %s"
                            .formatted(name, Names.suggest(name, values().keySet())));
        }
        return epochValues == null ? scores.value(names.indexOf(name)) : epochValues.get(name);
    }

    @Override
    public Map<String, Double> values() {
        return epochValues == null ? scores.values() : Collections.unmodifiableMap(epochValues);
    }

    @Override
    public float learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public void learningRate(float rate) {
        optimizer.learningRate(rate);
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public Snapshot snapshot() {
        return network.executable().snapshot();
    }

    @Override
    public void restore(Snapshot snapshot) {
        network.executable().restore(snapshot);
    }
}
