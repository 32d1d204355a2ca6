/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.outside;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of the README's section "Use it", by language and in their order. */
final class UseIt {
    private UseIt() {}

    static List<String> blocks(String language) throws IOException {
        String readme = Files.readString(Build.ROOT.resolve("README.md"));
        int start = readme.indexOf("\n## Use it\n");
        assertThat(start).isAtLeast(0);
        String section = readme.substring(start, readme.indexOf("\n## ", start + 1));
        List<String> blocks = new ArrayList<>();
        String open = "\n```" + language + "\n";
        for (int at = section.indexOf(open); at >= 0; at = section.indexOf(open, at)) {
            int from = at + open.length();
            at = section.indexOf("```\n", from);
            blocks.add(section.substring(from, at));
        }
        return blocks;
    }
}
