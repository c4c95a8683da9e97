"""Cross-validates the notebook's network in Keras on the Fashion-MNIST sample and writes keras.csv.

    python keras_folds.py IMAGES LABELS

IMAGES and LABELS are the training files of the sample (IDX, gzipped). The folds are those of the
experiment (KFold, k = 5, shuffled with seed 42); weights, order and dropout have seeds of their own.
"""

import csv
import gzip
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
from keras import layers, regularizers
from sklearn.model_selection import KFold

EPOCHS, BATCH, EVALUATION_BATCH = 5, 16, 32


def read_idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def network():
    penalties = {
        "kernel_regularizer": regularizers.L1L2(1e-5, 1e-4),
        "bias_regularizer": regularizers.L1(1e-5),
        "activity_regularizer": regularizers.L2(1e-4),
    }
    model = keras.Sequential(
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
            layers.Dropout(0.6),
            layers.Dense(10, activation="softmax"),
        ]
    )
    rate = keras.optimizers.schedules.ExponentialDecay(5e-4, 10_000, 0.98)
    model.compile(
        keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def main():
    images, labels = sys.argv[1:]
    x = (read_idx(images, 16).reshape(-1, 28, 28, 1) / np.float32(255)).astype(np.float32)
    y = read_idx(labels, 8)
    folds = KFold(5, shuffle=True, random_state=42).split(x)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "keras.csv")
    with open(path, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["fold", "seed", "accuracy", "loss"])
        for fold, (training, validation) in enumerate(folds, 1):
            keras.utils.set_random_seed(1000 + fold)
            model = network()
            model.fit(x[training], y[training], BATCH, EPOCHS, verbose=0)
            loss, accuracy = model.evaluate(
                x[validation], y[validation], EVALUATION_BATCH, verbose=0
            )
            table.writerow([fold, 1000 + fold, repr(float(accuracy)), repr(float(loss))])
            file.flush()


main()
