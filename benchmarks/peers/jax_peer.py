# Copyright 2026 The Intaglio Authors
#
# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""Bare JAX: one jitted function is a step, its state donated; nothing but jax.numpy."""

import functools

import protocol

# Images of a pass when all are predicted: the fastest of 100, 250, 500, 1000 and 2000 where they were compared.
MANY = 1000


def make(job):
    import jax

    # Threefry, the default, takes longer on a processor than the layers between two dropouts.
    jax.config.update("jax_default_prng_impl", "unsafe_rbg")
    import jax_networks

    x, y = job.data()
    parameters, averages = jax_networks.NETWORKS[job.network].create(jax.random.key(1))
    forward = jax_networks.NETWORKS[job.network].forward
    name = "JAX " + jax.__version__
    if job.task == "train":
        return name, job.batch, training(jax, forward, parameters, averages, x, y, job)

    @jax.jit
    def predict(rows):
        return jax.nn.softmax(forward(parameters, averages, rows, None)[0])

    import numpy as np

    if job.task == "one":

        def run(count):
            for _ in range(count):
                np.asarray(predict(x[:1]))

        return name, 1, run

    def run(count):
        for _ in range(count):
            np.concatenate([predict(x[i : i + MANY]) for i in range(0, job.samples, MANY)])

    return name, job.samples, run


def training(jax, forward, parameters, averages, x, y, job):
    import numpy as np

    jnp = jax.numpy
    tree = jax.tree_util.tree_map
    x, y = jax.device_put(x), jax.device_put(y)

    def loss_of(parameters, averages, rows, classes, key):
        logits, averages = forward(parameters, averages, rows, key)
        if job.network == "autoencoder":
            return ((logits - classes) ** 2).mean(), averages
        likelihoods = jnp.take_along_axis(jax.nn.log_softmax(logits), classes[:, None], axis=1)
        return -likelihoods.mean(), averages

    @functools.partial(jax.jit, donate_argnums=0)
    def step(state, x, y, chosen):
        t = state["step"] + 1
        key = jax.random.fold_in(state["key"], t)
        (loss, averages), g = jax.value_and_grad(loss_of, has_aux=True)(
            state["parameters"], state["averages"], x[chosen], y[chosen], key
        )
        m = tree(lambda m, g: m + 0.1 * (g - m), state["m"], g)
        v = tree(lambda v, g: v + 0.001 * (g * g - v), state["v"], g)
        rate = 0.001 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        parameters = tree(lambda w, m, v: w - rate * m / (jnp.sqrt(v) + 1e-7), state["parameters"], m, v)
        return {
            "parameters": parameters,
            "averages": averages,
            "m": m,
            "v": v,
            "step": t,
            "key": state["key"],
            "loss": state["loss"] + loss,
        }

    random = np.random.default_rng(2)
    epochs = protocol.Epochs(job.samples, job.batch, lambda: random.permutation(job.samples).astype(np.int32))
    state = {
        "parameters": parameters,
        "averages": averages,
        "m": tree(jnp.zeros_like, parameters),
        "v": tree(jnp.zeros_like, parameters),
        "step": jnp.zeros((), jnp.int32),
        "key": jax.random.key(3),
        "loss": jnp.zeros(()),
    }

    def run(steps):
        nonlocal state
        for _ in range(steps):
            state = step(state, x, y, epochs.next())
        jax.block_until_ready(state)

    return run


if __name__ == "__main__":
    protocol.serve(make)
