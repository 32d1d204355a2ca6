/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * The border between generated code and the runtime: what the compiler writes ({@link
 * org.intaglio.runtime.program.Program}), what it knows ({@link
 * org.intaglio.runtime.program.Architecture}), and what it is handed ({@link
 * org.intaglio.runtime.program.Frame}). What a program computes, whatever the machine, it tells in
 * the words of {@link org.intaglio.runtime.operation}. Applications do not need this package.
 */
package org.intaglio.runtime.program;
