/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * Intaglio beside other libraries, each in a process of its own, in turns: start at {@code
 * HeadToHead}. A peer in Java is a {@code PeerServer}; the peers in Python are in {@code
 * benchmarks/peers}.
 */
package org.intaglio.benchmarks.headtohead;
