"""Predicts in Python with each export of one model, and compares with what Foldwise predicted.

    python docs/exports.py FOLDER RUN/predictions.csv

FOLDER holds garments.onnx, garments.safetensors, garments.keras, garments.weights.h5 and the folder garments
(a SavedModel), all written by `export`; what is missing is left out. predictions.csv is that of the run whose
model was exported: its rows of the test set are Foldwise's own. docs/export.md shows the commands.
Needs NumPy, onnxruntime, safetensors and, for the others, TensorFlow and Keras 3.
"""

import csv
import gzip
import os
import sys
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np

SAMPLE = Path(__file__).parent.parent / "datasets/src/main/resources/io/github/foldwise/datasets/fashion-mnist-sample"


def foldwise(file):
    """Rows of the test set, and their probabilities."""
    with open(file, newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["set"] == "test"]
    classes = sum(name.startswith("p_") for name in rows[0])
    return [int(row["row"]) for row in rows], np.float32([[row[f"p_{c}"] for c in range(classes)] for row in rows])


def images(rows):
    """(N, 28, 28, 1) in [0,1], as the model was trained on them."""
    with gzip.open(SAMPLE / "t10k-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28, 28, 1)
    return pixels[rows].astype(np.float32) / 255


def onnx(file, x):
    import onnxruntime

    session = onnxruntime.InferenceSession(file)
    return session.run(["probabilities"], {"image": x})[0]


def safetensors(file, x):
    """The weights alone: the layers are written down here, in NumPy."""
    from safetensors.numpy import load_file

    w = load_file(file)
    kernel = w["conv_1/kernel"]  # (3, 3, 1, 16)
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3), (1, 2))  # (N, 28, 28, 1, 3, 3)
    y = np.maximum(np.einsum("nyxcij,ijcf->nyxf", windows, kernel, optimize=True) + w["conv_1/bias"], 0)
    y = y.reshape(len(x), 14, 2, 14, 2, 16).max((2, 4)).reshape(len(x), -1)
    y = np.maximum(y @ w["dense_1/kernel"] + w["dense_1/bias"], 0)
    logits = y @ w["dense_2/kernel"] + w["dense_2/bias"]
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def keras_file(file, x):
    import keras

    return keras.saving.load_model(file).predict(x, verbose=0)


def keras_weights(file, x):
    import keras
    from keras import layers

    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dropout(0.3),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.load_weights(file)
    return model.predict(x, verbose=0)


def saved_model(folder, x):
    import tensorflow as tf

    signature = tf.saved_model.load(folder).signatures["serving_default"]
    return signature(image=tf.constant(x))["probabilities"].numpy()


EXPORTS = {
    "garments.onnx": onnx,
    "garments.safetensors": safetensors,
    "garments.keras": keras_file,
    "garments.weights.h5": keras_weights,
    "garments": saved_model,
}


def main(folder, predictions):
    rows, expected = foldwise(predictions)
    x = images(rows)
    print(f"{len(rows)} test images")
    for name, predict in EXPORTS.items():
        file = Path(folder) / name
        if file.exists():
            found = predict(str(file), x)
            difference = np.abs(found - expected).max()
            same = (found.argmax(1) == expected.argmax(1)).all()
            print(f"{name:20}  largest difference {difference:.1e}  {'same classes' if same else 'OTHER CLASSES'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
