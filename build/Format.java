import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Checks ({@code check}) or rewrites ({@code write}) the layout of every Java source of the
 * repository with google-java-format. The root pom runs it, in one JVM for the whole tree, on the
 * JDK the build found: the formatter needs 25, Maven may run on less.
 */
class Format {
    /**
     * Build output; and resources, where Java text is data, such as expected output of the
     * processor.
     */
    private static final Set<String> SKIPPED = Set.of("target", "resources");

    public static void main(String... args) throws Exception {
        boolean write = args[0].equals("write");
        Path root = Path.of(args[1]);
        List<String> sources = sourcesUnder(root);
        List<String> options = new ArrayList<>(List.of("--aosp"));
        Collections.addAll(
                options,
                write
                        ? new String[] {"--replace"}
                        : new String[] {"--dry-run", "--set-exit-if-changed"});
        options.addAll(sources);

        StringWriter unformatted = new StringWriter();
        int status =
                sources.isEmpty()
                        ? 0
                        : new Main(
                                        new PrintWriter(unformatted, true),
                                        new PrintWriter(System.err, true),
                                        InputStream.nullInputStream())
                                .format(options.toArray(String[]::new));
        if (status != 0 && !write) {
            System.err.println("Not formatted with google-java-format, AOSP style:");
            unformatted
                    .toString()
                    .lines()
                    .map(file -> "  " + root.relativize(Path.of(file)))
                    .forEach(System.err::println);
            System.err.println("Format them with: ./mvnw -q -N -Pformat initialize");
        }
        System.exit(status);
    }

    private static List<String> sourcesUnder(Path root) throws IOException {
        List<String> sources = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
                        String name = dir.getFileName().toString();
                        boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
                        return skipped && !dir.equals(root)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                        if (file.toString().endsWith(".java")) {
                            sources.add(file.toString());
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(sources);
        return sources;
    }
}
