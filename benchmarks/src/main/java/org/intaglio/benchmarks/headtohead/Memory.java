/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.benchmarks.headtohead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Memory of a process as Linux counts it, shared libraries included.
 *
 * @param resident kilobytes in memory now: VmRSS
 * @param peak the most there were: VmHWM
 */
record Memory(long resident, long peak) {
    /** Of a running process; nothing where there is no {@code /proc}. */
    static Optional<Memory> of(long pid) {
        try {
            return parse(Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** From the lines of {@code /proc/PID/status}. */
    static Optional<Memory> parse(List<String> status) {
        long resident = kilobytes(status, "VmRSS:");
        long peak = kilobytes(status, "VmHWM:");
        return resident < 0 || peak < 0
                ? Optional.empty()
                : Optional.of(new Memory(resident, peak));
    }

    private static long kilobytes(List<String> status, String name) {
        for (String line : status) {
            if (line.startsWith(name) && line.endsWith(" kB")) {
                return Long.parseLong(
                        line.substring(name.length(), line.length() - " kB".length()).strip());
            }
        }
        return -1;
    }
}
