/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.train;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void namesAreFilledAsPythonFillsThem() {
        FileNames names = new FileNames("e{epoch}-{epoch:03d}-{loss:.2f}-{loss:08.3f}-{loss}");
        assertThat(names.names()).containsExactly("epoch", "loss");
        assertThat(names.fill(name -> name.equals("epoch") ? 7 : 0.955))
                .isEqualTo("e7-007-0.95-0000.955-0.955");
        assertThat(names.fill(name -> name.equals("epoch") ? 7 : Double.NaN))
                .isEqualTo("e7-007-nan-00000nan-nan");
    }
}
