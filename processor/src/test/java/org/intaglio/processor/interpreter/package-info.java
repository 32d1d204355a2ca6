/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * A device that knows nothing of a network but the operations that its program tells: what they
 * mean is here in plain loops, and compared with what the compiler makes of them.
 */
package org.intaglio.processor.interpreter;
