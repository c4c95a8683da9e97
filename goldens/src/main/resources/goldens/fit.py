"""Makes fit.json: a tiny network trained by Keras with fit(), from given weights and in given order.

Run with Keras 3.15.1 on the TensorFlow backend, one thread, oneDNN off:
    TF_ENABLE_ONEDNN_OPTS=0 CUDA_VISIBLE_DEVICES="" python fit.py
"""

import json
import pathlib

import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)

BATCH = 4
RATE = 0.01
rng = np.random.default_rng(20250302)
x = rng.random((22, 4, 4, 1), dtype=np.float32)
y = np.arange(22) % 3
x_val = rng.random((7, 4, 4, 1), dtype=np.float32)
y_val = np.arange(7) % 3


def network():
    return keras.Sequential(
        [
            keras.Input((4, 4, 1)),
            keras.layers.Conv2D(
                3, 3, padding="same", activation="relu", kernel_regularizer=keras.regularizers.L2(1e-3), name="conv_1"
            ),
            keras.layers.BatchNormalization(name="bn_1"),
            keras.layers.Flatten(),
            keras.layers.Dense(3, activation="softmax", name="dense_1"),
        ]
    )


def name(variable):
    return "/".join(variable.path.split("/")[-2:])


def tensor(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


keras.utils.set_random_seed(7)
initial = network().get_weights()


def fit(epochs, callbacks=(), rate=RATE, **validation):
    model = network()
    model.set_weights(initial)
    model.compile(
        optimizer=keras.optimizers.Adam(rate), loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    history = model.fit(
        x, y, batch_size=BATCH, epochs=epochs, shuffle=False, verbose=0, callbacks=list(callbacks), **validation
    )
    return {
        "epochs": epochs,
        "history": {k: [float(v) for v in values] for k, values in history.history.items()},
        "final_weights": {name(v): tensor(v.numpy()) for v in model.weights},
        "final_validation": [float(v) for v in model.evaluate(x_val, y_val, batch_size=BATCH, verbose=0)],
    }


early = keras.callbacks.EarlyStopping
plateau = keras.callbacks.ReduceLROnPlateau
given = {"validation_data": (x_val, y_val)}

cases = {
    "validation_split": fit(3, validation_split=0.3),
    "validation_data": fit(3, **given),
    "no_validation": fit(3),
    "early_stopping": fit(12, [early(patience=2)], **given),
    "early_stopping_restores": fit(12, [early(patience=2, restore_best_weights=True)], **given),
    "early_stopping_not_reached": fit(
        6, [early(patience=9, restore_best_weights=True, monitor="val_accuracy")], **given
    ),
    "early_stopping_on_split": fit(
        12,
        [early(monitor="val_accuracy", patience=2, restore_best_weights=True, start_from_epoch=2)],
        validation_split=0.3,
    ),
    "reduce_on_plateau": fit(8, [plateau(patience=1, factor=0.5, cooldown=1, min_lr=0.002)], **given),
    "both": fit(
        12,
        [
            plateau(monitor="loss", patience=1, factor=0.5, min_delta=0.3),
            early(monitor="val_loss", patience=4, min_delta=0.01, restore_best_weights=True),
        ],
        **given,
    ),
}

golden = {
    "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
    "x": tensor(x),
    "y": y.tolist(),
    "x_val": tensor(x_val),
    "y_val": y_val.tolist(),
    "batch_size": BATCH,
    "learning_rate": RATE,
    "initial_weights": {name(v): tensor(w) for v, w in zip(network().weights, initial)},
    "cases": cases,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
for case, result in cases.items():
    print(case, json.dumps(result["history"]))
