/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a document holds of Java, links and places that links can name. */
final class MarkdownFile {
    private static final Pattern FENCE =
            Pattern.compile("^(?<indent> *)(?<fence>`{3,}|~{3,})(?<info>.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");
    private static final List<Pattern> LINKS =
            List.of(
                    Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\s*\\)"),
                    Pattern.compile("^\\s*\\[[^\\]]+\\]:\\s*(\\S+)"),
                    Pattern.compile("(?:href|src)=\"([^\"]+)\""));

    private final Path path;
    private final List<Snippet> snippets = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private final Map<String, Integer> headings = new HashMap<>();

    /** A link, and the line it is in. */
    record Link(int line, String target) {}

    private MarkdownFile(Path path) {
        this.path = path;
    }

    static MarkdownFile read(Path path) {
        try {
            return parse(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MarkdownFile parse(Path path, List<String> lines) {
        MarkdownFile file = new MarkdownFile(path);
        String given = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                i = file.fence(lines, i, fence, given);
                given = "";
            } else if (!lines.get(i).isBlank()) {
                given = Snippet.given(lines.get(i)).orElse("");
                file.line(i + 1, lines.get(i));
            }
        }
        return file;
    }

    /** Returns the index of the closing line. */
    private int fence(List<String> lines, int open, Matcher fence, String given) {
        int indent = fence.group("indent").length();
        StringBuilder text = new StringBuilder();
        int i = open + 1;
        for (; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().equals(fence.group("fence"))) {
                break;
            }
            int blanks = line.length() - line.stripLeading().length();
            text.append(line.substring(Math.min(indent, blanks))).append('\n');
        }
        String info = fence.group("info").strip();
        if (info.equals("java") || info.startsWith("java ")) {
            snippets.add(new Snippet(path, open + 2, info, given, text.toString()));
        }
        return i;
    }

    private void line(int number, String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            String slug = slug(heading.group(1));
            int count = headings.merge(slug, 1, Integer::sum);
            anchors.add(count == 1 ? slug : slug + "-" + (count - 1));
        }
        Matcher anchor = ANCHOR.matcher(line);
        while (anchor.find()) {
            anchors.add(anchor.group(1));
        }
        String text = line.replaceAll("`[^`]*`", "");
        for (Pattern pattern : LINKS) {
            Matcher link = pattern.matcher(text);
            while (link.find()) {
                links.add(new Link(number, link.group(1)));
            }
        }
    }

    /** The anchor that GitHub and its like give to a heading. */
    private static String slug(String heading) {
        return heading.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("<[^>]*>", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }

    Path path() {
        return path;
    }

    /** The fences that say java. */
    List<Snippet> snippets() {
        return snippets;
    }

    /** All links, those to other sites too. */
    List<Link> links() {
        return links;
    }

    /** What may stand after {@code #}. */
    Set<String> anchors() {
        return anchors;
    }
}
