/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.CodeBlock;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a method that may be split between such pieces.
 *
 * @param code the code
 * @param bytes about how much bytecode it takes
 */
record Piece(CodeBlock code, int bytes) {
    /** HotSpot never compiles a method of more than 8,000 bytes of bytecode. */
    static final int MAX_BYTES = 7_000;

    /** One after the other. */
    static CodeBlock join(List<Piece> pieces) {
        return pieces.stream().map(Piece::code).collect(CodeBlock.joining(""));
    }

    /** Pieces in their order, as many together as a method has room for. */
    static List<List<Piece>> portions(List<Piece> pieces) {
        List<List<Piece>> portions = new ArrayList<>();
        List<Piece> portion = new ArrayList<>();
        int bytes = 0;
        for (Piece piece : pieces) {
            if (!portion.isEmpty() && bytes + piece.bytes() > MAX_BYTES) {
                portions.add(portion);
                portion = new ArrayList<>();
                bytes = 0;
            }
            portion.add(piece);
            bytes += piece.bytes();
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }
}
