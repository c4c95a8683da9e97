"""Makes constraints.json: what Keras's constraints make of dense and convolution kernels.

Run with Keras and TensorFlow installed: python constraints.py
"""

import json
import pathlib

import keras
import numpy as np
import tensorflow as tf

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(11)


def tensor(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


def weight(*shape):
    values = RANDOM.normal(size=shape).astype(np.float32)
    values[..., 0] = 0  # a norm of 0
    return values


WEIGHTS = {"vector": weight(5), "dense": weight(6, 4), "conv": weight(3, 2, 2, 3)}
FILTERS = [0, 1, 2]
CASES = [
    ("dense", "max_norm", keras.constraints.MaxNorm, {}),
    ("dense", "max_norm", keras.constraints.MaxNorm, {"max_value": 0.5}),
    ("dense", "max_norm", keras.constraints.MaxNorm, {"max_value": 1.5, "axis": [1]}),
    ("dense", "max_norm", keras.constraints.MaxNorm, {"max_value": 1.5, "axis": [0, 1]}),
    ("conv", "max_norm", keras.constraints.MaxNorm, {"max_value": 1.0}),
    ("conv", "max_norm", keras.constraints.MaxNorm, {"max_value": 2.0, "axis": FILTERS}),
    ("vector", "max_norm", keras.constraints.MaxNorm, {"max_value": 1.0}),
    ("dense", "non_negative", keras.constraints.NonNeg, {}),
    ("conv", "non_negative", keras.constraints.NonNeg, {}),
    ("vector", "non_negative", keras.constraints.NonNeg, {}),
    ("dense", "unit_norm", keras.constraints.UnitNorm, {}),
    ("dense", "unit_norm", keras.constraints.UnitNorm, {"axis": [1]}),
    ("conv", "unit_norm", keras.constraints.UnitNorm, {}),
    ("conv", "unit_norm", keras.constraints.UnitNorm, {"axis": FILTERS}),
    ("vector", "unit_norm", keras.constraints.UnitNorm, {}),
]

results = []
for name, kind, constraint, arguments in CASES:
    config = constraint(**arguments).get_config()
    axes = config.get("axis", [])
    results.append(
        {
            "weight": name,
            "constraint": kind,
            "max": float(config.get("max_value", 0)),
            "axes": axes if isinstance(axes, list) else [axes],
            "result": tensor(constraint(**arguments)(WEIGHTS[name])),
        }
    )
golden = {
    "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
    "weights": {name: tensor(values) for name, values in WEIGHTS.items()},
    "cases": results,
}
with open(HERE / "constraints.json", "w", encoding="utf-8") as file:
    json.dump(golden, file)
    file.write("\n")
