/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays blocks that live for a while into one array, so that blocks whose lives overlap do not: the
 * largest first, each as low as it can go.
 */
final class Arena {
    /** A block: its size and the first and the last moment of its life. */
    private record Block(Object key, int size, int from, int to) {
        boolean overlaps(Block other) {
            return from <= other.to && other.from <= to;
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    void add(Object key, int size, int from, int to) {
        blocks.add(new Block(key, size, from, to));
    }

    /**
     * The offset of each block; the size of the array goes to {@code size[0]}.
     *
     * @throws MemoryExceededException if no array is as large as that
     */
    Map<Object, Integer> layOut(int[] size) {
        Map<Object, Integer> offsets = new HashMap<>();
        List<Block> placed = new ArrayList<>();
        List<Block> order = new ArrayList<>(blocks);
        order.sort(Comparator.comparingInt(Block::size).reversed());
        for (Block block : order) {
            List<Block> neighbours = new ArrayList<>();
            for (Block other : placed) {
                if (block.overlaps(other)) {
                    neighbours.add(other);
                }
            }
            neighbours.sort(Comparator.comparingInt(b -> offsets.get(b.key())));
            long offset = 0;
            for (Block other : neighbours) {
                int start = offsets.get(other.key());
                if (offset + block.size() <= start) {
                    break;
                }
                offset = Math.max(offset, start + other.size());
            }
            long end = offset + block.size();
            if (end > Integer.MAX_VALUE) {
                throw new MemoryExceededException(end);
            }
            offsets.put(block.key(), (int) offset);
            size[0] = Math.max(size[0], (int) end);
            placed.add(block);
        }
        return offsets;
    }
}
