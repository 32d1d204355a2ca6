/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.budget;

import org.intaglio.processor.model.NetworkSpec;
import org.intaglio.processor.model.ShapedNetwork;
import org.intaglio.processor.schedule.Programs;

import java.util.Optional;

/** The passes, for networks that a budget tries in the place of one that costs too much. */
public interface Trial {
    /** A network with shapes; empty if anything is wrong with it. */
    Optional<ShapedNetwork> check(NetworkSpec spec);

    /** The programs of a network that {@link #check} returned. */
    Programs programs(ShapedNetwork network);
}
