/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import org.intaglio.Loss;
import org.intaglio.runtime.data.LabeledImages;
import org.intaglio.runtime.data.Sample;
import org.intaglio.runtime.data.SampleStream;
import org.intaglio.runtime.data.Samples;
import org.intaglio.runtime.data.TrainTest;
import org.intaglio.runtime.expression.Expression;
import org.intaglio.runtime.kernel.KernelProvider;
import org.intaglio.runtime.kernel.Kernels;
import org.intaglio.runtime.kernel.OptimizerKernels;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.train.Adadelta;
import org.intaglio.runtime.train.Adafactor;
import org.intaglio.runtime.train.Adagrad;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.AdamW;
import org.intaglio.runtime.train.Adamax;
import org.intaglio.runtime.train.Averaging;
import org.intaglio.runtime.train.Callback;
import org.intaglio.runtime.train.Constraints;
import org.intaglio.runtime.train.EarlyStopping;
import org.intaglio.runtime.train.Ftrl;
import org.intaglio.runtime.train.Lamb;
import org.intaglio.runtime.train.LearningRate;
import org.intaglio.runtime.train.LearningRateScheduler;
import org.intaglio.runtime.train.Lion;
import org.intaglio.runtime.train.Metric;
import org.intaglio.runtime.train.ModelCheckpoint;
import org.intaglio.runtime.train.Muon;
import org.intaglio.runtime.train.Nadam;
import org.intaglio.runtime.train.Optimizer;
import org.intaglio.runtime.train.ParameterLayout;
import org.intaglio.runtime.train.Predicted;
import org.intaglio.runtime.train.ReduceLROnPlateau;
import org.intaglio.runtime.train.RmsProp;
import org.intaglio.runtime.train.ScheduleFreeAdamW;
import org.intaglio.runtime.train.Sgd;
import org.intaglio.runtime.train.Snapshot;
import org.junit.jupiter.api.Test;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every public method of what applications use refuses null, at once and by the parameter's name.
 * Methods that generated code and kernels call are left out: nobody writes those calls by hand.
 */
class NullArgumentsTest {
    private static final Set<String> PACKAGES =
            Set.of(
                    "org.intaglio.runtime",
                    "org.intaglio.runtime.data",
                    "org.intaglio.runtime.train");

    /** What only the training loop hands over, having made it itself. */
    private static final Set<Class<?>> NOT_FROM_APPLICATIONS =
            Set.of(
                    Callback.Context.class,
                    Callback.TestContext.class,
                    Callback.PredictContext.class,
                    OptimizerKernels.class);

    private static final Model MODEL = LinearProgram.model(2, 1, Loss.MEAN_SQUARED_ERROR);
    private static final Samples SAMPLES = Samples.of(new float[3][2], new float[3]);
    private static final LabeledImages IMAGES =
            LabeledImages.of(new byte[2], Shape.of(1, 1, 1), new byte[2], List.of("none"));

    /** A value of each type that parameters have, and an object whose methods are called. */
    private static Map<Class<?>, Object> values() {
        Map<Class<?>, Object> values = new LinkedHashMap<>();
        values.put(boolean.class, false);
        values.put(int.class, 1);
        values.put(long.class, 1L);
        values.put(float.class, 0.5f);
        values.put(double.class, 0.5);
        values.put(int[].class, new int[] {0, 0, 0});
        values.put(float[].class, new float[] {0, 0, 0});
        values.put(double[].class, new double[] {0, 0, 0});
        values.put(byte[].class, new byte[] {0, 0, 0});
        values.put(float[][].class, new float[3][2]);
        values.put(int[][].class, new int[3][2]);
        values.put(double[][].class, new double[3][2]);
        values.put(String.class, "loss");
        values.put(String[].class, new String[] {"loss"});
        values.put(List.class, List.of());
        values.put(Map.class, Map.of());
        values.put(Set.class, Set.of());
        values.put(Path.class, Path.of("nowhere"));
        values.put(PrintStream.class, System.out);
        values.put(Consumer.class, (Consumer<Object>) x -> {});
        values.put(
                Supplier.class, (Supplier<Iterator<Sample>>) () -> Stream.<Sample>of().iterator());
        values.put(Learner.class, MODEL);
        values.put(Model.class, MODEL);
        values.put(Device.class, Device.scalar());
        values.put(Kernels.class, KernelProvider.scalar());
        values.put(Parameter.class, MODEL.parameters().get(0));
        values.put(Training.class, Training.with(Sgd.create()).verbose(0));
        values.put(Trainer.class, MODEL.trainer(Training.with(Sgd.create()).threads(1)));
        values.put(Batch.class, new Batch(3, List.of(2), List.of(1)));
        values.put(Tensor.class, Tensor.vector(0, 0, 0));
        values.put(Shape.class, Shape.of(3));
        values.put(GradientCheck.class, GradientCheck.of(MODEL));
        values.put(GradientCheck.Slope.class, new GradientCheck.Slope("x", 1, 1, 0));
        values.put(History.class, new History());
        values.put(Evaluation.class, MODEL.evaluate(SAMPLES));
        values.put(ConfusionMatrix.class, ConfusionMatrix.of(new int[1], new int[1]));
        values.put(Dataset.class, SAMPLES);
        values.put(RandomAccessDataset.class, SAMPLES);
        values.put(Samples.class, SAMPLES);
        values.put(Samples.Builder.class, Samples.builder());
        values.put(SampleStream.class, SampleStream.ofStreams(Stream::of));
        values.put(Sample.class, Sample.of(new float[2], 1));
        values.put(LabeledImages.class, IMAGES);
        values.put(TrainTest.class, new TrainTest("images", IMAGES, IMAGES));
        values.put(char.class, ',');
        values.put(Duration.class, Duration.ZERO);
        values.put(OptionalLong.class, OptionalLong.empty());
        values.put(Predicate.class, ParameterLayout.ALL);
        values.put(Adam.class, Adam.create());
        values.put(Adadelta.class, Adadelta.create());
        values.put(Adafactor.class, Adafactor.create());
        values.put(Adagrad.class, Adagrad.create());
        values.put(Lamb.class, Lamb.create());
        values.put(ScheduleFreeAdamW.class, ScheduleFreeAdamW.create());
        values.put(Adamax.class, Adamax.create());
        values.put(Ftrl.class, Ftrl.create());
        values.put(Lion.class, Lion.create());
        values.put(ConfusionTally.class, ConfusionTally.of(2));
        values.put(Muon.class, Muon.create());
        values.put(Nadam.class, Nadam.create());
        values.put(RmsProp.class, RmsProp.create());
        values.put(Optimizer.Update.class, Sgd.create().start(new ParameterLayout(0, List.of())));
        values.put(AdamW.class, AdamW.create());
        values.put(ModelCheckpoint.class, ModelCheckpoint.to("file", file -> {}));
        values.put(ModelCheckpoint.Saver.class, (ModelCheckpoint.Saver) file -> {});
        values.put(ReduceLROnPlateau.class, ReduceLROnPlateau.on("loss"));
        values.put(
                LearningRateScheduler.Rule.class,
                (LearningRateScheduler.Rule) (epoch, rate) -> rate);
        values.put(Sgd.class, Sgd.create());
        values.put(Optimizer.class, Sgd.create());
        values.put(Metric.class, Metric.ACCURACY);
        values.put(Metric[].class, new Metric[] {Metric.ACCURACY});
        values.put(Metric.Function.class, (Metric.Function) (n, y, i, m, t, j) -> 0);
        values.put(LossFunction.class, (LossFunction) (n, y, i, t, j, d, k) -> 0);
        values.put(EarlyStopping.class, EarlyStopping.on("loss"));
        values.put(EarlyStopping.Mode.class, EarlyStopping.Mode.MIN);
        values.put(Callback.class, Callback.terminateOnNaN());
        values.put(Callback[].class, new Callback[] {Callback.terminateOnNaN()});
        values.put(LearningRate.class, LearningRate.constant(0.5));
        values.put(ParameterLayout.class, ParameterLayout.of(MODEL.architecture()));
        values.put(Constraints.class, new Constraints(MODEL.architecture()));
        values.put(Snapshot.class, new Snapshot(new float[3], new float[3]));
        values.put(Loss.class, Loss.HUBER);
        values.put(
                BinaryOperator.class, (BinaryOperator<Expression>) (y, t) -> y.minus(t).squared());
        values.put(Averaging.class, Averaging.MACRO);
        values.put(Predicted.class, Predicted.highest());
        values.put(Function.class, (Function<Object, Object>) x -> null);
        values.put(Architecture.class, MODEL.architecture());
        values.put(Architecture.Output.class, MODEL.architecture().outputs().get(0));
        return values;
    }

    @Test
    void everyPublicMethodNamesTheArgumentThatIsNull() {
        Map<Class<?>, Object> values = values();
        List<String> silent = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : PublicTypes.all()) {
            if (!PACKAGES.contains(type.getPackageName())
                    || type.isAnnotation()
                    || type.equals(Optimizer.Update.class)) { // The training loop calls it.

                continue;
            }
            for (Executable method : callable(type)) {
                for (int i = 0; i < method.getParameterCount(); i++) {
                    Class<?> parameter = method.getParameterTypes()[i];
                    if (!parameter.isPrimitive() && !NOT_FROM_APPLICATIONS.contains(parameter)) {
                        tried++;
                        tryNull(method, i, values, silent);
                    }
                }
            }
        }
        assertThat(tried).isAtLeast(100);
        assertWithMessage("accept null, or do not name it")
                .that(String.join("\n", silent))
                .isEmpty();
    }

    private static List<Executable> callable(Class<?> type) {
        List<Executable> all = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            boolean inherited =
                    method.getName().equals("equals")
                            || (type.isEnum() && method.getName().equals("valueOf"));
            if (Modifier.isPublic(method.getModifiers())
                    && !Modifier.isAbstract(method.getModifiers())
                    && !method.isSynthetic()
                    && !inherited) {
                all.add(method);
            }
        }
        if (!Modifier.isAbstract(type.getModifiers())) {
            for (Constructor<?> constructor : type.getConstructors()) {
                all.add(constructor);
            }
        }
        return all;
    }

    private static void tryNull(
            Executable method, int at, Map<Class<?>, Object> values, List<String> silent) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (!values.containsKey(type)) {
                silent.add("the test has no value for " + type + " of " + method);
                return;
            }
            arguments[i] = i == at ? null : values.get(type);
        }
        String parameter = method.getParameters()[at].getName();
        String what = method.toGenericString() + ", " + parameter;
        try {
            if (method instanceof Constructor<?> constructor) {
                constructor.newInstance(arguments);
            } else {
                Object target =
                        Modifier.isStatic(method.getModifiers())
                                ? null
                                : target(method.getDeclaringClass(), values);
                ((Method) method).invoke(target, arguments);
            }
            silent.add(what + ": accepted");
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean right =
                    (thrown instanceof NullPointerException
                                    || thrown instanceof IllegalArgumentException)
                            && thrown.getMessage() != null
                            && thrown.getMessage().matches("(?s).*\\b" + parameter + "\\b.*");
            if (!right) {
                silent.add(what + ": " + thrown);
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(what, e);
        }
    }

    private static Object target(Class<?> type, Map<Class<?>, Object> values) {
        assertWithMessage("an object of %s", type).that(values.containsKey(type)).isTrue();
        return values.get(type);
    }
}
