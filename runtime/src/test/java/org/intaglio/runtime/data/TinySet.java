/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import static org.intaglio.runtime.data.IdxFiles.gzip;
import static org.intaglio.runtime.data.IdxFiles.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A published data set of a few random images. */
final class TinySet {
    private static final Map<String, byte[]> CONTENT = new LinkedHashMap<>();

    static {
        Random random = new Random(7);
        for (String part : List.of("train", "t10k")) {
            int count = part.equals("train") ? 60 : 10;
            byte[] pixels = new byte[count * 28 * 28];
            random.nextBytes(pixels);
            byte[] labels = new byte[count];
            for (int i = 0; i < count; i++) {
                labels[i] = (byte) (i % 10);
            }
            CONTENT.put(part + "-images-idx3-ubyte", idx(8, new int[] {count, 28, 28}, pixels));
            CONTENT.put(part + "-labels-idx1-ubyte", idx(8, new int[] {count}, labels));
        }
    }

    private TinySet() {}

    static Published published(String... mirrors) {
        return new Published(
                "Tiny",
                "tiny",
                List.of(mirrors),
                new Published.Files(
                        sum("train-images-idx3-ubyte"),
                        sum("train-labels-idx1-ubyte"),
                        sum("t10k-images-idx3-ubyte"),
                        sum("t10k-labels-idx1-ubyte")),
                Published.MNIST.classNames());
    }

    static List<String> names() {
        return List.copyOf(CONTENT.keySet());
    }

    static byte[] content(String name) {
        return CONTENT.get(name).clone();
    }

    static byte[] compressed(String name) {
        return gzip(content(name));
    }

    static Path writeTo(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : names()) {
            Files.write(directory.resolve(name + ".gz"), compressed(name));
        }
        return directory;
    }

    static String sum(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.get(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
