# Copyright 2026 The Intaglio Authors
#
# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""Keras on TensorFlow or on JAX (--variant tensorflow, --variant jax): fit() on arrays."""

import os

import protocol

# Images of a pass when all are predicted: the fastest of 100, 250, 500, 1000 and 2000 where they were compared.
MANY = 1000


def make_network(keras, name):
    from keras import layers as L

    model = keras.Sequential([keras.Input(protocol.FEATURES[name])])
    add = model.add
    if name == "mlp":
        for units in (128, 64):
            add(L.Dense(units, activation="relu"))
            add(L.Dropout(0.2))
    elif name == "fashion":
        for units in (512, 256, 128):
            add(L.Dense(units, use_bias=False))
            add(L.BatchNormalization())
            add(L.ReLU())
            add(L.Dropout(0.3))
    elif name == "cnn":
        for filters in (32, 64):
            add(L.Conv2D(filters, 3, activation="relu"))
            add(L.MaxPooling2D())
        add(L.Flatten())
        add(L.Dropout(0.5))
        add(L.Dense(32, activation="relu"))
    elif name == "lstm":
        add(L.LSTM(128))
    elif name == "gru":
        add(L.GRU(128))
    elif name == "bilstm":
        add(L.Bidirectional(L.LSTM(64)))
    elif name == "text":
        add(L.Embedding(protocol.VOCABULARY, 64))
        add(L.Conv1D(128, 5, activation="relu"))
        add(L.GlobalMaxPooling1D())
    elif name == "autoencoder":
        for filters in (16, 32):
            add(L.Conv2D(filters, 3, strides=2, padding="same", activation="relu"))
        add(L.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"))
        add(L.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"))
        return model
    elif name == "augmented":
        add(L.RandomFlip("horizontal"))
        add(L.RandomRotation(0.1))
        add(L.RandomZoom(0.1))
        for filters in (32, 64):
            add(L.Conv2D(filters, 3, activation="relu"))
            add(L.MaxPooling2D())
        add(L.Flatten())
        add(L.Dense(64, activation="relu"))
    elif name == "block":
        return make_block(keras, L)
    else:
        return make_resnet(keras, L)
    add(L.Dense(10, activation="softmax"))
    return model


def make_resnet(keras, L):
    def unit(x, channels, size=3, stride=1):
        x = L.Conv2D(channels, size, stride, padding="same", use_bias=False)(x)
        return L.BatchNormalization()(x)

    image = keras.Input(protocol.FEATURES["resnet"])
    x = L.ReLU()(unit(image, 64))
    for _, channels, stride in protocol.residual_blocks():
        y = L.ReLU()(unit(x, channels, stride=stride))
        y = unit(y, channels)
        x = x if stride == 1 else unit(x, channels, 1, stride)
        x = L.ReLU()(L.Add()([y, x]))
    x = L.GlobalAveragePooling2D()(x)
    return keras.Model(image, L.Dense(10, activation="softmax")(x))


def make_block(keras, L):
    tokens = keras.Input(protocol.FEATURES["block"])
    x = L.LayerNormalization()(L.Add()([tokens, L.MultiHeadAttention(4, 64)(tokens, tokens)]))
    y = L.Dense(256)(L.Dense(1024, activation="relu")(x))
    x = L.LayerNormalization()(L.Add()([x, y]))
    return keras.Model(tokens, L.Dense(10, activation="softmax")(L.GlobalAveragePooling1D()(x)))


def make(job):
    os.environ["KERAS_BACKEND"] = job.variant
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if job.variant == "tensorflow":
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(job.threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(job.threads)
        backend = "TensorFlow " + tensorflow.__version__
    else:
        import jax

        backend = "JAX " + jax.__version__
    import keras

    keras.utils.set_random_seed(1)
    name = f"Keras {keras.__version__} on {backend}"
    model = make_network(keras, job.network)
    x, y = job.data()
    if job.task == "train":
        return name, job.batch, training(model, x, y, job)
    predict = (predict_by_tensorflow if job.variant == "tensorflow" else predict_by_jax)(model, x.shape[1:])
    if job.task == "one":
        one = x[:1]

        def run(count):
            for _ in range(count):
                predict(one)

        return name, 1, run

    import numpy as np

    def run(count):
        for _ in range(count):
            np.concatenate([predict(x[i : i + MANY]) for i in range(0, job.samples, MANY)])

    return name, job.samples, run


def training(model, x, y, job):
    model.compile(
        optimizer="adam",
        loss="mse" if job.network == "autoencoder" else "sparse_categorical_crossentropy",
        # XLA makes TensorFlow several times slower on a processor; on JAX there is nothing else.
        jit_compile=job.variant == "jax",
        # A step of the large network takes so long that Python does not count.
        steps_per_execution=1 if job.network == "resnet" else 16,
    )
    steps_of_epoch = job.samples // job.batch

    def run(steps):
        epochs, rest = divmod(steps, steps_of_epoch)
        if epochs:
            model.fit(x, y, batch_size=job.batch, epochs=epochs, verbose=0)
        if rest:
            n = rest * job.batch
            model.fit(x[:n], y[:n], batch_size=job.batch, verbose=0)

    return run


def predict_by_tensorflow(model, shape):
    """The model as one function of the graph: predict() has a data pipeline to set up for every call."""
    import tensorflow as tf

    @tf.function(input_signature=[tf.TensorSpec((None, *shape))], autograph=False)
    def forward(rows):
        return model(rows, training=False)

    # Without the search for a fitting graph, which takes longer than a small network.
    graph = forward.get_concrete_function()
    return lambda rows: graph(tf.constant(rows)).numpy()


def predict_by_jax(model, shape):
    """The model as one jitted function: predict() has a data pipeline to set up for every call."""
    import jax
    import numpy as np

    trainable = [v.value for v in model.trainable_variables]
    other = [v.value for v in model.non_trainable_variables]

    @jax.jit
    def forward(trainable, other, rows):
        return model.stateless_call(trainable, other, rows, training=False)[0]

    return lambda rows: np.asarray(forward(trainable, other, rows))


if __name__ == "__main__":
    protocol.serve(make)
