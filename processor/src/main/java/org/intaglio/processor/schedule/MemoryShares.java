/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.schedule;

import org.intaglio.processor.lower.Instruction;
import org.intaglio.processor.lower.Resource;
import org.intaglio.processor.lower.Value;
import org.intaglio.processor.model.OutputSpec;
import org.intaglio.processor.model.ShapedLayer;
import org.intaglio.processor.schedule.Programs.Program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which layers the memory of a {@link Footprint} is for. Memory that several use, one after the
 * other, counts for the one that needs most of it: what is left of it without that layer is what
 * the others need.
 */
public final class MemoryShares {
    private final Program program;
    private final Map<String, Long> floats = new HashMap<>();

    private MemoryShares(Program program) {
        this.program = program;
    }

    /** {@link Footprint#prediction} by the names of layers, in bytes. */
    public static Map<String, Long> ofPrediction(Programs programs) {
        MemoryShares shares = new MemoryShares(programs.inference());
        for (ShapedLayer layer : programs.network().layers()) {
            shares.add(layer.name(), layer.parameterCount());
        }
        shares.addShared();
        shares.addSlices();
        shares.addScratch();
        return shares.bytes();
    }

    /** {@link Footprint#trainingSample} by the names of layers, in bytes. */
    public static Map<String, Long> ofTrainingSample(Programs programs) {
        MemoryShares shares = new MemoryShares(programs.training());
        for (ShapedLayer input : programs.network().inputs()) {
            shares.add(input.name(), input.shape().elements());
        }
        for (OutputSpec output : programs.network().outputs()) {
            shares.add(output.layer(), output.shape().elements());
        }
        shares.addBatch();
        return shares.bytes();
    }

    private void addShared() {
        List<Claim> claims = new ArrayList<>();
        for (Instruction op : program.code().list()) {
            for (Resource r : op.writes()) {
                if (program.plan().places().get(r) instanceof Place.Shared(int offset)) {
                    claims.add(new Claim(op.layer(), offset, r.size()));
                }
            }
        }
        settle(claims, 1);
    }

    private void addBatch() {
        List<Claim> claims = new ArrayList<>();
        for (Instruction op : program.code().list()) {
            for (Value v : values(op)) {
                if (program.plan().place(v) instanceof Place.Batch(int offset)) {
                    claims.add(new Claim(op.layer(), offset, v.size()));
                }
            }
        }
        settle(claims, 1);
    }

    /** The phase that needs most decides how large the memory of slices is. */
    private void addSlices() {
        List<Claim> largest = List.of();
        long most = 0;
        int sliceOfLargest = 0;
        for (int i = 0; i < program.schedule().phases().size(); i++) {
            if (program.schedule().phases().get(i) instanceof Schedule.Samples phase) {
                List<Claim> claims = claims(phase);
                int slice = program.plan().slices().get(i);
                long need = (long) slice * claims.stream().mapToInt(Claim::end).max().orElse(0);
                if (need > most) {
                    most = need;
                    largest = claims;
                    sliceOfLargest = slice;
                }
            }
        }
        settle(largest, sliceOfLargest);
    }

    private List<Claim> claims(Schedule.Samples phase) {
        List<Claim> claims = new ArrayList<>();
        for (Instruction op : phase.ops()) {
            for (Value v : values(op)) {
                if (program.plan().place(v) instanceof Place.Slice(int offset)) {
                    claims.add(new Claim(op.layer(), offset, v.size()));
                }
            }
        }
        return claims;
    }

    private void addScratch() {
        program.code().list().stream()
                .max(Comparator.comparingInt(Instruction::scratch))
                .ifPresent(op -> add(op.layer(), op.scratch()));
    }

    /** What an instruction writes for each sample, where it has its place. */
    private static List<Value> values(Instruction op) {
        return op.writes().stream()
                .filter(Value.class::isInstance)
                .map(r -> ((Value) r).base())
                .toList();
    }

    /** Gives every float to the largest value that lies there. */
    private void settle(List<Claim> claims, int times) {
        BitSet taken = new BitSet();
        claims.stream()
                .sorted(Comparator.comparingInt(Claim::size).reversed())
                .forEach(claim -> {
                    int before = taken.cardinality();
                    taken.set(claim.offset(), claim.end());
                    add(claim.layer(), (long) times * (taken.cardinality() - before));
                });
    }

    private void add(String layer, long more) {
        floats.merge(layer, more, Long::sum);
    }

    private Map<String, Long> bytes() {
        floats.replaceAll((layer, n) -> Footprint.FLOAT * n);
        return floats;
    }

    private record Claim(String layer, int offset, int size) {
        int end() {
            return offset + size;
        }
    }
}
