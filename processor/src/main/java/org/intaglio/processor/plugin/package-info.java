/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What only a plugin of javac can say: a processor is not asked after some mistakes, and never sees
 * what is declared within a method. In a compilation that works it does nothing but look whether a
 * file has a network. Other compilers do not know of it.
 */
package org.intaglio.processor.plugin;
