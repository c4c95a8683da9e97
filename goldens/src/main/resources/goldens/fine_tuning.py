"""Makes fine_tuning.json: a small network with frozen layers, trained by Keras with fit() from given weights.

Run with Keras 3.15.1 on the TensorFlow backend, one thread, oneDNN off:
    TF_ENABLE_ONEDNN_OPTS=0 CUDA_VISIBLE_DEVICES="" python fine_tuning.py
"""

import json
import pathlib

import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)

BATCH = 4
EPOCHS = 2
rng = np.random.default_rng(20261129)
x = rng.random((10, 4, 4, 1), dtype=np.float32)
y = np.arange(10) % 3
L2 = keras.regularizers.L2


def network():
    return keras.Sequential(
        [
            keras.Input((4, 4, 1)),
            keras.layers.Conv2D(
                2, 3, padding="same", activation="relu", kernel_regularizer=L2(0.05), activity_regularizer=L2(0.02), name="conv_1"
            ),
            keras.layers.BatchNormalization(gamma_regularizer=L2(0.1), momentum=0.8, name="bn_1"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(
                4, activation="relu", kernel_regularizer=L2(0.01), kernel_constraint=keras.constraints.MaxNorm(0.9), name="dense_1"
            ),
            keras.layers.LayerNormalization(name="layer_norm_1"),
            keras.layers.Dense(3, activation="softmax", name="dense_2"),
        ]
    )


def name(variable):
    return "/".join(variable.path.split("/")[-2:])


def tensor(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


def adam():
    return keras.optimizers.Adam(0.01)


def everything():
    return keras.optimizers.AdamW(
        0.01, weight_decay=0.1, global_clipnorm=0.5, use_ema=True, ema_momentum=0.6, ema_overwrite_frequency=2
    )


# Statistics that no batch has, and kernels beyond their constraint: what moves, or is constrained, shows.
initial = [rng.normal(0.3, 0.6, v.shape).astype(np.float32) for v in network().weights]
initial[5] = np.abs(initial[5]) + 0.2  # the moving variance


def fit(optimizer, frozen):
    model = network()
    model.set_weights(initial)
    for layer in frozen:
        model.get_layer(layer).trainable = False
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x, y, batch_size=BATCH, epochs=EPOCHS, shuffle=False, verbose=0)
    return {
        "frozen": frozen,
        "trainable": int(sum(np.prod(v.shape) for v in model.trainable_weights)),
        "not_trainable": int(sum(np.prod(v.shape) for v in model.non_trainable_weights)),
        "loss": [float(v) for v in history.history["loss"]],
        "final_loss": float(model.evaluate(x, y, batch_size=BATCH, verbose=0)[0]),
        "final_weights": {name(v): tensor(v.numpy()) for v in model.weights},
    }


body = ["conv_1", "bn_1"]
cases = {
    "nothing": fit(adam(), []),
    "body": fit(adam(), body),
    "body_by_everything": fit(everything(), body),
    "norm": fit(adam(), ["bn_1"]),
    "middle": fit(adam(), ["dense_1", "layer_norm_1"]),
    "all_but_the_head": fit(everything(), body + ["dense_1", "layer_norm_1"]),
    "head": fit(adam(), ["dense_2"]),
}

golden = {
    "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
    "x": tensor(x),
    "y": y.tolist(),
    "batch_size": BATCH,
    "epochs": EPOCHS,
    "initial_weights": {name(v): tensor(w) for v, w in zip(network().weights, initial)},
    "cases": cases,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
for case, result in cases.items():
    print(case, result["trainable"], result["not_trainable"], result["loss"], result["final_loss"])
