#!/usr/bin/env bash
# Keras 3.15.1 on TensorFlow 2.21.0 (pip, CPU).
#
# Guess:     under the policy mixed_bfloat16 a layer's activity_regularizer works as its kernel_regularizer does.
# Behaviour: fit raises a TypeError. The penalty of an output has the output's type, bfloat16 or float16, the loss is
#            float32, and Keras adds up a list of both. A kernel's penalty is float32, as the kernel.
# Seen:      below.
# Remedy:    a regularizer that casts its argument to float32, as in the last lines of each policy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip -q install keras==3.15.1 tensorflow-cpu==2.21.0

cat > fit.py <<'PYTHON'
import keras
import numpy as np


class InFloat32(keras.regularizers.L2):
    def __call__(self, y):
        return super().__call__(keras.ops.cast(y, "float32"))


def fit(policy, what, **penalties):
    layer = keras.layers.Dense(3, dtype=policy, **penalties)
    net = keras.Sequential([keras.layers.Input((2,)), layer, keras.layers.Activation("linear", dtype="float32")])
    net.compile("sgd", "mse")
    try:
        net.fit(np.ones((4, 2)), np.ones((4, 3)), verbose=0)
        print(f"{policy}, {what}: trains")
    except TypeError:
        print(f"{policy}, {what}: TypeError")


kernel, activity = {"kernel_regularizer": "l2"}, {"activity_regularizer": "l2"}
fit("float32", "kernel and activity", **kernel, **activity)
for policy in "mixed_bfloat16", "mixed_float16":
    fit(policy, "kernel", **kernel)
    fit(policy, "activity", **activity)
    fit(policy, "kernel and activity", **kernel, **activity)
    fit(policy, "kernel and activity in float32", **kernel, activity_regularizer=InFloat32())
PYTHON
TF_CPP_MIN_LOG_LEVEL=3 venv/bin/python fit.py 2> /dev/null | tee seen

diff - seen <<'EXPECTED'
float32, kernel and activity: trains
mixed_bfloat16, kernel: trains
mixed_bfloat16, activity: TypeError
mixed_bfloat16, kernel and activity: TypeError
mixed_bfloat16, kernel and activity in float32: trains
mixed_float16, kernel: trains
mixed_float16, activity: TypeError
mixed_float16, kernel and activity: TypeError
mixed_float16, kernel and activity in float32: trains
EXPECTED
echo "As described."
