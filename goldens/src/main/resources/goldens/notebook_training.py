"""Trains the notebook's network in Keras for 100 steps and writes notebook_training.json.

    python notebook_training.py IMAGES LABELS

IMAGES and LABELS are the training files of the Fashion-MNIST sample (IDX, gzipped). There is no
dropout and no shuffle: step s takes rows 16·s to 16·s + 15. Initial kernels come from a rule that
any program can repeat: of kernel number k (from 1) value i is limit · (word_i / 2^31 − 1), with
Glorot's limit and the words of NumPy's RandomState(k); all other weights begin as Keras has them.

At the notebook's learning rate the first hundred steps are chaotic: what two kernels round
differently grows until the curves part. So each curve is drawn twice, without and with oneDNN's
kernels, which shows how far Keras agrees with itself; and a second pair has a rate at which it
agrees with itself to the end.
"""

import gzip
import json
import os
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf
from keras import layers, regularizers

STEPS, BATCH = 100, 16


def read_idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def network():
    penalties = {
        "kernel_regularizer": regularizers.L1L2(1e-5, 1e-4),
        "bias_regularizer": regularizers.L1(1e-5),
        "activity_regularizer": regularizers.L2(1e-4),
    }
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(64, 3, padding="same", activation="relu", **penalties),
            layers.BatchNormalization(),
            layers.MaxPooling2D(2),
            layers.Conv2D(128, 3, padding="same", activation="relu", **penalties),
            layers.BatchNormalization(),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(128, activation="relu", **penalties),
            layers.Dense(10, activation="softmax"),
        ]
    )


def fill(model):
    number = 0
    for weight in model.trainable_variables:
        if weight.name != "kernel":
            continue
        number += 1
        shape = weight.shape
        field = int(np.prod(shape[:-2]))
        limit = np.sqrt(6 / (field * (shape[-2] + shape[-1])))
        words = np.random.RandomState(number).randint(0, 2**32, np.prod(shape), dtype=np.uint32)
        weight.assign((limit * (words / 2.0**31 - 1)).astype(np.float32).reshape(shape))


def curve(images, labels, rate):
    x = (read_idx(images, 16).reshape(-1, 28, 28, 1) / np.float32(255)).astype(np.float32)
    y = read_idx(labels, 8)
    model = network()
    fill(model)
    schedule = keras.optimizers.schedules.ExponentialDecay(rate, 10_000, 0.98)
    model.compile(
        keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    loss, accuracy = [], []
    for step in range(STEPS):
        model.reset_metrics()
        rows = slice(BATCH * step, BATCH * (step + 1))
        figures = model.train_on_batch(x[rows], y[rows], return_dict=True)
        loss.append(float(figures["loss"]))
        accuracy.append(float(figures["accuracy"]))
    return {
        "loss": loss,
        "accuracy": accuracy,
        "predict_first_row": [float(p) for p in model.predict(x[:1], verbose=0)[0]],
    }


def main():
    if len(sys.argv) == 4:
        print(json.dumps(curve(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
        return
    golden = {
        "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
        "batch": BATCH,
        "curves": [],
    }
    for rate in (5e-4, 1e-5):
        pair = {"rate": rate}
        for name, one_dnn in (("without_onednn", "0"), ("with_onednn", "1")):
            out = subprocess.run(
                [sys.executable, __file__, *sys.argv[1:], str(rate)],
                env={**os.environ, "TF_ENABLE_ONEDNN_OPTS": one_dnn},
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            pair[name] = json.loads(out.strip().splitlines()[-1])
        golden["curves"].append(pair)
    with open(os.path.splitext(__file__)[0] + ".json", "w") as file:
        json.dump(golden, file, indent=1)


main()
