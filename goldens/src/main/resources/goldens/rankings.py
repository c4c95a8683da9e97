"""Makes rankings.json with the real scikit-learn and SciPy: ROC and precision-recall curves, their
areas, and means of these over folds.

    python rankings.py    (next to this file)
"""

import json
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn.metrics import (
    auc,
    average_precision_score,
    precision_recall_curve,
    roc_auc_score,
    roc_curve,
)

warnings.simplefilter("error")
rng = np.random.default_rng(16)


def curves(scores, labels):
    fpr, tpr, _ = roc_curve(labels, scores, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(labels, scores)
    return {
        "scores": [float(s) for s in scores],
        "labels": [int(l) for l in labels],
        "fpr": fpr.tolist(),
        "tpr": tpr.tolist(),
        "auc": auc(fpr, tpr),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "average_precision": average_precision_score(labels, scores),
    }


def probabilities(labels, classes):
    """float32 softmax outputs, rounded so that many are tied."""
    logits = rng.normal(size=(len(labels), classes))
    logits[np.arange(len(labels)), labels] += 1.5
    p = np.exp(logits)
    return np.round(p / p.sum(axis=1, keepdims=True), 2).astype(np.float32)


def interval(values, ratio):
    """Nadeau and Bengio's."""
    half = stats.t.ppf(0.975, len(values) - 1) * np.std(values, ddof=1)
    half *= np.sqrt(1 / len(values) + ratio)
    return [np.mean(values) - half, np.mean(values) + half]


def folds():
    """Four folds of 12 rows of 3 classes; class 2 has no row in the last one."""
    labels = rng.permutation(np.repeat([0, 1, 2], [19, 19, 10]))
    labels = np.concatenate([labels[labels == 2], labels[labels != 2]])
    labels = np.concatenate([rng.permutation(labels[:36]), labels[36:]])
    p = probabilities(labels, 3)
    parts = np.arange(48).reshape(4, 12)
    classes = {}
    macro = [[], []]
    for part in parts:
        present = [c for c in range(3) if (labels[part] == c).any()]
        macro[0].append(np.mean([roc_auc_score(labels[part] == c, p[part, c]) for c in present]))
        macro[1].append(
            np.mean([average_precision_score(labels[part] == c, p[part, c]) for c in present])
        )
    for c in range(3):
        own = [part for part in parts if (labels[part] == c).any()]
        areas = [roc_auc_score(labels[part] == c, p[part, c]) for part in own]
        precisions = [average_precision_score(labels[part] == c, p[part, c]) for part in own]
        classes[str(c)] = {
            "rows": int((labels == c).sum()),
            "folds": len(own),
            "auc": np.mean(areas),
            "auc_interval": interval(areas, 12 / 36),
            "average_precision": np.mean(precisions),
            "average_precision_interval": interval(precisions, 12 / 36),
        }
    return {
        "labels": labels.tolist(),
        "probabilities": [[float(v) for v in row] for row in p],
        "classes": classes,
        "macro_auc": np.mean(macro[0]),
        "macro_auc_interval": interval(macro[0], 12 / 36),
        "macro_average_precision": np.mean(macro[1]),
    }


labels = rng.integers(0, 3, size=60)
p = probabilities(labels, 3)
result = {
    "meta": {
        "scikit-learn": sklearn.__version__,
        "scipy": scipy.__version__,
        "note": "scores are float32; roc_curve(drop_intermediate=False); script: rankings.py",
    },
    "curves": {
        "class 0 of 3": curves(p[:, 0], labels == 0),
        "class 1 of 3": curves(p[:, 1], labels == 1),
        "class 2 of 3": curves(p[:, 2], labels == 2),
        "all tied": curves(np.full(6, 0.25, np.float32), [1, 0, 0, 1, 0, 0]),
        "perfect": curves(np.float32([0.9, 0.8, 0.2, 0.1]), [1, 1, 0, 0]),
        "inverted": curves(np.float32([0.9, 0.8, 0.2, 0.1]), [0, 0, 1, 1]),
        "zeros and ones": curves(np.float32([0, 1, 0, 1, 1, 0, 1]), [0, 1, 1, 1, 0, 0, 1]),
        "one row of the class": curves(np.float32([0.3, 0.3, 0.2, 0.7]), [0, 1, 0, 0]),
    },
    "folds": folds(),
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
