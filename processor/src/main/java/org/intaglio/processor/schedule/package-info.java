/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * When and where instructions run: phases with barriers between them, the size of slices, and a
 * place for every value.
 */
package org.intaglio.processor.schedule;
