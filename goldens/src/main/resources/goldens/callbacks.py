"""Writes callbacks.json: traces of Keras's EarlyStopping and ReduceLROnPlateau over given figures.

"gains" counts, over the 4,999 accuracies 0.5000, 0.5001, ..., 0.9998 of 10,000 rows, how often one
image more ("rising") and, for the same figures as losses, 0.0001 less ("falling") is an improvement
at the default min_delta of ReduceLROnPlateau. In float64 thousands would be.

Run where Keras with the TensorFlow backend is installed: python callbacks.py
"""

import itertools
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf
from keras.callbacks import EarlyStopping, ReduceLROnPlateau

SEQUENCES = {
    "A": [1.0, 0.9, 0.95, 0.91, 0.89, 0.9, 0.92, 0.93, 0.94, 0.8],
    "B": [1.0, 1.0, 1.0, 1.0],
    "C": [1.0, 0.9, 0.8, 0.7],
    "D": [0.5, 0.49995, 0.4999, 0.4998, 0.49975, 0.499, 0.498, 0.4979, 0.4978, 0.4977],
    "E": [float("nan"), 1.0, 0.5, 0.6],
}
STOPPING = [
    {},
    {"patience": 2},
    {"patience": 3},
    {"patience": 2, "min_delta": 0.02},
    {"patience": 2, "restore_best_weights": True},
    {"patience": 2, "baseline": 0.95},
    {"patience": 1, "start_from_epoch": 3},
    {"patience": 2, "mode": "max"},
]
REDUCTION = [
    {"patience": 1},
    {"patience": 2, "factor": 0.5},
    {"patience": 2, "factor": 0.5, "cooldown": 2},
    {"patience": 1, "factor": 0.5, "min_lr": 0.002},
    {"patience": 2, "factor": 0.2, "min_delta": 0.02},
    {"patience": 0},
]


class Model:
    """What the callbacks touch of a model; its weights are the number of the epoch."""

    def __init__(self):
        self.optimizer = keras.optimizers.SGD(0.01)
        self.stop_training = False
        self.epoch = -1
        self.restored = None
        self.metrics = []

    def get_weights(self):
        return self.epoch

    def set_weights(self, epoch):
        self.restored = epoch


def figure(value):
    """A figure as fit logs it: a Python float that is a float32."""
    return float(np.float32(value))


def begin(callback):
    model = Model()
    callback.set_model(model)
    callback.on_train_begin()
    return model


def stopping(config, name):
    callback = EarlyStopping(monitor="val_loss", **config)
    model = begin(callback)
    for epoch, value in enumerate(SEQUENCES[name]):
        model.epoch = epoch
        callback.on_epoch_end(epoch, {"val_loss": figure(value)})
        if model.stop_training:
            break
    callback.on_train_end()
    return {
        "config": config,
        "seq": name,
        "last_epoch_run": model.epoch,
        "stopped": model.stop_training,
        "stopped_epoch": callback.stopped_epoch,
        "best": None if callback.best is None else float(callback.best),
        "best_epoch": callback.best_epoch,
        "wait": callback.wait,
        "restored_epoch": model.restored,
    }


def rate(model):
    return float(keras.ops.convert_to_numpy(model.optimizer.learning_rate))


def reduction(config, name):
    callback = ReduceLROnPlateau(monitor="val_loss", **config)
    model = begin(callback)
    rates = []
    for epoch, value in enumerate(SEQUENCES[name]):
        logs = {"val_loss": figure(value)}
        callback.on_epoch_end(epoch, logs)
        rates.append([logs["learning_rate"], rate(model)])
    return {"config": config, "seq": name, "initial_lr": 0.01, "logged_and_after": rates}


def gain(mode, before, after):
    """Whether the second epoch improved: with a patience of 1 the rate falls if it did not."""
    callback = ReduceLROnPlateau(monitor="val_loss", mode=mode, patience=1)
    model = begin(callback)
    for epoch, value in enumerate([before, after]):
        callback.on_epoch_end(epoch, {"val_loss": figure(value)})
    return rate(model) == figure(0.01)


def main():
    accuracies = range(5000, 9999)
    document = {
        "meta": {"keras": keras.__version__, "tensorflow": tf.__version__},
        "sequences": {
            name: ["NaN" if np.isnan(value) else value for value in values]
            for name, values in SEQUENCES.items()
        },
        "early_stopping": [
            stopping(config, name) for config, name in itertools.product(STOPPING, SEQUENCES)
        ],
        "reduce_lr": [
            reduction(config, name) for config, name in itertools.product(REDUCTION, SEQUENCES)
        ],
        "gains": {
            "rising": sum(gain("max", k / 1e4, (k + 1) / 1e4) for k in accuracies),
            "falling": sum(gain("min", (k + 1) / 1e4, k / 1e4) for k in accuracies),
        },
    }
    text = json.dumps(document, separators=(",", ":")).replace(":NaN", ':"NaN"')
    pathlib.Path(__file__).with_name("callbacks.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
