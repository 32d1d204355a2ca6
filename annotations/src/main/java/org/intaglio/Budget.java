/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@link NeuralNetwork} may cost. A network that costs more does not compile: the error
 * names the layers that cost most and a size that fits. 0 sets no limit.
 *
 * <pre>{@code
 * @NeuralNetwork(input = 784, loss = SPARSE_CATEGORICAL_CROSSENTROPY)
 * @Budget(parameters = 120_000, predictionBytes = 1 << 20)
 * class Mlp {
 *     @Dense(units = 128, activation = RELU)   Layer hidden;
 *     @Dense(units = 10, activation = SOFTMAX) Layer digit;
 * }
 * }</pre>
 *
 * <p>The costs are those that the table of {@code summary()} shows. Bytes are those of the CPU.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Budget {
    /** The most parameters, trainable or not; not negative. */
    long parameters() default 0;

    /** The most multiply-adds for the prediction of one sample; not negative. */
    long multiplyAdds() default 0;

    /**
     * The most bytes for predictions by one thread: all weights, what is prepared from them, and
     * the thread's own memory; not negative.
     */
    long predictionBytes() default 0;

    /**
     * The most bytes that a training step keeps for each sample of a batch; not negative. Times the
     * batch size, that is what training needs beside the weights, the optimizer, the threads and
     * the sums of the parts of a batch.
     */
    long trainingBytesPerSample() default 0;
}
