/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Fetches a file over HTTP(S), resuming one that was begun. {@link HttpURLConnection} rather than
 * {@code java.net.http}: it is part of java.base, so the runtime needs no further module.
 */
final class HttpFetch {
    private static final int CONNECT_MILLIS = 15_000;
    private static final int READ_MILLIS = 30_000;

    /** Twice the largest file; a server that sends more is not one of ours. */
    private static final long LARGEST = 64L << 20;

    private HttpFetch() {}

    /**
     * Fetches what {@code part} lacks of the file.
     *
     * @throws IOException if {@code part} cannot be written
     */
    static HttpResult fetch(String url, Path part) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpURLConnection connection;
        int status;
        try {
            if (!(URI.create(url).toURL().openConnection() instanceof HttpURLConnection http)) {
                return new HttpResult.Refused("not an HTTP address");
            }
            connection = http;
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            // A server that compresses on the fly would break offsets; the files are compressed.
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (have > 0) {
                connection.setRequestProperty("Range", "bytes=" + have + "-");
            }
            status = connection.getResponseCode();
        } catch (IOException | IllegalArgumentException e) {
            return new HttpResult.Refused(describe(e));
        }
        try {
            return switch (status) {
                case HttpURLConnection.HTTP_OK ->
                        receive(connection, part, 0, connection.getContentLengthLong());
                case HttpURLConnection.HTTP_PARTIAL -> resume(connection, part, have);
                // Nothing is left to send: what is there is the whole file, or not of this file.
                case 416 -> new HttpResult.Complete();
                default -> new HttpResult.Refused("HTTP status " + status);
            };
        } finally {
            connection.disconnect();
        }
    }

    private static HttpResult resume(HttpURLConnection connection, Path part, long have)
            throws IOException {
        String range = String.valueOf(connection.getHeaderField("Content-Range"));
        if (!range.startsWith("bytes " + have + "-")) {
            return new HttpResult.Refused(
                    "asked for bytes from %d, the server sent \"%s\"".formatted(have, range));
        }
        long length = connection.getContentLengthLong();
        return receive(connection, part, have, length < 0 ? -1 : have + length);
    }

    /** Appends to the first {@code have} bytes of the part; {@code total} is -1 if unknown. */
    private static HttpResult receive(
            HttpURLConnection connection, Path part, long have, long total) throws IOException {
        InputStream in;
        try {
            in = connection.getInputStream();
        } catch (IOException e) {
            return new HttpResult.Refused(describe(e));
        }
        long size = have;
        try (in;
                OutputStream out =
                        Files.newOutputStream(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                have > 0
                                        ? StandardOpenOption.APPEND
                                        : StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[1 << 16];
            while (true) {
                int n;
                try {
                    n = in.read(buffer);
                } catch (IOException e) {
                    return brokenOff(size, total, describe(e));
                }
                if (n < 0) {
                    break;
                }
                size += n;
                if (size > LARGEST) {
                    return new HttpResult.Refused("sends more than " + LARGEST + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
        return total >= 0 && size < total
                ? brokenOff(size, total, "the connection ended")
                : new HttpResult.Complete();
    }

    private static HttpResult brokenOff(long size, long total, String why) {
        return new HttpResult.BrokenOff(
                "broke off after %d of %s bytes: %s"
                        .formatted(size, total < 0 ? "unknown" : String.valueOf(total), why));
    }

    private static String describe(Exception e) {
        String kind =
                e instanceof InterruptedIOException ? "timed out" : e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
