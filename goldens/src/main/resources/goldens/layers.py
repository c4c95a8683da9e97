"""Makes layers.json: what Keras's layers give for one input, and how gradients go back through them.

Run with Keras and TensorFlow installed: python layers.py
"""

import csv
import json
import pathlib

import keras
import numpy as np
import tensorflow as tf

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(7)


def tensor(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


def normal(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def weight_name(weight):
    return weight.path.split("/")[-1]


def activation_gradients():
    """At the x of activations.csv: corners and large values are among them."""
    with open(HERE / "activations.csv", encoding="utf-8") as file:
        x = np.array([float(row["x"]) for row in csv.DictReader(file)], dtype=np.float32)
    functions = {
        name: keras.activations.get(name)
        for name in (
            "relu leaky_relu elu selu silu gelu tanh sigmoid softplus relu6 hard_sigmoid hard_silu "
            "mish exponential linear softsign celu"
        ).split()
    }
    functions["gelu_tanh_approximate"] = lambda v: keras.activations.gelu(v, approximate=True)
    functions["elu_alpha_0.5"] = lambda v: keras.activations.elu(v, alpha=0.5)
    functions["celu_alpha_0.5"] = lambda v: keras.activations.celu(v, alpha=0.5)
    functions["LeakyReLU_layer_default_0.3"] = keras.layers.LeakyReLU()
    columns = {}
    for name, function in functions.items():
        with tf.GradientTape() as tape:
            given = tf.constant(x)
            tape.watch(given)
            y = function(given)
        columns[name] = [float(v) for v in tape.gradient(y, given).numpy()]
    return {"x": [float(v) for v in x], "gradients": columns}


def run(layer, x, dy, weights, training):
    """Output, and gradients of sum(output · dy) + penalties."""
    layer.build(x.shape)
    for weight in layer.weights:
        if weight_name(weight) in weights:
            weight.assign(weights[weight_name(weight)])
    with tf.GradientTape() as tape:
        given = tf.constant(x)
        tape.watch(given)
        y = layer(given, training=training)
        loss = tf.reduce_sum(y * dy) + sum(layer.losses)
    trainable = [w.value for w in layer.trainable_weights]
    gradients = tape.gradient(loss, [given] + trainable)
    return {
        "names": [weight_name(w) for w in layer.weights],
        "penalty": float(sum(layer.losses)) if layer.losses else 0.0,
        "output": tensor(y),
        "input_gradient": tensor(gradients[0]),
        "gradients": {
            weight_name(w): tensor(g) for w, g in zip(layer.trainable_weights, gradients[1:])
        },
    }


def norms():
    channels = 4
    inputs = {"maps": normal(2, 3, 2, channels) * 2 + 1, "vectors": normal(3, channels) * 2 + 1}
    gradients = {"maps": normal(2, 3, 2, channels), "vectors": normal(3, channels)}
    weights = {
        "gamma": normal(channels) + 1,
        "beta": normal(channels),
        "moving_mean": normal(channels),
        "moving_variance": np.abs(normal(channels)) + 0.5,
    }
    l1l2 = keras.regularizers.L1L2
    cases = {
        "layer_norm": lambda: keras.layers.LayerNormalization(),
        "layer_norm_epsilon": lambda: keras.layers.LayerNormalization(epsilon=0.1),
        "layer_norm_no_center": lambda: keras.layers.LayerNormalization(center=False),
        "layer_norm_no_scale": lambda: keras.layers.LayerNormalization(scale=False),
        "layer_norm_penalties": lambda: keras.layers.LayerNormalization(
            gamma_regularizer=l1l2(0.02, 0.03), beta_regularizer=l1l2(0.04, 0.05)
        ),
        "batch_norm": lambda: keras.layers.BatchNormalization(),
        "batch_norm_no_center": lambda: keras.layers.BatchNormalization(center=False),
        "batch_norm_no_scale": lambda: keras.layers.BatchNormalization(scale=False),
        "batch_norm_neither": lambda: keras.layers.BatchNormalization(center=False, scale=False),
        "batch_norm_penalties": lambda: keras.layers.BatchNormalization(
            gamma_regularizer=l1l2(0.02, 0.03), beta_regularizer=l1l2(0.04, 0.05)
        ),
    }
    results = {}
    for name, layer in cases.items():
        results[name] = {}
        for kind, x in inputs.items():
            found = run(layer(), x, gradients[kind], weights, True)
            inferred = layer()
            inferred.build(x.shape)
            for weight in inferred.weights:
                weight.assign(weights[weight_name(weight)])
            found["inference"] = tensor(inferred(x, training=False))
            results[name][kind] = found
    return {
        "inputs": {kind: tensor(x) for kind, x in inputs.items()},
        "output_gradients": {kind: tensor(dy) for kind, dy in gradients.items()},
        "weights": {name: tensor(w) for name, w in weights.items()},
        "cases": results,
    }


def pools():
    """Whole numbers, so that there are ties: each shows where a maximum sends its gradient."""
    x = RANDOM.integers(-2, 3, size=(1, 5, 7, 2)).astype(np.float32)
    cases = []
    for kind, layer in (
        ("max", keras.layers.MaxPooling2D),
        ("average", keras.layers.AveragePooling2D),
    ):
        for window, stride, padding in (
            ((2, 2), None, "valid"),
            ((2, 2), None, "same"),
            ((3, 3), (2, 2), "same"),
            ((3, 3), (2, 2), "valid"),
            ((3, 3), (1, 1), "same"),
            ((2, 2), (3, 3), "same"),
            ((2, 3), None, "valid"),
            ((3, 2), (1, 2), "same"),
        ):
            pool = layer(pool_size=window, strides=stride, padding=padding)
            dy = normal(*pool(x).shape)
            found = run(pool, x, dy, {}, True)
            cases.append(
                {
                    "kind": kind,
                    "window": list(window),
                    "stride": list(stride or window),
                    "padding": padding,
                    "output_gradient": tensor(dy),
                    "output": found["output"],
                    "input_gradient": found["input_gradient"],
                }
            )
    overall = {}
    for kind, layer in (
        ("max", keras.layers.GlobalMaxPooling2D),
        ("average", keras.layers.GlobalAveragePooling2D),
    ):
        dy = normal(1, 2)
        found = run(layer(), x, dy, {}, True)
        overall[kind] = {
            "output_gradient": tensor(dy),
            "output": found["output"],
            "input_gradient": found["input_gradient"],
        }
    return {"x": tensor(x), "cases": cases, "global": overall}


def activity_penalties():
    """Since Keras 3.14 divided by the rows of the batch; before, the sum over the batch."""
    cases = []
    for rows in (1, 4, 16):
        layer = keras.layers.Dense(
            3,
            activation="tanh",
            activity_regularizer=keras.regularizers.L1L2(0.02, 0.03),
        )
        x = normal(rows, 4)
        layer.build(x.shape)
        kernel = normal(4, 3)
        layer.kernel.assign(kernel)
        with tf.GradientTape() as tape:
            layer(x)
            penalty = sum(layer.losses)
        gradient = tape.gradient(penalty, layer.kernel.value)
        cases.append(
            {
                "rows": rows,
                "x": tensor(x),
                "kernel": tensor(kernel),
                "penalty": float(penalty),
                "kernel_gradient": tensor(gradient),
            }
        )
    return cases


golden = {
    "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
    "activations": activation_gradients(),
    "norms": norms(),
    "pools": pools(),
    "activity_penalties": activity_penalties(),
}
with open(HERE / "layers.json", "w", encoding="utf-8") as file:
    json.dump(golden, file)
    file.write("\n")
