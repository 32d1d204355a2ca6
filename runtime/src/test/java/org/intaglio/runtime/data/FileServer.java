/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on the loopback interface that knows ranges, and ways to misbehave. */
final class FileServer implements AutoCloseable {
    /** Ways to misbehave. */
    enum Fault {
        /** Ignores the header Range. */
        NO_RANGES,
        /** Sends half of what it promised, the first time. */
        BREAK_OFF_ONCE,
        /** Sends half of what it promised, always from the start. */
        BREAK_OFF_WITHOUT_RANGES,
        /** Takes half a second. */
        SLOW
    }

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://%s:%d/"
                .formatted(
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    void remove(String path) {
        files.remove(path);
    }

    void fault(String path, Fault fault) {
        faults.put(path, fault);
    }

    /** The requests so far, each as its path and its header Range. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(path + " " + range);
            byte[] content = files.get(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Fault fault = faults.get(path);
            if (fault == Fault.SLOW) {
                Thread.sleep(500);
            }
            int from = 0;
            if (range != null
                    && fault != Fault.NO_RANGES
                    && fault != Fault.BREAK_OFF_WITHOUT_RANGES) {
                Matcher matcher = RANGE.matcher(range);
                if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= content.length) {
                    exchange.sendResponseHeaders(416, -1);
                    return;
                }
                from = Integer.parseInt(matcher.group(1));
                exchange.getResponseHeaders()
                        .set(
                                "Content-Range",
                                "bytes %d-%d/%d"
                                        .formatted(from, content.length - 1, content.length));
            }
            byte[] body = Arrays.copyOfRange(content, from, content.length);
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, body.length);
            OutputStream out = exchange.getResponseBody();
            if (fault == Fault.BREAK_OFF_ONCE || fault == Fault.BREAK_OFF_WITHOUT_RANGES) {
                faults.remove(path, Fault.BREAK_OFF_ONCE);
                out.write(body, 0, body.length / 2);
                out.flush();
                // Closing the exchange too early closes the connection.
                return;
            }
            out.write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
