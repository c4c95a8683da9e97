"""Makes more_losses.json with the real Keras: losses of logits, their gradients, and weighted fits.

    python more_losses.py    (next to this file; Keras on TensorFlow's CPU backend)

Every loss goes through a compiled model whose last operation is the softmax or sigmoid, as in a
user's program: so Keras finds the logits where it looks for them, and clips where it does not.
"""

import json
import os
import pathlib

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", CUDA_VISIBLE_DEVICES="", TF_ENABLE_ONEDNN_OPTS="0")

import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)
L = keras.losses

LOGITS = {
    "softmax": np.array(
        [[2, 1, 0.1], [0, -1, 3], [30, -30, 0], [-200, 0, 200], [0.3, 0.3, 0.3], [-1.2, 0.4, 0.7]],
        np.float32,
    ),
    "binary": np.array([[2], [-1], [30], [-200], [0], [0.7]], np.float32),
}
LOGITS["each"] = LOGITS["softmax"]
LABELS = {"softmax": [0, 2, 1, 0, 1, 1], "each": [0, 2, 1, 0, 1, 1], "binary": [1, 1, 0, 1, 0, 0]}
ACTIVATION = {"softmax": "softmax", "each": "sigmoid", "binary": "sigmoid"}

DISTANCES = {
    "mean_squared_error": lambda r: L.MeanSquaredError(reduction=r),
    "mean_absolute_error": lambda r: L.MeanAbsoluteError(reduction=r),
    "huber": lambda r: L.Huber(reduction=r),
    "huber(0.3)": lambda r: L.Huber(0.3, reduction=r),
}
SOFTMAX = {
    "one_hot_cross_entropy": lambda r: L.CategoricalCrossentropy(reduction=r),
    "one_hot_cross_entropy(0.1)": lambda r: L.CategoricalCrossentropy(
        label_smoothing=0.1, reduction=r
    ),
    "focal": lambda r: L.CategoricalFocalCrossentropy(reduction=r),
    "focal(0.5,1.5,0.2)": lambda r: L.CategoricalFocalCrossentropy(
        0.5, 1.5, label_smoothing=0.2, reduction=r
    ),
    **DISTANCES,
}
SIGMOID = {
    "binary_cross_entropy": lambda r: L.BinaryCrossentropy(reduction=r),
    "binary_cross_entropy(0.1)": lambda r: L.BinaryCrossentropy(label_smoothing=0.1, reduction=r),
    "binary_focal": lambda r: L.BinaryFocalCrossentropy(reduction=r),
    "binary_focal(1.5,0.2)": lambda r: L.BinaryFocalCrossentropy(
        gamma=1.5, label_smoothing=0.2, reduction=r
    ),
    "binary_focal(2,0,0.25)": lambda r: L.BinaryFocalCrossentropy(
        apply_class_balancing=True, reduction=r
    ),
    **DISTANCES,
}
LOSSES = {"softmax": SOFTMAX, "each": SIGMOID, "binary": SIGMOID}


def targets(head, labels):
    labels = np.array(labels)
    return labels[:, None] if head == "binary" else np.eye(3, dtype=np.float32)[labels]


def plain(array):
    array = np.asarray(array)
    return {"shape": list(array.shape), "data": [float(v) for v in array.reshape(-1)]}


def rows(head, make):
    """Each row's loss and its gradient in the row's logits, inside a graph as fit builds it."""
    model = keras.Sequential(
        [keras.Input((LOGITS[head].shape[1],)), keras.layers.Activation(ACTIVATION[head])]
    )
    y = tf.constant(targets(head, LABELS[head]), tf.float32)

    @tf.function
    def run(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            per_row = make(None)(y, model(x, training=True))
        return per_row, tape.gradient(per_row, x)

    per_row, gradient = run(tf.constant(LOGITS[head]))
    model.compile(loss=make("sum_over_batch_size"), metrics=["accuracy"])
    loss, accuracy = model.evaluate(LOGITS[head], targets(head, LABELS[head]), verbose=0)
    return {
        "per_row": [float(v) for v in per_row],
        "gradient": plain(gradient),
        "evaluate": [float(loss), float(accuracy)],
    }


def network(head, draw):
    """Four inputs, five tanh units with an L2 penalty, the head; weights drawn by numpy."""
    units = 1 if head == "binary" else 3
    model = keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(5, "tanh", kernel_regularizer=keras.regularizers.L2(0.01)),
            keras.layers.Dense(units, ACTIVATION[head]),
        ]
    )
    model.set_weights([draw.normal(0, 0.7, w.shape).astype(np.float32) for w in model.get_weights()])
    return model


def fit(head, make, **weights):
    """One epoch of three steps on ten rows, the last of two rows."""
    draw = np.random.RandomState(7)
    x = draw.normal(size=(10, 4)).astype(np.float32)
    labels = draw.randint(0, 2 if head == "binary" else 3, 10)
    sparse = make is sparse_cross_entropy
    y = labels if sparse else targets(head, labels)
    model = network(head, draw)
    initial = model.get_weights()
    model.compile(keras.optimizers.Adam(0.05), make("sum_over_batch_size"), metrics=["accuracy"])
    before = model.evaluate(x, y, batch_size=4, verbose=0)
    result = {"x": x, "labels": labels, "initial_weights": initial}
    fitted = {}
    if "sample_weight" in weights:
        weighted = model.evaluate(x, y, batch_size=4, verbose=0, **weights)
        fitted["weighted_evaluate_before"] = [float(v) for v in weighted]
    history = model.fit(x, y, batch_size=4, epochs=1, shuffle=False, verbose=0, **weights).history
    fitted.update(
        {
            "evaluate_before": [float(v) for v in before],
            "loss": float(history["loss"][0]),
            "accuracy": float(history["accuracy"][0]),
            "final_weights": [plain(w) for w in model.get_weights()],
        }
    )
    return result, fitted


def sparse_cross_entropy(reduction):
    return L.SparseCategoricalCrossentropy(reduction=reduction)


def fits():
    sample_weight = np.array([1, 2, 0.5, 0, 1.5, 3, 0.25, 1, 0.75, 4], np.float32)
    classes = {0: 0.5, 2: 3.0}
    heads = {}
    for head in ("softmax", "each", "binary"):
        cases = {name: fit(head, make) for name, make in LOSSES[head].items() if "(" not in name}
        first, make = next(iter(LOSSES[head].items()))
        cases[first + ", class weights"] = fit(
            head, make, class_weight={1: 2.5} if head == "binary" else classes
        )
        cases[first + ", sample weights"] = fit(head, make, sample_weight=sample_weight)
        cases["mean_squared_error, sample weights"] = fit(
            head, DISTANCES["mean_squared_error"], sample_weight=sample_weight
        )
        if head == "softmax":
            cases["sparse_cross_entropy"] = fit(head, sparse_cross_entropy)
            cases["sparse_cross_entropy, class weights"] = fit(
                head, sparse_cross_entropy, class_weight=classes
            )
            cases["sparse_cross_entropy, sample weights"] = fit(
                head, sparse_cross_entropy, sample_weight=sample_weight
            )
        shared = next(iter(cases.values()))[0]
        heads[head] = {
            "x": plain(shared["x"]),
            "labels": [int(v) for v in shared["labels"]],
            "initial_weights": [plain(w) for w in shared["initial_weights"]],
            "class_weight": {"1": 2.5} if head == "binary" else {str(k): v for k, v in classes.items()},
            "cases": {name: fitted for name, (_, fitted) in cases.items()},
        }
    return {"sample_weight": [float(v) for v in sample_weight], "heads": heads}


def main():
    golden = {
        "meta": {
            "keras": keras.__version__,
            "tensorflow": tf.__version__,
            "numpy": np.__version__,
            "note": "float32, one thread, oneDNN off; script: more_losses.py",
        },
        "rows": {
            head: {
                "logits": plain(LOGITS[head]),
                "labels": LABELS[head],
                "losses": {name: rows(head, make) for name, make in LOSSES[head].items()},
            }
            for head in ("softmax", "each", "binary")
        },
        "fits": fits(),
    }
    file = pathlib.Path(__file__).with_suffix(".json")
    file.write_text(json.dumps(golden), encoding="utf-8")


main()
