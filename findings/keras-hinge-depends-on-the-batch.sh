#!/usr/bin/env bash
# Keras 3.15.1: the hinge losses of a sample depend on the other samples of its batch.
#
# Labels may be -1 and 1, or 0 and 1. Keras decides which by looking at the whole batch: only if all labels are 0 or 1, it takes
# 0 for -1. So a label of 0 with a prediction of 0.5 has a loss of 1.5 beside a label of 1, and of 1.0 beside a label of -1. A
# batch of 0/1 labels is whole; but with labels of -1, 0 and 1 (0 for "unknown") what a sample costs changes with the shuffle.
# For us: a hinge loss has to decide value by value, so that a batch is the mean of its samples.
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

prediction = np.full((2, 1), 0.5, "float32")
print("keras", keras.__version__)
for loss, beside_one, beside_minus_one in ((keras.losses.Hinge, 1.5, 1.0), (keras.losses.SquaredHinge, 2.25, 1.0)):
    each = loss(reduction="none")
    first = float(each(np.array([[0.0], [1.0]], "float32"), prediction)[0])
    second = float(each(np.array([[0.0], [-1.0]], "float32"), prediction)[0])
    print(loss.__name__, "of label 0, prediction 0.5: beside a label of 1", first, "- beside a label of -1", second)
    assert abs(first - beside_one) < 1e-6, first
    assert abs(second - beside_minus_one) < 1e-6, second
PYTHON
