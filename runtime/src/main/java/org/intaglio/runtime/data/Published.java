/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.runtime.data;

import java.util.List;

/**
 * A data set that is published as four gzipped IDX files.
 *
 * @param name what people call it
 * @param folder the folder it has beside others in a data directory
 * @param mirrors addresses that hold the files, best first, each ending in a slash
 * @param files the four files
 */
record Published(
        String name, String folder, List<String> mirrors, Files files, List<String> classNames) {
    /**
     * A file.
     *
     * @param name its published name, without ".gz"
     * @param sha256 of the uncompressed content: mirrors compress differently
     */
    record IdxFile(String name, String sha256) {
        String compressed() {
            return name + ".gz";
        }
    }

    /** The four files. */
    record Files(IdxFile trainImages, IdxFile trainLabels, IdxFile testImages, IdxFile testLabels) {
        Files(String trainImages, String trainLabels, String testImages, String testLabels) {
            this(
                    new IdxFile("train-images-idx3-ubyte", trainImages),
                    new IdxFile("train-labels-idx1-ubyte", trainLabels),
                    new IdxFile("t10k-images-idx3-ubyte", testImages),
                    new IdxFile("t10k-labels-idx1-ubyte", testLabels));
        }

        List<IdxFile> all() {
            return List.of(trainImages, trainLabels, testImages, testLabels);
        }
    }

    static final Published MNIST =
            new Published(
                    "MNIST",
                    "mnist",
                    List.of(
                            "https://storage.googleapis.com/cvdf-datasets/mnist/",
                            "https://ossci-datasets.s3.amazonaws.com/mnist/"),
                    new Files(
                            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
                            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
                            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
                    List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));

    static final Published FASHION_MNIST =
            new Published(
                    "Fashion-MNIST",
                    "fashion-mnist",
                    List.of(
                            "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
                    new Files(
                            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
                            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
                            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
                    List.of(
                            "T-shirt/top",
                            "Trouser",
                            "Pullover",
                            "Dress",
                            "Coat",
                            "Sandal",
                            "Shirt",
                            "Sneaker",
                            "Bag",
                            "Ankle boot"));
}
