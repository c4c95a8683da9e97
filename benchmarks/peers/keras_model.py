"""The notebook's network in Keras."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import tensorflow as tf
from keras import layers, regularizers

VERSIONS = f"Keras {keras.__version__} on TensorFlow {tf.__version__}"


def use_threads(number):
    if number:
        tf.config.threading.set_intra_op_parallelism_threads(number)
        tf.config.threading.set_inter_op_parallelism_threads(number)


class ActivityL2(regularizers.L2):
    """Sums in float32: with the policy mixed_bfloat16, fit fails on a penalty of bfloat16 beside a loss of float32."""

    def __call__(self, y):
        return super().__call__(keras.ops.cast(y, "float32"))


def penalised(layer, *size, **more):
    return layer(
        *size,
        activation="relu",
        kernel_regularizer=regularizers.L1L2(1e-5, 1e-4),
        bias_regularizer=regularizers.L1(1e-5),
        activity_regularizer=ActivityL2(1e-4),
        **more,
    )


def model(args):
    if args.bfloat16:
        keras.mixed_precision.set_global_policy("mixed_bfloat16")
    net = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            penalised(layers.Conv2D, 64, (3, 3), padding="same"),
            layers.BatchNormalization(),
            layers.MaxPooling2D((2, 2)),
            penalised(layers.Conv2D, 128, (3, 3), padding="same"),
            layers.BatchNormalization(),
            layers.MaxPooling2D((2, 2)),
            layers.Flatten(),
            penalised(layers.Dense, 128),
            layers.Dropout(0.6),
            layers.Dense(10, activation="softmax", dtype="float32"),
        ]
    )
    rate = keras.optimizers.schedules.ExponentialDecay(0.0005, 10000, 0.98)
    net.compile(
        keras.optimizers.Adam(rate),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
        jit_compile={"auto": "auto", "yes": True, "no": False}[args.jit],
        steps_per_execution=args.steps,
    )
    return net
