/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.golden;

import org.intaglio.runtime.Device;
import org.intaglio.runtime.Model;
import org.intaglio.runtime.Parameter;
import org.intaglio.runtime.Training;
import org.intaglio.runtime.random.Randoms;
import org.intaglio.runtime.train.Adam;

import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The program that {@link ColdAndWarmTest} starts in a JVM of its own: trains a model and prints a
 * hash of its predictions and weights, before the JVM is warm and after.
 */
final class ColdAndWarm {
    private static final int SAMPLES = 40;

    private ColdAndWarm() {}

    /**
     * Trains once or often.
     *
     * @param arguments the model class; scalar or vector; how often to repeat the training, each
     *     time with a new model
     */
    public static void main(String... arguments) throws ReflectiveOperationException {
        Device device = arguments[1].equals("vector") ? Device.vector() : Device.scalar();
        Method create = Class.forName(arguments[0]).getDeclaredMethod("create", Device.class);
        create.setAccessible(true);
        long first = 0;
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            long hash = train((Model) create.invoke(null, device));
            if (i > 0 && hash != first) {
                System.out.println("training " + i + " differs from the first");
                return;
            }
            first = hash;
        }
        System.out.println(Long.toHexString(first));
    }

    private static long train(Model model) {
        int size = model.architecture().inputs().get(0).shape().size();
        float[][] x = new float[SAMPLES][size];
        float[][] y = new float[SAMPLES][1];
        long key = Randoms.key(3, "samples");
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < size; j++) {
                x[i][j] = Randoms.uniform(key, i * size + j) * 2 - 1;
            }
            y[i][0] = i % 2;
        }
        model.fit(
                x,
                y,
                Training.with(Adam.create(0.01)).epochs(3).batchSize(8).threads(1).verbose(0));
        long hash = 1;
        for (float[] prediction : model.predict(x)) {
            hash = hash * 31 + Arrays.hashCode(prediction);
        }
        hash = hash * 31 + Arrays.hashCode(model.predict(x[0]));
        for (Parameter parameter : model.parameters()) {
            hash = hash * 31 + Arrays.hashCode(parameter.toArray());
        }
        return hash;
    }
}
