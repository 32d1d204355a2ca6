/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.util.List;
import java.util.Objects;

/**
 * A data set as it is published: one part to train on, one to test with.
 *
 * @param name what people call it
 * @param train the samples to train on
 * @param test the samples to test with
 */
public record TrainTest(String name, LabeledImages train, LabeledImages test) {
    /** Refuses what is missing. */
    public TrainTest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
    }

    /** The names of the classes; a label is an index into them. */
    public List<String> classNames() {
        return train.classNames();
    }
}
