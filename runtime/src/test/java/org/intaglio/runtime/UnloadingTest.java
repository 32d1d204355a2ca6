/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime;

import static com.google.common.truth.Truth.assertThat;

import org.intaglio.Loss;
import org.intaglio.runtime.train.Adam;
import org.intaglio.runtime.train.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;

/** Whether an application whose model was trained can be unloaded. */
@Timeout(60)
class UnloadingTest {
    /** Loads a few classes again, as the loader of an application does. */
    private static final class Application extends ClassLoader {
        Application() {
            super(UnloadingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own =
                    name.startsWith(LinearProgram.class.getName())
                            || name.equals(Lines.class.getName())
                            || name.startsWith(Use.class.getName());
            if (!own) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** What the application does: its classes are in the hands of the threads that train. */
    public static final class Use implements Runnable {
        @Override
        public void run() {
            Model model = LinearProgram.model(6, 1, Loss.CUSTOM);
            LossFunction loss =
                    (size, y, yAt, target, targetAt, dY, dYAt) -> {
                        dY[dYAt] = 2 * (y[yAt] - target[targetAt]);
                        return 1;
                    };
            float[][] x = Lines.rows(500, 6, 1);
            model.fit(
                    x,
                    Lines.line(x),
                    Training.with(Adam.create())
                            .threads(2)
                            .verbose(0)
                            .loss(loss)
                            .callbacks(Callback.onEpochEnd(context -> {})));
            model.predict(x);
        }
    }

    private static WeakReference<ClassLoader> use() throws ReflectiveOperationException {
        Application application = new Application();
        Class<?> use = application.loadClass(Use.class.getName());
        assertThat(use).isNotSameInstanceAs(Use.class);
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(application);
        try {
            ((Runnable) use.getConstructor().newInstance()).run();
        } finally {
            current.setContextClassLoader(before);
        }
        return new WeakReference<>(application);
    }

    private static void awaitUnloading(WeakReference<ClassLoader> application)
            throws InterruptedException {
        while (application.get() != null) {
            System.gc();
            Thread.sleep(20);
        }
    }

    @Test
    void threadsThatAreKeptDoNotKeepAnApplication() throws Exception {
        awaitUnloading(use());
    }

    @Test
    void releasedThreadsAreGone() throws Exception {
        WeakReference<ClassLoader> application = use();
        Device.releaseThreads();
        awaitUnloading(application);
    }
}
