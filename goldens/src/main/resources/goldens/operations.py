"""Writes operations.json: floating-point operations of Keras models, counted by TensorFlow's profiler.

The profiler counts a multiplication and an addition as two operations, for the ops of the forward
way: convolutions, products with matrices, biases, pools.

Run where Keras with the TensorFlow backend is installed: python operations.py
Made with keras 3.15.1 and tensorflow 2.21.0.
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import tensorflow as tf
from keras import layers
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2


def operations(model):
    """Of one example; constants are folded, so that weights are read for nothing."""
    inputs = tf.TensorSpec((1, *model.input_shape[1:]), tf.float32)
    frozen = convert_variables_to_constants_v2(
        tf.function(lambda x: model(x, training=False)).get_concrete_function(inputs)
    )
    options = tf.compat.v1.profiler.ProfileOptionBuilder.float_operation()
    options["output"] = "none"
    with tf.Graph().as_default() as graph:
        tf.graph_util.import_graph_def(frozen.graph.as_graph_def(), name="")
        return tf.compat.v1.profiler.profile(graph, cmd="scope", options=options).total_float_ops


def sequential(*parts):
    return keras.Sequential(parts)


image = keras.Input((28, 28, 1))
maps = keras.Input((14, 14, 8))

models = {
    "conv": sequential(image, layers.Conv2D(64, 3, padding="same")),
    "conv_valid_stride": sequential(maps, layers.Conv2D(16, 5, strides=2)),
    "conv_without_bias": sequential(maps, layers.Conv2D(16, (3, 5), padding="same", use_bias=False)),
    "depthwise": sequential(maps, layers.DepthwiseConv2D(3, padding="same", depth_multiplier=2)),
    "separable": sequential(maps, layers.SeparableConv2D(16, 3, padding="same")),
    "dense": sequential(keras.Input((100,)), layers.Dense(37)),
    "max_pool": sequential(maps, layers.MaxPooling2D(2)),
    "avg_pool": sequential(maps, layers.AveragePooling2D(3, strides=2, padding="same")),
    "notebook": sequential(
        image,
        layers.Conv2D(64, 3, padding="same"),
        layers.MaxPooling2D(2),
        layers.Conv2D(128, 3, padding="same"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(128),
        layers.Dense(10),
    ),
}

result = {name: operations(model) for name, model in models.items()}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
