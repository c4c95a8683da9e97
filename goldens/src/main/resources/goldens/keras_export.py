"""Writes keras_export.json: two models that Keras 3.15.1 exported as SavedModels, and what one predicts.

usage: python keras_export.py    (TensorFlow 2.21)
"""

import base64
import io
import json
import os
import tempfile
import zipfile

import keras
import numpy as np
from keras import layers


def small(*augmentation):
    keras.utils.set_random_seed(3)
    return keras.Sequential(
        [
            layers.Input((4, 4, 1)),
            *augmentation,
            layers.Conv2D(2, 3, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(3, activation="softmax"),
        ]
    )


def exported(model):
    """The files of the folder, as a ZIP in Base64."""
    with tempfile.TemporaryDirectory() as folder, io.BytesIO() as zipped:
        model.export(folder, format="tf_saved_model", verbose=False)
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as out:
            for inner, _, files in sorted(os.walk(folder)):
                for file in sorted(files):
                    path = os.path.join(inner, file)
                    out.write(path, os.path.relpath(path, folder))
        return base64.b64encode(zipped.getvalue()).decode()


if __name__ == "__main__":
    images = np.linspace(0, 1, 3 * 16, dtype=np.float32).reshape(3, 4, 4, 1) ** 2
    plain = small()
    golden = {
        "keras": keras.__version__,
        "images": images.ravel().astype(float).tolist(),
        "probabilities": np.asarray(plain(images)).astype(float).tolist(),
        "plain": exported(plain),
        "augmenting": exported(small(layers.RandomFlip("horizontal", seed=1))),
    }
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "keras_export.json"), "w") as out:
        json.dump(golden, out)
        out.write("\n")
