"""Makes scores.json: what experiments are scored by, from the real scikit-learn.

Some confusion matrices have classes without rows, classes that were never predicted, and classes
with neither.

    python scores.py    (next to this file)
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics

warnings.simplefilter("ignore")  # of classes without rows


def rows(counts):
    """The true and the predicted class of each row of a confusion matrix."""
    truth, predicted = np.indices(counts.shape)
    return np.repeat(truth.ravel(), counts.ravel()), np.repeat(predicted.ravel(), counts.ravel())


def case(counts):
    counts = np.array(counts)
    truth, predicted = rows(counts)
    return {
        "counts": counts.tolist(),
        "accuracy": metrics.accuracy_score(truth, predicted),
        "balanced accuracy": metrics.balanced_accuracy_score(truth, predicted),
        "macro-F1": metrics.f1_score(truth, predicted, average="macro", zero_division=0),
        "weighted F1": metrics.f1_score(truth, predicted, average="weighted", zero_division=0),
    }


random = np.random.default_rng(1977)
ten = random.integers(0, 40, (10, 10)) + np.diag(random.integers(100, 900, 10))
golden = {
    "made_with": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "cases": {
        "three classes": case([[50, 3, 2], [4, 30, 6], [1, 2, 2]]),
        "two classes, one rare": case([[95, 1], [3, 1]]),
        "ten classes": case(ten),
        "a class without rows that was predicted": case([[8, 1, 1], [0, 9, 1], [0, 0, 0]]),
        "a class that was never predicted": case([[8, 0, 2], [3, 0, 1], [0, 0, 6]]),
        "a class with neither": case([[8, 0, 2], [0, 0, 0], [1, 0, 6]]),
        "one class, always right": case([[5, 0], [0, 0]]),
        "all wrong": case([[0, 4], [3, 0]]),
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n")
