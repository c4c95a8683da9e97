"""Makes more_metrics.json with the real scikit-learn; the calibration error, with numpy.

    python more_metrics.py    (next to this file)
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics

warnings.simplefilter("ignore")  # of classes without rows


def calibration_error(labels, probabilities, weights, bins):
    """Bins of equal width that hold their upper edge, the first one 0 too."""
    confidence = probabilities.max(axis=1)
    right = (probabilities.argmax(axis=1) == labels).astype(float)
    edges = np.arange(1, bins) / bins
    bin_of_row = np.digitize(confidence, edges, right=True)
    error = 0.0
    for b in range(bins):
        inside = bin_of_row == b
        if weights[inside].sum() > 0:
            gap = np.average(right[inside], weights=weights[inside]) - np.average(
                confidence[inside], weights=weights[inside]
            )
            error += weights[inside].sum() / weights.sum() * abs(gap)
    return error


def areas(labels, probabilities, weights):
    classes = probabilities.shape[1]
    of_class = [
        metrics.roc_auc_score((labels == c).astype(int), probabilities[:, c], sample_weight=weights)
        for c in range(classes)
    ]
    if classes == 2:
        return of_class, of_class[1], of_class[1]
    one_hot = np.eye(classes, dtype=int)[labels]
    macro, weighted = (
        metrics.roc_auc_score(one_hot, probabilities, average=average, sample_weight=weights)
        for average in ("macro", "weighted")
    )
    return of_class, macro, weighted


def top(labels, probabilities, weights, k):
    classes = probabilities.shape[1]
    scores = probabilities[:, 1] if classes == 2 else probabilities
    return metrics.top_k_accuracy_score(
        labels, scores, k=k, sample_weight=weights, labels=list(range(classes))
    )


def measure(labels, probabilities, weights):
    every = list(range(probabilities.shape[1]))
    predicted = probabilities.argmax(axis=1)
    one = np.ones(len(labels)) if weights is None else weights
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        labels, predicted, labels=every, sample_weight=weights, zero_division=0
    )
    means = {
        average: [
            float(v)
            for v in metrics.precision_recall_fscore_support(
                labels,
                predicted,
                average=average,
                sample_weight=weights,
                zero_division=0,
            )[:3]
        ]
        for average in ("macro", "weighted")
    }
    of_class, macro, weighted = areas(labels, probabilities, weights)
    confusion = {
        str(normalize): metrics.confusion_matrix(
            labels, predicted, labels=every, sample_weight=weights, normalize=normalize
        ).tolist()
        for normalize in (None, "true", "pred", "all")
    }
    return {
        "accuracy": metrics.accuracy_score(labels, predicted, sample_weight=weights),
        "top": [top(labels, probabilities, weights, k) for k in every[1:]],
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        **means,
        "kappa": metrics.cohen_kappa_score(labels, predicted, sample_weight=weights),
        "matthews": metrics.matthews_corrcoef(labels, predicted, sample_weight=weights),
        "log_loss": metrics.log_loss(labels, probabilities, sample_weight=weights, labels=every),
        "area_of_class": of_class,
        "area_macro": macro,
        "area_weighted": weighted,
        "calibration_error": calibration_error(labels, probabilities, one, 10),
        "calibration_error_of_4": calibration_error(labels, probabilities, one, 4),
        "confusion": confusion,
        "report": metrics.classification_report(
            labels, predicted, sample_weight=weights, zero_division=0, digits=3
        ),
    }


def draw(rows, classes, seed, absent=()):
    """Probabilities in float32, half of them in coarse steps, so that there are ties."""
    random = np.random.RandomState(seed)
    present = [c for c in range(classes) if c not in absent]
    labels = random.choice(present, rows)
    logits = random.normal(size=(rows, classes)) + 1.2 * np.eye(classes)[labels]
    logits[::2] = np.round(logits[::2])
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return labels, probabilities.astype(np.float32).astype(np.float64)


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (float, np.floating)):
        return "NaN" if np.isnan(value) else float(value)
    return value if isinstance(value, str) else int(value)


def case(labels, probabilities, weights=None):
    result = {"labels": labels.tolist(), "probabilities": probabilities.tolist()}
    if weights is not None:
        result["weights"] = weights.tolist()
    return plain({**result, "expected": measure(labels, probabilities, weights)})


def main():
    weights = np.random.RandomState(3).randint(0, 9, 40) / 4.0
    five = draw(40, 5, 1)
    absent = draw(24, 4, 2, absent=(1,))
    two = draw(30, 2, 4)
    certain = np.eye(3)[[0, 1, 2, 0, 1]]
    golden = {
        "meta": {
            "scikit-learn": sklearn.__version__,
            "numpy": np.__version__,
            "note": "float64 of float32 probabilities; script: more_metrics.py",
        },
        "cases": {
            "five classes": case(*five),
            "five classes, weighted": case(*five, weights),
            "a class without rows": case(*absent),
            "a class without rows, weighted": case(*absent, weights[:24]),
            "a class of weight zero": case(*five, np.where(five[0] == 2, 0.0, weights)),
            "two classes": case(*two),
            "two classes, weighted": case(*two, weights[:30]),
            "probabilities of 0 and 1": case(np.array([0, 1, 2, 1, 1]), certain),
            "one class, always right": case(np.zeros(4, int), np.tile([0.5, 0.25, 0.25], (4, 1))),
        },
    }
    file = pathlib.Path(__file__).with_suffix(".json")
    file.write_text(json.dumps(golden, ensure_ascii=False), encoding="utf-8")


main()
