/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import static com.google.common.truth.Truth.assertWithMessage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;

/** HotSpot never compiles a method over 8,000 bytes: one such method is a hundred times slower. */
class MethodSizeTest {
    private static final int HUGE_METHOD_LIMIT = 8000;

    static Stream<NetworkSource> networks() {
        return Stream.of(
                ExampleNetworks.MNIST_CNN,
                ExampleNetworks.TWO_INPUTS,
                ExampleNetworks.residual(4),
                ExampleNetworks.residual(40));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void noMethodIsTooLargeForHotSpot(NetworkSource network) throws IOException {
        List<String> tooLarge = new ArrayList<>();
        for (JavaFileObject file : network.compile().generatedFiles()) {
            if (file.getKind() != JavaFileObject.Kind.CLASS) {
                continue;
            }
            try (InputStream in = file.openInputStream()) {
                ClassModel model = ClassFile.of().parse(in.readAllBytes());
                model.methods().forEach(method -> check(method, tooLarge));
            }
        }
        assertWithMessage("methods over %s bytes", HUGE_METHOD_LIMIT).that(tooLarge).isEmpty();
    }

    private static void check(MethodModel method, List<String> tooLarge) {
        method.code()
                .map(CodeAttribute.class::cast)
                .map(CodeAttribute::codeLength)
                .filter(length -> length > HUGE_METHOD_LIMIT)
                .ifPresent(length ->
                        tooLarge.add(
                                "%s: %d".formatted(method.methodName().stringValue(), length)));
    }
}
