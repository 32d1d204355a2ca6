/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.outside;

import static com.google.common.truth.Truth.assertThat;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command in the last line of every message runs, with the processor's jar and nothing else.
 */
class ExplainedMessagesTest {
    /** An entry without signs that need more than ASCII. */
    private static final String ID = "INT002";

    private static final Path ALL = Build.JARS.resolve("processor");
    private static final Path ALONE = Build.ROOT.resolve("processor/target");

    @Test
    void theJarOfJavacsUsers() throws Exception {
        assertThat(explain(ALL, Build.JDK, ID)).isEqualTo(new Command(0, entry(ID)));
    }

    @Test
    void theJarOfMavensUsers() throws Exception {
        assertThat(explain(ALONE, Build.JDK, ID)).isEqualTo(new Command(0, entry(ID)));
    }

    @Test
    void anOlderJava() throws Exception {
        Optional<Path> old = Build.oldJdk();
        assumeTrue(old.isPresent(), "no JDK from 17 to 24 on this machine");
        assertThat(explain(ALL, old.get(), ID)).isEqualTo(new Command(0, entry(ID)));
    }

    @Test
    void anUnknownId() throws Exception {
        assertThat(explain(ALL, Build.JDK, "INT999"))
                .isEqualTo(
                        new Command(
                                1,
                                "There is no message INT999. Expected one id, such as INT012;"
                                        + " without an id, all are listed.\n"));
    }

    private static Command explain(Path folder, Path jdk, String id) throws Exception {
        Path copy = Build.copy("javac", "explain");
        try (var jars = Files.newDirectoryStream(folder, "intaglio-processor-*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, copy.resolve(jar.getFileName()));
            }
        }
        return Command.run(copy, jdk, "java -jar intaglio-processor-*.jar " + id);
    }

    /** Of docs/errors.md, without the marks of code. */
    private static String entry(String id) throws IOException {
        String text = Files.readString(Build.ROOT.resolve("docs/errors.md"));
        int begin = text.indexOf("## " + id) + 3;
        int end = text.indexOf("\n## ", begin);
        return text.substring(begin, end)
                        .replaceAll("(?m)^```.*\n", "")
                        .replaceAll("<a id=.*\n*", "")
                        .strip()
                + "\n";
    }
}
