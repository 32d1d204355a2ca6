# Copyright 2026 The Intaglio Authors
#
# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""The networks in jax.numpy: forward(parameters, averages, x, key) -> logits, averages; without key, inference.

averages are the moving means and variances of batch normalisation.
"""

from dataclasses import dataclass
from typing import Callable

import jax
import jax.numpy as jnp
import protocol

EPSILON = 1e-3
MOMENTUM = 0.99
glorot = jax.nn.initializers.glorot_uniform()


@dataclass(frozen=True)
class Network:
    create: Callable
    forward: Callable


def new_dense(key, size, units):
    return {"w": glorot(key, (size, units)), "b": jnp.zeros(units)}


def new_normalization(channels):
    return {"scale": jnp.ones(channels), "shift": jnp.zeros(channels)}


def new_averages(channels):
    return {"mean": jnp.zeros(channels), "variance": jnp.ones(channels)}


def dense(layer, x):
    return x @ layer["w"] + layer["b"]


def dropout(x, rate, key):
    if key is None:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def convolution(kernel, x, stride=1, padding="SAME"):
    return jax.lax.conv_general_dilated(
        x, kernel, (stride, stride), padding, dimension_numbers=("NHWC", "HWIO", "NHWC")
    )


def max_pooling(x, training):
    if not training:
        return jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    # By reshaping, since the gradient of reduce_window is many times slower on a processor.
    b, h, w, c = x.shape
    return x[:, : h // 2 * 2, : w // 2 * 2].reshape(b, h // 2, 2, w // 2, 2, c).max((2, 4))


def normalize(layer, averages, x, training):
    if not training:
        mean, variance = averages["mean"], averages["variance"]
    else:
        axes = tuple(range(x.ndim - 1))
        mean = x.mean(axes)
        variance = (x * x).mean(axes) - mean * mean
        averages = {
            "mean": MOMENTUM * averages["mean"] + (1 - MOMENTUM) * mean,
            "variance": MOMENTUM * averages["variance"] + (1 - MOMENTUM) * variance,
        }
    scale = layer["scale"] * jax.lax.rsqrt(variance + EPSILON)
    return x * scale + (layer["shift"] - mean * scale), averages


def keys(key, count):
    return [None] * count if key is None else jax.random.split(key, count)


def create_mlp(key):
    k = jax.random.split(key, 3)
    return [new_dense(k[0], 784, 128), new_dense(k[1], 128, 64), new_dense(k[2], 64, 10)], []


def mlp(layers, averages, x, key):
    for layer, k in zip(layers[:-1], keys(key, len(layers) - 1)):
        x = dropout(jax.nn.relu(dense(layer, x)), 0.2, k)
    return dense(layers[-1], x), averages


FASHION = (784, 512, 256, 128)


def create_fashion(key):
    k = jax.random.split(key, 4)
    hidden = [
        {"w": glorot(k[i], (FASHION[i], FASHION[i + 1])), "norm": new_normalization(FASHION[i + 1])}
        for i in range(3)
    ]
    return {"hidden": hidden, "out": new_dense(k[3], 128, 10)}, [new_averages(units) for units in FASHION[1:]]


def fashion(layers, averages, x, key):
    moved = []
    for layer, average, k in zip(layers["hidden"], averages, keys(key, 3)):
        x, average = normalize(layer["norm"], average, x @ layer["w"], key is not None)
        moved.append(average)
        x = dropout(jax.nn.relu(x), 0.3, k)
    return dense(layers["out"], x), moved


def create_cnn(key):
    k = jax.random.split(key, 4)
    return {
        "edges": {"w": glorot(k[0], (3, 3, 1, 32)), "b": jnp.zeros(32)},
        "shapes": {"w": glorot(k[1], (3, 3, 32, 64)), "b": jnp.zeros(64)},
        "hidden": new_dense(k[2], 1600, 32),
        "digit": new_dense(k[3], 32, 10),
    }, []


def cnn(layers, averages, x, key):
    for name in ("edges", "shapes"):
        x = convolution(layers[name]["w"], x, padding="VALID") + layers[name]["b"]
        x = max_pooling(jax.nn.relu(x), key is not None)
    x = dropout(x.reshape(x.shape[0], -1), 0.5, key)
    return dense(layers["digit"], jax.nn.relu(dense(layers["hidden"], x))), averages


def create_resnet(key):
    fresh = iter(jax.random.split(key, 64))

    def new_convolution(size, channels_in, channels):
        return {
            "w": glorot(next(fresh), (size, size, channels_in, channels)),
            "norm": new_normalization(channels),
        }, new_averages(channels)

    stem = new_convolution(3, 3, 64)
    parameters, averages = {"stem": stem[0], "blocks": []}, {"stem": stem[1], "blocks": []}
    for channels_in, channels, stride in protocol.residual_blocks():
        block = {
            "first": new_convolution(3, channels_in, channels),
            "second": new_convolution(3, channels, channels),
        }
        if stride != 1:
            block["shortcut"] = new_convolution(1, channels_in, channels)
        parameters["blocks"].append({name: pair[0] for name, pair in block.items()})
        averages["blocks"].append({name: pair[1] for name, pair in block.items()})
    parameters["out"] = new_dense(next(fresh), channels, 10)
    return parameters, averages


def resnet(parameters, averages, x, key):
    moved = {"blocks": []}

    def unit(name, layers, averages, moved, x, stride=1):
        y = convolution(layers[name]["w"], x, stride)
        y, moved[name] = normalize(layers[name]["norm"], averages[name], y, key is not None)
        return y

    x = jax.nn.relu(unit("stem", parameters, averages, moved, x))
    strides = (stride for _, _, stride in protocol.residual_blocks())
    for stride, layers, average in zip(strides, parameters["blocks"], averages["blocks"]):
        block = {}
        y = jax.nn.relu(unit("first", layers, average, block, x, stride))
        y = unit("second", layers, average, block, y)
        x = jax.nn.relu(y + (x if stride == 1 else unit("shortcut", layers, average, block, x, stride)))
        moved["blocks"].append(block)
    return dense(parameters["out"], x.mean((1, 2))), moved


def create_lstm(key):
    k = jax.random.split(key, 3)
    bias = jnp.zeros(512).at[128:256].set(1)
    recurrent = jax.nn.initializers.orthogonal()(k[1], (128, 512))
    return {"w": glorot(k[0], (64, 512)), "u": recurrent, "b": bias, "out": new_dense(k[2], 128, 10)}, []


def lstm(layers, averages, x, key):
    z = (x @ layers["w"] + layers["b"]).swapaxes(0, 1)

    def step(state, z):
        h, c = state
        i, f, g, o = jnp.split(z + h @ layers["u"], 4, axis=1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

    zeros = jnp.zeros((x.shape[0], 128))
    (h, _), _ = jax.lax.scan(step, (zeros, zeros), z)
    return dense(layers["out"], h), averages


def create_block(key):
    k = jax.random.split(key, 7)
    layers = {name: new_dense(k[i], 256, 256) for i, name in enumerate(("query", "key", "value", "result"))}
    layers |= {"wide": new_dense(k[4], 256, 1024), "narrow": new_dense(k[5], 1024, 256), "out": new_dense(k[6], 256, 10)}
    return layers | {"norm1": new_normalization(256), "norm2": new_normalization(256)}, []


def normalize_rows(layer, x):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + EPSILON) * layer["scale"] + layer["shift"]


def block(layers, averages, x, key):
    q, k, v = (dense(layers[name], x).reshape(*x.shape[:2], 4, 64) for name in ("query", "key", "value"))
    weights = jax.nn.softmax(jnp.einsum("bthd,bshd->bhts", q, k) / 8)
    mean = jnp.einsum("bhts,bshd->bthd", weights, v).reshape(x.shape)
    x = normalize_rows(layers["norm1"], x + dense(layers["result"], mean))
    y = dense(layers["narrow"], jax.nn.relu(dense(layers["wide"], x)))
    x = normalize_rows(layers["norm2"], x + y)
    return dense(layers["out"], x.mean(1)), averages


def create_gru(key):
    k = jax.random.split(key, 3)
    recurrent = jax.nn.initializers.orthogonal()(k[1], (128, 384))
    layers = {"w": glorot(k[0], (64, 384)), "u": recurrent, "b": jnp.zeros(384), "c": jnp.zeros(384)}
    return layers | {"out": new_dense(k[2], 128, 10)}, []


def gru(layers, averages, x, key):
    """Reset after the product, as Keras' default."""
    inputs = (x @ layers["w"] + layers["b"]).swapaxes(0, 1)

    def step(h, a):
        az, ar, an = jnp.split(a, 3, axis=1)
        bz, br, bn = jnp.split(h @ layers["u"] + layers["c"], 3, axis=1)
        z = jax.nn.sigmoid(az + bz)
        n = jnp.tanh(an + jax.nn.sigmoid(ar + br) * bn)
        return z * h + (1 - z) * n, None

    h, _ = jax.lax.scan(step, jnp.zeros((x.shape[0], 128)), inputs)
    return dense(layers["out"], h), averages


def create_bilstm(key):
    k = jax.random.split(key, 5)
    orthogonal = jax.nn.initializers.orthogonal()
    ways = [
        {
            "w": glorot(k[2 * i], (64, 256)),
            "u": orthogonal(k[2 * i + 1], (64, 256)),
            "b": jnp.zeros(256).at[64:128].set(1),
        }
        for i in range(2)
    ]
    return {"ways": ways, "out": new_dense(k[4], 128, 10)}, []


def bilstm(layers, averages, x, key):
    def one_way(way, x, reverse):
        def step(state, z):
            h, c = state
            i, f, g, o = jnp.split(z + h @ way["u"], 4, axis=1)
            c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
            return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None

        zeros = jnp.zeros((x.shape[0], 64))
        z = (x @ way["w"] + way["b"]).swapaxes(0, 1)
        return jax.lax.scan(step, (zeros, zeros), z, reverse=reverse)[0][0]

    both = [one_way(way, x, i == 1) for i, way in enumerate(layers["ways"])]
    return dense(layers["out"], jnp.concatenate(both, 1)), averages


def create_text(key):
    k = jax.random.split(key, 3)
    return {
        "table": jax.random.uniform(k[0], (protocol.VOCABULARY, 64), minval=-0.05, maxval=0.05),
        "phrases": {"w": glorot(k[1], (5, 64, 128)), "b": jnp.zeros(128)},
        "out": new_dense(k[2], 128, 10),
    }, []


def text(layers, averages, x, key):
    x = layers["table"][x]
    x = jax.lax.conv_general_dilated(x, layers["phrases"]["w"], (1,), "VALID", dimension_numbers=("NWC", "WIO", "NWC"))
    return dense(layers["out"], jax.nn.relu(x + layers["phrases"]["b"]).max(1)), averages


def create_autoencoder(key):
    k = jax.random.split(key, 4)
    shapes = {"edges": (3, 3, 1, 16), "code": (3, 3, 16, 32), "larger": (3, 3, 32, 16), "image": (3, 3, 16, 1)}
    return {name: {"w": glorot(k[i], s), "b": jnp.zeros(s[-1])} for i, (name, s) in enumerate(shapes.items())}, []


def autoencoder(layers, averages, x, key):
    for name in ("edges", "code"):
        x = jax.nn.relu(convolution(layers[name]["w"], x, 2) + layers[name]["b"])

    def transposed(name, x):
        y = jax.lax.conv_transpose(x, layers[name]["w"], (2, 2), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        return y + layers[name]["b"]

    return jax.nn.sigmoid(transposed("image", jax.nn.relu(transposed("larger", x)))), averages


def create_augmented(key):
    k = jax.random.split(key, 4)
    return {
        "edges": {"w": glorot(k[0], (3, 3, 3, 32)), "b": jnp.zeros(32)},
        "shapes": {"w": glorot(k[1], (3, 3, 32, 64)), "b": jnp.zeros(64)},
        "hidden": new_dense(k[2], 2304, 64),
        "digit": new_dense(k[3], 64, 10),
    }, []


def augment(x, key):
    """A flip, a rotation by up to a tenth of a turn and a zoom by up to a tenth, as one bilinear warp."""
    n, size, _, _ = x.shape
    flips, angles, zooms = jax.random.split(key, 3)
    flip = jnp.where(jax.random.bernoulli(flips, 0.5, (n, 1, 1)), 1.0, -1.0)
    angle = jax.random.uniform(angles, (n, 1, 1), minval=-0.2 * jnp.pi, maxval=0.2 * jnp.pi)
    zoom = jax.random.uniform(zooms, (n, 1, 1), minval=0.9, maxval=1.1)
    middle = (size - 1) / 2
    row, column = jnp.meshgrid(jnp.arange(size) - middle, jnp.arange(size) - middle, indexing="ij")
    down = zoom * (jnp.cos(angle) * row + jnp.sin(angle) * flip * column) + middle
    across = zoom * (jnp.cos(angle) * flip * column - jnp.sin(angle) * row) + middle

    def reflected(i):
        i = jnp.mod(i, 2 * size)
        return jnp.where(i < size, i, 2 * size - 1 - i)

    top, left = jnp.floor(down), jnp.floor(across)
    v, h = (down - top)[..., None], (across - left)[..., None]
    rows = [reflected(top.astype(jnp.int32) + i) for i in range(2)]
    columns = [reflected(left.astype(jnp.int32) + i) for i in range(2)]
    image = jnp.arange(n)[:, None, None]
    (a, b), (c, d) = ([x[image, r, q] for q in columns] for r in rows)
    return (a * (1 - h) + b * h) * (1 - v) + (c * (1 - h) + d * h) * v


def augmented(layers, averages, x, key):
    x = x if key is None else augment(x, key)
    for name in ("edges", "shapes"):
        x = convolution(layers[name]["w"], x, padding="VALID") + layers[name]["b"]
        x = max_pooling(jax.nn.relu(x), key is not None)
    x = jax.nn.relu(dense(layers["hidden"], x.reshape(x.shape[0], -1)))
    return dense(layers["digit"], x), averages


NETWORKS = {
    "mlp": Network(create_mlp, mlp),
    "fashion": Network(create_fashion, fashion),
    "cnn": Network(create_cnn, cnn),
    "resnet": Network(create_resnet, resnet),
    "lstm": Network(create_lstm, lstm),
    "block": Network(create_block, block),
    "gru": Network(create_gru, gru),
    "bilstm": Network(create_bilstm, bilstm),
    "text": Network(create_text, text),
    "autoencoder": Network(create_autoencoder, autoencoder),
    "augmented": Network(create_augmented, augmented),
}
