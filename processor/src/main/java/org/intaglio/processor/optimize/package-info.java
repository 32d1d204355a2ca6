/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What makes generated code fast: passes from graph to graph, each optional and tested alone, then
 * the schedule and the memory plan.
 */
package org.intaglio.processor.optimize;
