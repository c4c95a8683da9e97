"""The notebook's network in JAX, with Keras's defaults and penalties."""

import jax
import optax
from jax import lax
from jax import numpy as jnp

VERSIONS = f"JAX {jax.__version__}"
PENALISED = ("conv_1", "conv_2", "hidden")
SHAPES = {"conv_1": (3, 3, 1, 64), "conv_2": (3, 3, 64, 128), "hidden": (6272, 128), "out": (128, 10)}
CHANNELS = {"norm_1": 64, "norm_2": 128}


def new_net():
    """Trainable weights and moving statistics."""
    draw = jax.nn.initializers.glorot_uniform()
    keys = jax.random.split(jax.random.key(42), len(SHAPES))
    weights = {
        name: {"kernel": draw(key, shape), "bias": jnp.zeros(shape[-1])}
        for key, (name, shape) in zip(keys, SHAPES.items())
    }
    for name, n in CHANNELS.items():
        weights[name] = {"gamma": jnp.ones(n), "beta": jnp.zeros(n)}
    moving = {name: {"mean": jnp.zeros(n), "variance": jnp.ones(n)} for name, n in CHANNELS.items()}
    return weights, moving


def new_optimizer():
    return optax.adam(optax.exponential_decay(0.0005, 10000, 0.98), eps=1e-7)


def normalised(x, weights, statistics):
    a = weights["gamma"] * lax.rsqrt(statistics["variance"] + 1e-3)
    return x * a + (weights["beta"] - statistics["mean"] * a)


def pooled(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def forward(weights, moving, x, bfloat16, key=None):
    """Logits, sum of the squares that are penalised, and the moving statistics; trains if there is a key."""
    product = jnp.bfloat16 if bfloat16 else jnp.float32
    squares, moved = 0.0, {}

    def layer(name, multiply, x):
        y = multiply(x.astype(product), weights[name]["kernel"].astype(product))
        return y.astype(jnp.float32) + weights[name]["bias"]

    def convolution(x, kernel):
        return lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))

    for i in ("1", "2"):
        x = jax.nn.relu(layer("conv_" + i, convolution, x))
        squares += jnp.sum(x * x)
        statistics = moving["norm_" + i]
        if key is not None:
            statistics = {"mean": x.mean((0, 1, 2)), "variance": x.var((0, 1, 2))}
            moved["norm_" + i] = jax.tree.map(
                lambda old, new: 0.99 * old + 0.01 * lax.stop_gradient(new), moving["norm_" + i], statistics
            )
        x = pooled(normalised(x, weights["norm_" + i], statistics))
    x = jax.nn.relu(layer("hidden", jnp.matmul, x.reshape(len(x), -1)))
    squares += jnp.sum(x * x)
    if key is not None:
        x = jnp.where(jax.random.bernoulli(key, 0.4, x.shape), x / 0.4, 0)
    return layer("out", jnp.matmul, x), squares, moved


def loss(weights, moving, x, y, bfloat16, key=None):
    """Mean cross-entropy with all penalties; the logits and the moving statistics."""
    logits, squares, moved = forward(weights, moving, x, bfloat16, key)
    total = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean() + 1e-4 * squares / len(x)
    for name in PENALISED:
        kernel, bias = weights[name]["kernel"], weights[name]["bias"]
        total += 1e-5 * jnp.abs(kernel).sum() + 1e-4 * jnp.square(kernel).sum() + 1e-5 * jnp.abs(bias).sum()
    return total, (logits, moved)
