/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.intaglio.runtime.train.Callback;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Keras' callbacks decided, epoch by epoch: when to stop, which weights to go back to, the
 * learning rate, which files to write under which names. What reads a value that is not there is
 * refused before the first step, where Keras warns or fails at the end of an epoch.
 */
class GoldenCallbackTest {
    private static final int BATCHES = 4;

    @TempDir Path folder;

    @TestFactory
    List<DynamicTest> callbacks() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode golden : GoldenDirectory.ofKind("callback")) {
            KnownFields.check(
                    golden,
                    "case",
                    "kind",
                    "keras_version",
                    "callback",
                    "initial_learning_rate",
                    "variants");
            int number = 0;
            for (JsonNode variant : golden.required("variants")) {
                KnownFields.check(
                        variant,
                        "arguments",
                        "rows",
                        "weight_at_end",
                        "stopped_epoch",
                        "files_at_end");
                Path files = folder.resolve(golden.required("case").stringValue() + number++);
                tests.add(
                        dynamicTest(
                                golden.required("callback").stringValue()
                                        + " "
                                        + variant.required("arguments"),
                                () -> new Run(golden, variant, files).check()));
            }
        }
        return tests;
    }

    /** One variant. */
    private static final class Run {
        private final JsonNode variant;
        private final Path files;
        private final Callback callback;
        private final CallbackEpochs epochs;

        Run(JsonNode golden, JsonNode variant, Path files) {
            this.variant = variant;
            this.files = files;
            this.epochs = new CallbackEpochs(golden.required("initial_learning_rate").floatValue());
            this.callback =
                    CallbackTranslator.translate(
                            golden.required("callback").stringValue(),
                            variant.required("arguments"),
                            files,
                            () -> epochs.weight() + " " + epochs.epoch() + " " + epochs.batch);
        }

        void check() throws IOException {
            Files.createDirectories(files);
            JsonNode rows = variant.required("rows");
            Set<String> there = CallbackEpochs.names(rows.get(0).required("logs"));
            if (!there.containsAll(callback.reads())) {
                checkRefusal(rows);
                return;
            }
            Callback running = callback.forOneTraining();
            epochs.logs(rows.get(0).required("logs"));
            running.trainBegin(epochs);
            for (JsonNode row : rows) {
                KnownFields.check(
                        row,
                        "epoch",
                        "logs",
                        "logs_after",
                        "learning_rate_before",
                        "learning_rate_after",
                        "exception",
                        "stop_training",
                        "wait",
                        "cooldown_counter",
                        "best",
                        "best_epoch",
                        "stopped_epoch",
                        "written",
                        "files",
                        "epochs_since_last_save");
                epoch(running, row);
            }
            running.trainEnd(epochs);
            assertThat(epochs.weight()).isEqualTo(variant.required("weight_at_end").floatValue());
        }

        private void epoch(Callback running, JsonNode row) throws IOException {
            Set<String> before = contents();
            Map<String, String> old = texts();
            epochs.begin(row);
            running.epochBegin(epochs);
            for (int b = 1; b <= BATCHES; b++) {
                epochs.batch = b;
                running.batchBegin(epochs);
                running.batchEnd(epochs);
            }
            epochs.setWeight();
            running.epochEnd(epochs);
            String where = "epoch " + epochs.epoch();
            assertWithMessage(where)
                    .that(epochs.stopped)
                    .isEqualTo(row.required("stop_training").booleanValue());
            assertWithMessage(where)
                    .that(epochs.learningRate())
                    .isWithin(1e-7f)
                    .of(row.required("learning_rate_after").floatValue());
            if (row.has("written")) {
                Set<String> written = new TreeSet<>();
                row.required("written").forEach(file -> written.add(file.stringValue()));
                Map<String, String> now = texts();
                now.entrySet().removeAll(old.entrySet());
                assertWithMessage(where).that(now.keySet()).isEqualTo(written);
                before.addAll(written);
                assertWithMessage(where).that(contents()).isEqualTo(before);
            }
        }

        /** In Keras either an exception, or nothing happens. */
        private static void checkRefusal(JsonNode rows) {
            for (JsonNode row : rows) {
                assertThat(
                                row.has("exception")
                                        || row.required("learning_rate_after")
                                                .equals(row.required("learning_rate_before")))
                        .isTrue();
            }
        }

        private Map<String, String> texts() throws IOException {
            Map<String, String> texts = new TreeMap<>();
            for (String name : contents()) {
                texts.put(name, Files.readString(files.resolve(name)));
            }
            return texts;
        }

        private Set<String> contents() throws IOException {
            try (Stream<Path> list = Files.list(files)) {
                return list.map(file -> file.getFileName().toString())
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }
}
