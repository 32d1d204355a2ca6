#!/usr/bin/env bash
# Keras 3.15.1: sparsemax gives rows that do not sum to 1, and sometimes only zeros.
#
# Sparsemax (Martins, Astudillo 2016) is the nearest point of the simplex: max(x - t, 0), with t such that the row sums to 1. Of
# [1.0, 0.9, 0.8, -1.0] three values are in it, t is (1.0 + 0.9 + 0.8 - 1) / 3, and the result 0.4333, 0.3333, 0.2333, 0. Keras gives
# four zeros; of [0.1, 0.2, 0.3, 0.1] it gives 0.025 in the third place and nothing else. Rows in which one value is far above the
# others come out right, which may be why nobody saw it. Its threshold adds up the sums of the first one, two and three values,
# where the last of them is meant.
# For us: our sparsemax is the paper's, and a network with Keras' does not predict the same.
#
# Seen with Python 3.11, JAX backend. Fails if that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet keras==3.15.1 jax==0.10.2
KERAS_BACKEND=jax "$folder/venv/bin/python" - <<'PYTHON'
import keras
import numpy as np

print("keras", keras.__version__)
rows = np.array([[1.0, 0.9, 0.8, -1.0], [0.1, 0.2, 0.3, 0.1], [1.0, 2.0, 3.0, 0.5]], "float32")
seen = np.asarray(keras.activations.sparsemax(rows))


def nearest(x):
    """By its definition: bisection for the t at which max(x - t, 0) sums to 1."""
    low, high = x.min() - 1, x.max()
    for _ in range(60):
        t = (low + high) / 2
        low, high = (t, high) if np.maximum(x - t, 0).sum() > 1 else (low, t)
    return np.maximum(x - low, 0)


for row, result in zip(rows.astype("float64"), seen):
    print(row, "keras:", result, "sum", result.sum(), "- the simplex:", nearest(row).round(4))
assert abs(seen[0].sum()) < 1e-6, seen[0]
assert abs(seen[1].sum() - 0.025) < 1e-6, seen[1]
assert abs(seen[2].sum() - 1) < 1e-6, seen[2]
assert np.allclose([nearest(r).sum() for r in rows.astype("float64")], 1)
PYTHON
