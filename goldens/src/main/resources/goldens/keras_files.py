"""Writes keras_files.json: models that Keras saved, with their predictions and counts.

Each file is a .keras in base64. All but the first are packed again with compression, which Keras
reads too, to keep the golden small. "block first" and "shortcut first" have the same layers, made in
the same order; Keras numbers their weights differently, by the order of Add's inputs, and a reader
that counts otherwise finds weights of the right shapes in the wrong layers.

Run where Keras with the TensorFlow backend is installed: python keras_files.py
Made with keras 3.15.1 and tensorflow 2.21.0.
"""

import base64
import io
import json
import os
import pathlib
import tempfile
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
from keras import constraints, layers, losses, optimizers, regularizers

ROWS = 3


def sequential():
    rules = dict(
        kernel_regularizer=regularizers.L1L2(1e-5, 1e-4),
        bias_regularizer=regularizers.L1(1e-5),
        activity_regularizer=regularizers.L2(1e-4),
    )
    model = keras.Sequential(
        [
            keras.Input((6, 6, 1)),
            layers.Conv2D(3, 3, padding="same", activation="relu", **rules),
            layers.BatchNormalization(),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(4, activation="relu", **rules),
            layers.Dropout(0.6),
            layers.Dense(3, activation="softmax"),
        ]
    )
    schedule = optimizers.schedules.ExponentialDecay(0.0005, 10000, 0.98)
    model.compile(
        optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


def sum_of(block_first):
    """Block and shortcut have convolutions of one shape."""
    inputs = keras.Input((4, 4, 2))
    shortcut = layers.Conv2D(2, 1, name="first_made")(inputs)
    block = layers.Conv2D(2, 1, activation="tanh", name="second_made")(inputs)
    block = layers.Conv2D(2, 1, name="third_made")(block)
    both = [block, shortcut] if block_first else [shortcut, block]
    outputs = layers.Add()(both)
    outputs = layers.GlobalAveragePooling2D()(outputs)
    outputs = layers.Dense(3, activation="softmax")(outputs)
    return keras.Model(inputs, outputs)


def nested():
    """Models as layers, a sum by +, an activation by an operation, frozen layers, pixels to 255."""
    augmentation = keras.Sequential(
        [layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)], name="augmentation"
    )
    body = keras.Sequential(
        [layers.Conv2D(2, 3, padding="same"), layers.BatchNormalization()], name="body"
    )
    body.trainable = False
    inputs = keras.Input((4, 4, 1))
    x = augmentation(inputs)
    x = layers.Rescaling(1 / 255)(x)
    x = body(x)
    x = keras.ops.gelu(layers.Conv2D(2, 3, padding="same")(x), approximate=True) + x
    x = layers.Flatten()(x)
    x = layers.Dense(4)(x)
    model = keras.Model(inputs, x)
    model.compile(
        optimizers.SGD(0.01, momentum=0.9),
        losses.SparseCategoricalCrossentropy(from_logits=True),
    )
    return model


def others():
    model = keras.Sequential(
        [
            keras.Input((7, 6, 2)),
            layers.ZeroPadding2D(((1, 0), (0, 2))),
            layers.DepthwiseConv2D(
                3, depth_multiplier=2, activation=layers.LeakyReLU(0.3), use_bias=False
            ),
            layers.SeparableConv2D(3, 3, padding="same", activation="gelu"),
            layers.LayerNormalization(center=False),
            layers.AveragePooling2D(2, strides=1, padding="same"),
            layers.SpatialDropout2D(0.2, seed=7),
            layers.GaussianNoise(0.1),
            layers.Conv2D(
                4, (2, 3), strides=2, groups=1, kernel_constraint=constraints.MaxNorm(2, [0, 1, 2])
            ),
            layers.ReLU(6.0),
            layers.GlobalMaxPooling2D(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizers.AdamW(0.002, clipnorm=1.0), "binary_crossentropy")
    return model


def clauses():
    """Operations and penalties behind the layers that they belong to."""
    inputs = keras.Input((4, 4, 1))
    x = layers.Conv2D(2, 3, name="edges")(inputs)
    x = keras.ops.celu(x, alpha=0.5)
    x = layers.ActivityRegularization(l1=0.01, l2=0.02)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(4, activation="relu")(x)
    x = layers.ActivityRegularization(l2=0.1)(x)
    x = layers.Dense(3, activation="softmax")(x)
    return keras.Model(inputs, x)


def refused():
    inputs = keras.Input((4, 4, 1))
    x = layers.Lambda(lambda x: x * 2)(inputs)
    x = layers.UpSampling2D()(x)
    x = layers.Conv2D(2, 3, data_format="channels_last", dtype="float16")(x)
    x = layers.BatchNormalization(renorm=True)(x)
    x = layers.RandomFlip()(x)
    x = layers.Rescaling(1 / 127.5, offset=-1)(x)
    x = layers.ActivityRegularization(l1=0.1)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(3, activation="softmax", kernel_regularizer="orthogonal_regularizer")(x)
    model = keras.Model(inputs, x)
    model.compile(optimizers.Ftrl(), "kl_divergence")
    return model


def saved(model):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "model.keras"
        model.save(file)
        return file.read_bytes()


def packed(file):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(
        out, "w", zipfile.ZIP_DEFLATED
    ) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def golden(model, random, largest=1.0):
    for weight in model.weights:
        if weight.dtype == "float32":
            low = 0.5 if "variance" in weight.path else -0.5
            weight.assign(random.uniform(low, low + 1, weight.shape))
    x = random.uniform(0, largest, (ROWS, *model.input_shape[1:])).astype("float32")
    return {
        "file": base64.b64encode(packed(saved(model))).decode(),
        "x": {"shape": x.shape, "data": [float(v) for v in x.ravel()]},
        "outputs": [[float(v) for v in row] for row in model.predict(x, verbose=0)],
        "parameters": model.count_params(),
        "trainable": sum(int(np.prod(w.shape)) for w in model.trainable_weights),
    }


random = np.random.default_rng(17)
keras.utils.set_random_seed(17)
trained = sequential()
trained.fit(random.uniform(size=(4, 6, 6, 1)), np.array([0, 1, 2, 1]), verbose=0)
goldens = {
    "sequential": golden(trained, random),
    "block first": golden(sum_of(True), random),
    "shortcut first": golden(sum_of(False), random),
    "nested": golden(nested(), random, 255.0),
    "others": golden(others(), random),
    "refused": {"file": base64.b64encode(packed(saved(refused()))).decode()},
    "clauses": golden(clauses(), random),
}
goldens["sequential"]["file"] = base64.b64encode(saved(trained)).decode()
pathlib.Path(__file__).with_name("keras_files.json").write_text(json.dumps(goldens, indent=1) + "\n")
