/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package com.example;

import org.intaglio.runtime.*;
import org.intaglio.runtime.train.*;

import java.util.Arrays;

class Main {
    public static void main(String[] args) {
        float[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        float[][] y = {{0}, {1}, {1}, {0}};
        XorModel model = XorModel.create();
        model.fit(x, y, Training.with(Adam.create(0.05)).epochs(300).verbose(0));
        for (float[] pair : x) {
            System.out.println(Arrays.toString(pair) + " -> " + Math.round(model.predict(pair)[0]));
        }
    }
}
