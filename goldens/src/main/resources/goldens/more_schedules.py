"""Writes more_schedules.json: learning rates of Keras that schedules.csv does not hold.

Keras has no one-cycle schedule. Its numbers here come from the formula of PyTorch's OneCycleLR with
two phases and cosine annealing, in float64: the rate goes from peak/start to peak until step
rising*steps - 1 and from there to peak/(start*end) until step steps - 1.

Run where Keras with the TensorFlow backend is installed: python more_schedules.py
"""

import json
import math
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import numpy as np
import tensorflow as tf
from keras.optimizers.schedules import (
    CosineDecay,
    CosineDecayRestarts,
    ExponentialDecay,
    InverseTimeDecay,
    PiecewiseConstantDecay,
    PolynomialDecay,
)


def one_cycle(peak, steps, rising=0.3, start=25.0, end=1e4):
    phases = [
        (rising * steps - 1, peak / start, peak),
        (steps - 1, peak, peak / start / end),
    ]

    def rate(step):
        begin = 0
        for i, (last, low, high) in enumerate(phases):
            if step <= last or i == len(phases) - 1:
                share = (step - begin) / (last - begin)
                return high + (low - high) / 2 * (math.cos(math.pi * share) + 1)
            begin = last

    return rate


EDGES = [0, 1, 2, 3, 49, 50, 51, 99, 100, 101, 102, 149, 150, 151, 199, 200, 201, 250, 299, 300,
         301, 350, 699, 700, 701, 1000]
SHORT = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 30]
SCHEDULES = {
    "ExponentialDecay(0.1,100,0.3)": (ExponentialDecay(0.1, 100, 0.3), EDGES),
    "ExponentialDecay(0.1,3,1.5,staircase)": (ExponentialDecay(0.1, 3, 1.5, True), SHORT),
    "CosineDecay(0.1,100,alpha=0.25,warmup_target=0.5,warmup_steps=50)": (
        CosineDecay(0.1, 100, 0.25, warmup_target=0.5, warmup_steps=50),
        EDGES,
    ),
    "CosineDecay(0.5,100,warmup_target=0.1,warmup_steps=1)": (
        CosineDecay(0.5, 100, warmup_target=0.1, warmup_steps=1),
        EDGES,
    ),
    "CosineDecay(0.5,7,alpha=1)": (CosineDecay(0.5, 7, 1.0), SHORT),
    "CosineDecayRestarts(0.1,100,t_mul=1)": (CosineDecayRestarts(0.1, 100, 1.0), EDGES),
    "CosineDecayRestarts(0.1,100,m_mul=0.5,alpha=0.1)": (
        CosineDecayRestarts(0.1, 100, m_mul=0.5, alpha=0.1),
        EDGES,
    ),
    "CosineDecayRestarts(0.1,50,t_mul=1.5,m_mul=0.9)": (
        CosineDecayRestarts(0.1, 50, 1.5, 0.9),
        EDGES,
    ),
    "PolynomialDecay(0.1,100,0.01,power=2)": (PolynomialDecay(0.1, 100, 0.01, 2.0), EDGES),
    "PolynomialDecay(0.1,100,0.01,power=0.5,cycle)": (
        PolynomialDecay(0.1, 100, 0.01, 0.5, True),
        EDGES,
    ),
    "PolynomialDecay(0.1,3,0,cycle)": (PolynomialDecay(0.1, 3, 0.0, cycle=True), SHORT),
    "InverseTimeDecay(0.1,100,0.7,staircase)": (InverseTimeDecay(0.1, 100, 0.7, True), EDGES),
    "PiecewiseConstantDecay([0,2,50],[0.1,0.2,0.3,0.05])": (
        PiecewiseConstantDecay([0, 2, 50], [0.1, 0.2, 0.3, 0.05]),
        EDGES,
    ),
    "OneCycle(0.1,100)": (one_cycle(0.1, 100), [s for s in EDGES if s < 100]),
    "OneCycle(0.5,10,rising=0.4,start=10,end=100)": (
        one_cycle(0.5, 10, 0.4, 10.0, 100.0),
        list(range(10)),
    ),
    "OneCycle(0.5,3)": (one_cycle(0.5, 3), [0, 1, 2]),
}

golden = {
    "meta": {
        "keras": keras.__version__,
        "tensorflow": tf.__version__,
        "numpy": np.__version__,
        "note": "OneCycle: PyTorch's formula in float64",
    },
    "schedules": {
        name: {"steps": steps, "rates": [float(schedule(step)) for step in steps]}
        for name, (schedule, steps) in SCHEDULES.items()
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden) + "\n", "utf-8")
