/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
/**
 * What a device offers: the border between the runtime, which knows how to train, and the places
 * where networks run. {@link org.intaglio.runtime.Device#open} opens a program, and from then on
 * its {@link org.intaglio.runtime.device.Executable} owns the weights: nobody else sees more of
 * them than copies.
 *
 * <pre>
 * Device.open(program) → Executable   weights: copies in and out, predictions
 *   Executable.session → Session      one training or evaluation: threads, loss functions
 *     Session.steps → Steps           training steps and their gradients
 *     Session.evaluations → Evaluations   losses and outputs of blocks of samples
 * </pre>
 *
 * <p>A device runs a program's code, as the processor does, or reads what the program computes and
 * writes code of its own: {@link org.intaglio.runtime.operation}.
 *
 * <p>Samples and results cross the border by interfaces that the runtime implements: {@link
 * org.intaglio.runtime.device.SampleReader}, {@link org.intaglio.runtime.device.StepMetrics},
 * {@link org.intaglio.runtime.device.EvaluationRows}, {@link
 * org.intaglio.runtime.device.PredictionRows}. The device calls them when and from which threads it
 * likes; checks of samples, metrics, messages and everything else that is the same everywhere are
 * behind them.
 *
 * <p>A package of its own, exported, and not a part of the engine: a device may live in another
 * module, which must see this and nothing of how trainings are run. The processor's own devices are
 * in {@code org.intaglio.runtime.engine.cpu}. Applications do not need this package.
 */
package org.intaglio.runtime.device;
