/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.engine;

import org.intaglio.runtime.Batch;
import org.intaglio.runtime.Dataset;
import org.intaglio.runtime.device.Interrupts;

/** Batches of samples that come one after the other. */
final class StreamSource implements BatchSource {
    private final Dataset data;
    private final RowFinish finish;
    private final boolean check;
    private Dataset.Reader reader;
    private long read;

    /**
     * @param check whether to look if numbers are finite
     */
    StreamSource(Dataset data, RowFinish finish, boolean check) {
        this.check = check;
        this.data = data;
        this.finish = finish;
    }

    @Override
    public void begin(long pass, long position, Batch room) {
        close();
        reader = Readers.open(data, pass);
        read = 0;
        while (read < position && reader.read(room, 0)) {
            Interrupts.check(Thread.currentThread(), "the training");
            read++;
        }
    }

    @Override
    public int next(Batch batch) {
        int n = 0;
        while (n < batch.capacity()) {
            batch.weights()[n] = 1;
            batch.sample(n, read + n);
            if (!reader.read(batch, n)) {
                break;
            }
            n++;
        }
        read += n;
        return n;
    }

    @Override
    public void fill(Batch batch, int from, int to) {
        for (int row = from; row < to; row++) {
            finish.finish(batch, row, check);
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
