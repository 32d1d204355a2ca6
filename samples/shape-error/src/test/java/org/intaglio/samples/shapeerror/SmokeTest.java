/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.samples.shapeerror;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.samples.support.SampleRun;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The network does not compile, for the reasons its README shows. */
class SmokeTest {
    @Test
    void showsEveryMistakeAtItsPlace() throws IOException {
        String output = SampleRun.of(Main::main).output();

        assertThat(output)
                .contains(
                        "BrokenCnn.java:12: error: [INT012] 'shapes' cannot slide a 5×5 kernel over"
                                + " 4×4×32 with padding VALID");
        assertThat(output).contains("pool1   MaxPooling2D 6  4×4×32");
        assertThat(output).contains("Try padding = SAME, or kernelSize = 4 or smaller.");
        assertThat(output)
                .contains("BrokenCnn.java:14: error: [INT021] 'drop' drops a fraction of 1.5");
        assertThat(output).contains("BrokenCnn.java:15: error: [INT030] 'hidden' names 'flatt'");
        assertThat(output).contains("Did you mean 'flat'?");
        assertThat(output).contains("3 errors");
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        Path readme =
                Path.of(System.getProperty("intaglio.root"), "samples", "shape-error", "README.md");
        assertThat(Files.readString(readme)).contains(SampleRun.of(Main::main).output());
    }

    @Test
    void aNetworkWithoutMistakesCompiles() throws IOException {
        String source =
                """
                import org.intaglio.*;
                import org.intaglio.layer.*;

                @NeuralNetwork(input = 4, loss = Loss.MEAN_SQUARED_ERROR)
                class Fine {
                    @Dense(units = 1) Layer value;
                }
                """;
        assertThat(Main.compile("Fine.java", source)).isEmpty();
    }
}
