"""Writes convolutions.json: what Keras's convolutions, zero padding and residual blocks give.

For each layer: its output for given maps and weights in training mode, and, where the gradient of
some loss in that output is given, the gradients in the input and in every weight. For a small
residual network: logits in inference, loss and gradients in training.

Weights bear Foldwise's names. What is given has few digits; what Keras made is written with the
shortest decimals that read back to the same float32.

Run: python convolutions.py > convolutions.json
"""

import json
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import keras
import numpy as np
import tensorflow as tf
from keras import layers

random = np.random.default_rng(20)
MAPS = (2, 5, 5)


def given(shape):
    return np.round(random.normal(0, 0.6, shape), 2).astype(np.float32)


def tensor(value):
    array = np.asarray(value, np.float32)
    return {"shape": list(array.shape), "data": [float(str(v)) for v in array.ravel()]}


def set_weights(named):
    """Random weights; moving variances are positive."""
    values = {}
    for name, variable in named.items():
        value = given(variable.shape)
        if name.endswith("moving_variance"):
            value = np.abs(value) + np.float32(0.5)
        variable.assign(value)
        values[name] = tensor(variable.numpy())
    return values


def named_weights(name, layer):
    """A bias is called bias, the kernel of a depthwise layer kernel."""
    return {f"{name}/{w.name}": w for w in layer.weights}


def trainable(named):
    return {n: v for n, v in named.items() if v.trainable}


def layer_case(name, layer, channels):
    x = tf.constant(given(MAPS + (channels,)))
    layer.build(x.shape)
    named = named_weights(name, layer) if layer.weights else {}
    return case(lambda: layer(x, training=True), x, named)


def case(forward, x, named):
    weights = set_weights(named)
    learned = trainable(named)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = forward()
        dy = tf.constant(given(y.shape))
        loss = tf.reduce_sum(y * dy)
    gradients = tape.gradient(loss, [x] + [v.value for v in learned.values()])
    return {
        "input": tensor(x),
        "weights": weights,
        "output": tensor(y),
        "output_gradient": tensor(dy),
        "input_gradient": tensor(gradients[0]),
        "weight_gradients": {n: tensor(g) for n, g in zip(learned, gradients[1:])},
    }


class Block:
    """conv, batch norm, ReLU, conv, batch norm; projected where a projection is named."""

    def __init__(self, filters, stride, first, projection, use_bias):
        self.conv_1 = layers.Conv2D(filters, 3, stride, padding="same", use_bias=use_bias)
        self.bn_1 = layers.BatchNormalization()
        self.conv_2 = layers.Conv2D(filters, 3, padding="same", use_bias=use_bias)
        self.bn_2 = layers.BatchNormalization()
        self.names = [f"conv_{first}", f"bn_{first}", f"conv_{first + 1}", f"bn_{first + 1}"]
        self.projection = projection
        if projection:
            self.conv_p = layers.Conv2D(filters, 1, stride, padding="same", use_bias=False)
            self.bn_p = layers.BatchNormalization()

    def __call__(self, x, training):
        y = keras.ops.relu(self.bn_1(self.conv_1(x), training=training))
        y = self.bn_2(self.conv_2(y), training=training)
        way = self.bn_p(self.conv_p(x), training=training) if self.projection else x
        return layers.Add()([y, way])

    def named(self):
        parts = [self.conv_1, self.bn_1, self.conv_2, self.bn_2]
        named = {}
        for name, part in zip(self.names, parts):
            named.update(named_weights(name, part))
        if self.projection:
            named.update(named_weights(f"{self.projection}_conv_1", self.conv_p))
            named.update(named_weights(f"{self.projection}_bn_1", self.bn_p))
        return named


def block_case(filters, stride, projection, channels):
    # The gradient in a bias before batch normalisation is 0: what is left is rounding, which the
    # large gradients given here would show.
    block = Block(filters, stride, 1, projection, use_bias=False)
    x = tf.constant(given(MAPS + (channels,)))
    block(x, False)
    return case(lambda: block(x, True), x, block.named())


def network_case():
    """The stem, a block with a projection, a block without one, the head."""
    x = tf.constant(given((4, 6, 5, 1)))
    labels = [0, 2, 1, 2]
    stem = layers.Conv2D(2, 3, padding="same", use_bias=False)
    norm = layers.BatchNormalization()
    first = Block(3, 2, 2, "residual_1", use_bias=True)
    second = Block(3, 1, 4, None, use_bias=True)
    pool = layers.GlobalAveragePooling2D()
    head = layers.Dense(3)

    def logits(training):
        y = keras.ops.relu(norm(stem(x), training=training))
        y = keras.ops.relu(first(y, training))
        y = keras.ops.relu(second(y, training))
        return head(pool(y))

    logits(False)
    named = {
        **named_weights("conv_1", stem),
        **named_weights("bn_1", norm),
        **first.named(),
        **second.named(),
        **named_weights("dense_1", head),
    }
    weights = set_weights(named)
    inferred = logits(False)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    learned = trainable(named)
    with tf.GradientTape() as tape:
        value = loss(np.array(labels), logits(True))
    gradients = tape.gradient(value, [v.value for v in learned.values()])
    return {
        "input": tensor(x),
        "labels": labels,
        "weights": weights,
        "inference_logits": tensor(inferred),
        "training_loss": float(str(value.numpy())),
        "weight_gradients": {n: tensor(g) for n, g in zip(learned, gradients)},
        "moved": {
            n: tensor(v.numpy()) for n, v in named.items() if "/moving_" in n
        },
    }


def conv(*args, channels=2, **kwargs):
    return layer_case("conv_1", layers.Conv2D(*args, **kwargs), channels)


def depthwise(*args, channels=2, **kwargs):
    return layer_case("depthwise_conv_1", layers.DepthwiseConv2D(*args, **kwargs), channels)


def separable(*args, **kwargs):
    return layer_case("separable_conv_1", layers.SeparableConv2D(*args, **kwargs), 2)


golden = {
    "meta": {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
    },
    "layers": {
        "conv valid, stride 2": conv(3, 3, strides=2, padding="valid"),
        "conv same, 2×3, stride 2×1": conv(2, (2, 3), strides=(2, 1), padding="same"),
        "conv same, dilation 2": conv(2, 3, dilation_rate=2, padding="same"),
        "conv valid, dilation 2×1": conv(2, 3, dilation_rate=(2, 1), padding="valid"),
        "conv same, groups 2": conv(4, 3, groups=2, padding="same", channels=4),
        "conv valid, groups 4, stride 2, relu": conv(
            4, 2, groups=4, strides=2, padding="valid", activation="relu", channels=4
        ),
        "conv same, groups 2, dilation 2, no bias": conv(
            2, 2, groups=2, dilation_rate=2, padding="same", use_bias=False, channels=4
        ),
        "conv same, no bias, tanh": conv(
            2, 1, padding="same", use_bias=False, activation="tanh"
        ),
        "depthwise same, multiplier 2": depthwise(3, depth_multiplier=2, padding="same"),
        "depthwise valid, stride 2, relu": depthwise(
            2, strides=2, padding="valid", activation="relu", channels=4
        ),
        "depthwise same, dilation 2, no bias": depthwise(
            3, dilation_rate=2, padding="same", use_bias=False
        ),
        "depthwise same, stride 2, dilation 2": depthwise(
            2, strides=2, dilation_rate=2, padding="same"
        ),
        "separable same, multiplier 2, tanh": separable(
            3, 3, depth_multiplier=2, padding="same", activation="tanh"
        ),
        "separable valid, stride 2, no bias": separable(
            2, 2, strides=2, padding="valid", use_bias=False
        ),
        "separable valid, dilation 2×1": separable(
            2, 2, dilation_rate=(2, 1), padding="valid"
        ),
        "zero padding": layer_case("", layers.ZeroPadding2D(((1, 2), (0, 3))), 1),
        "residual": block_case(2, 1, None, 2),
        "residual, stride 2, projected": block_case(3, 2, "residual_1", 2),
    },
    "network": network_case(),
}
json.dump(golden, sys.stdout, ensure_ascii=False, separators=(",", ":"))
