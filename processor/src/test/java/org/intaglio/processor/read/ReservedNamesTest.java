/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.runtime.Model;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

class ReservedNamesTest {
    @Test
    void containWhatAnAccessorWouldOverride() {
        for (Class<?> type = Model.class; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getParameterCount() == 0
                        && !method.isSynthetic()
                        && (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
                    assertWithMessage("%s", method)
                            .that(ReservedNames.contains(method.getName()))
                            .isTrue();
                }
            }
        }
    }
}
