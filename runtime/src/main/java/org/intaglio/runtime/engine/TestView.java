/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.train.Callback;

import java.util.Map;

/** What callbacks see of an evaluation. */
final class TestView implements Callback.TestContext {
    private final Scores scores;

    TestView(Scores scores) {
        this.scores = scores;
    }

    @Override
    public long samples() {
        return scores.count();
    }

    @Override
    public Map<String, Double> values() {
        return scores.values();
    }

    @Override
    public double value(String name) {
        int index = scores.names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "there is no '%s' now, only %s"
                            .formatted(name, Names.suggest(name, scores.names())));
        }
        return scores.value(index);
    }
}
