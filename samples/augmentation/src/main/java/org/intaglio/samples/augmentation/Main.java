/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.augmentation;

import org.intaglio.samples.support.SampleArguments;

import java.io.IOException;

/** Shows what the layers do to a picture, then what they are good for. */
final class Main {
    private Main() {}

    public static void main(String... args) throws IOException {
        var arguments =
                SampleArguments.of("augmentation")
                        .images()
                        .epochs(100)
                        .batchSize(32)
                        .parseOrExit(args);
        Sheet.save(arguments);
        FewImages.compare(arguments);
    }
}
