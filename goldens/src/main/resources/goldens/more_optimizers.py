"""Writes more_optimizers.json: optimizers of Keras whose numbers optimizers.json does not hold.

Run where Keras with the TensorFlow backend is installed: python more_optimizers.py
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf
from keras import constraints, layers, losses, optimizers
from keras.optimizers import schedules

STEPS = 7
RNG = np.random.default_rng(20250302)
INITIAL = {
    "dense_1/kernel": np.array([[0.3, -0.7], [1.5, 0.25], [-0.4, 0.9]], np.float32),
    "dense_1/bias": np.array([1.0, -0.05], np.float32),
}
GRADIENTS = [
    {name: np.round(RNG.normal(size=value.shape), 4).astype(np.float32) for name, value in INITIAL.items()}
    for _ in range(STEPS)
]
GRADIENTS[4]["dense_1/bias"][:] = 0  # clipping divides by the norm


def numbers(array):
    return np.asarray(array, np.float32).ravel().astype(float).tolist()


def tensor(array):
    return {"shape": list(np.shape(array)), "data": numbers(array)}


def trajectory(optimizer, exclude=None, whole=None, constraint=None):
    variables = [
        keras.Variable(value, name=name.split("/")[1]) for name, value in INITIAL.items()
    ]
    if constraint is not None:
        variables[0].constraint = constraint
    if exclude or whole is not None:
        excluded = [variables[whole]] if whole is not None else None
        optimizer.exclude_from_weight_decay(var_list=excluded, var_names=exclude)
    optimizer.build(variables)
    steps = []
    for gradients in GRADIENTS:
        rate = float(optimizer.learning_rate)
        optimizer.apply([tf.constant(gradients[name]) for name in INITIAL], variables)
        step = {
            "lr": rate,
            "iterations": int(optimizer.iterations),
            "weights": {n: numbers(v) for n, v in zip(INITIAL, variables)},
        }
        if optimizer.use_ema:
            averages = optimizer._model_variables_moving_average
            step["averages"] = {n: numbers(v) for n, v in zip(INITIAL, averages)}
        if optimizer.gradient_accumulation_steps:
            sums = optimizer._accumulated_gradients
            step["sums"] = {n: numbers(v) for n, v in zip(INITIAL, sums)}
        steps.append(step)
    result = {"steps": steps}
    if optimizer.use_ema:
        optimizer.finalize_variable_values(variables)
        result["final"] = {n: numbers(v) for n, v in zip(INITIAL, variables)}
    return result


def fit(optimizer, constraint=None):
    """Three epochs over ten rows in batches of four, in order, from given weights."""
    rng = np.random.default_rng(7)
    x = np.round(rng.uniform(size=(10, 2, 2, 1)), 4).astype(np.float32)
    y = (np.arange(10) % 3).astype(np.int32)
    x_val = np.round(rng.uniform(size=(5, 2, 2, 1)), 4).astype(np.float32)
    y_val = (np.arange(5) % 3).astype(np.int32)
    model = keras.Sequential(
        [
            keras.Input((2, 2, 1)),
            layers.Flatten(),
            layers.Dense(3, activation="softmax", kernel_constraint=constraint),
        ]
    )
    kernel = np.round(rng.normal(size=(4, 3)), 4).astype(np.float32)
    bias = np.round(rng.normal(size=3), 4).astype(np.float32)
    model.set_weights([kernel, bias])
    model.compile(optimizer, losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    history = model.fit(x, y, batch_size=4, epochs=3, shuffle=False, verbose=0)
    return {
        "x": tensor(x),
        "y": y.tolist(),
        "x_val": tensor(x_val),
        "y_val": y_val.tolist(),
        "kernel": tensor(kernel),
        "bias": tensor(bias),
        "history": {k: [float(v) for v in values] for k, values in history.history.items()},
        "iterations": int(optimizer.iterations),
        "final_kernel": tensor(model.get_weights()[0]),
        "final_bias": tensor(model.get_weights()[1]),
        "evaluate_val": [float(v) for v in model.evaluate(x_val, y_val, verbose=0)],
    }


def halving():
    return schedules.ExponentialDecay(0.1, 2, 0.5)


TRAJECTORIES = {
    "Lion()": lambda: trajectory(optimizers.Lion()),
    "Lion(0.01,0.8,0.95,wd=0.1)": lambda: trajectory(
        optimizers.Lion(0.01, 0.8, 0.95, weight_decay=0.1)
    ),
    "AdamW(0.1,wd=0.1,names=bias)": lambda: trajectory(
        optimizers.AdamW(0.1, weight_decay=0.1), exclude=["bias"]
    ),
    "AdamW(0.1,wd=0.1,names=kernel,gamma)": lambda: trajectory(
        optimizers.AdamW(0.1, weight_decay=0.1), exclude=["kernel", "gamma"]
    ),
    "AdamW(0.1,wd=0.1,variable=dense_1/bias)": lambda: trajectory(
        optimizers.AdamW(0.1, weight_decay=0.1), whole=1
    ),
    "AdamW(halving,wd=0.1,clipnorm=0.5,amsgrad)": lambda: trajectory(
        optimizers.AdamW(halving(), weight_decay=0.1, clipnorm=0.5, amsgrad=True)
    ),
    "Nadam(halving)": lambda: trajectory(optimizers.Nadam(halving())),
    "Nadam(0.01,0.8,0.99,1e-3,clipnorm=1)": lambda: trajectory(
        optimizers.Nadam(0.01, 0.8, 0.99, 1e-3, clipnorm=1.0)
    ),
    "Adamax(halving,0.8,0.99,1e-3,wd=0.05)": lambda: trajectory(
        optimizers.Adamax(halving(), 0.8, 0.99, 1e-3, weight_decay=0.05)
    ),
    "RMSprop(0.01,wd=0.1,clipnorm=0.5)": lambda: trajectory(
        optimizers.RMSprop(0.01, weight_decay=0.1, clipnorm=0.5)
    ),
    "RMSprop(0.01,0.8,0.5,1e-3,centered)": lambda: trajectory(
        optimizers.RMSprop(0.01, 0.8, 0.5, 1e-3, centered=True)
    ),
    "Adagrad(0.1,0,1e-3,wd=0.1,clipvalue=0.3)": lambda: trajectory(
        optimizers.Adagrad(0.1, 0.0, 1e-3, weight_decay=0.1, clipvalue=0.3)
    ),
    "SGD(halving,m=0.9,nesterov,wd=0.1,global_clipnorm=0.7)": lambda: trajectory(
        optimizers.SGD(halving(), 0.9, True, weight_decay=0.1, global_clipnorm=0.7)
    ),
    "SGD(0.1,clipnorm=0.5)": lambda: trajectory(optimizers.SGD(0.1, clipnorm=0.5)),
    "Adam(halving,accumulate=3)": lambda: trajectory(
        optimizers.Adam(halving(), gradient_accumulation_steps=3)
    ),
    "SGD(halving,m=0.9,wd=0.1,clipnorm=0.4,accumulate=2)": lambda: trajectory(
        optimizers.SGD(
            halving(), 0.9, weight_decay=0.1, clipnorm=0.4, gradient_accumulation_steps=2
        )
    ),
    "Nadam(0.05,accumulate=2)": lambda: trajectory(
        optimizers.Nadam(0.05, gradient_accumulation_steps=2)
    ),
    "SGD(0.1,ema=0.8)": lambda: trajectory(
        optimizers.SGD(0.1, use_ema=True, ema_momentum=0.8)
    ),
    "RMSprop(0.05,ema=0.9,overwrite=2)": lambda: trajectory(
        optimizers.RMSprop(0.05, use_ema=True, ema_momentum=0.9, ema_overwrite_frequency=2)
    ),
    "SGD(0.1,ema=0.8,overwrite=2,accumulate=2)": lambda: trajectory(
        optimizers.SGD(
            0.1,
            use_ema=True,
            ema_momentum=0.8,
            ema_overwrite_frequency=2,
            gradient_accumulation_steps=2,
        )
    ),
    "SGD(0.1),MaxNorm(1)": lambda: trajectory(
        optimizers.SGD(0.1), constraint=constraints.MaxNorm(1.0)
    ),
    "SGD(0.1,m=0.9),NonNeg": lambda: trajectory(
        optimizers.SGD(0.1, 0.9), constraint=constraints.NonNeg()
    ),
    "SGD(0.1),UnitNorm": lambda: trajectory(
        optimizers.SGD(0.1), constraint=constraints.UnitNorm()
    ),
    "SGD(0.1,wd=0.1,ema=0.8,overwrite=3),MaxNorm(0.8)": lambda: trajectory(
        optimizers.SGD(
            0.1, weight_decay=0.1, use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=3
        ),
        constraint=constraints.MaxNorm(0.8),
    ),
    "SGD(0.1,accumulate=3),UnitNorm": lambda: trajectory(
        optimizers.SGD(0.1, gradient_accumulation_steps=3), constraint=constraints.UnitNorm()
    ),
}

FITS = {
    "SGD(0.5,m=0.9,ema=0.9)": lambda: fit(
        optimizers.SGD(0.5, 0.9, use_ema=True, ema_momentum=0.9)
    ),
    "SGD(0.5,ema=0.7,overwrite=2)": lambda: fit(
        optimizers.SGD(0.5, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=2)
    ),
    "SGD(halving,accumulate=2)": lambda: fit(
        optimizers.SGD(schedules.ExponentialDecay(0.5, 2, 0.9), gradient_accumulation_steps=2)
    ),
    "SGD(0.5),MaxNorm(1)": lambda: fit(optimizers.SGD(0.5), constraints.MaxNorm(1.0)),
}

golden = {
    "meta": {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
        "note": "halving is ExponentialDecay(0.1, 2, 0.5), in fits ExponentialDecay(0.5, 2, 0.9)",
    },
    "initial": {name: tensor(value) for name, value in INITIAL.items()},
    "gradients": [{n: tensor(g) for n, g in step.items()} for step in GRADIENTS],
    "trajectories": {name: run() for name, run in TRAJECTORIES.items()},
    "fits": {name: run() for name, run in FITS.items()},
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n", "utf-8")
