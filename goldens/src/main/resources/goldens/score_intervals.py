"""Makes score_intervals.json: 95 % intervals of a score over the rows of one confusion matrix.

With n independent rows the cells are multinomial, and the delta method gives the variance of a
smooth function T of their shares p: (sum p g^2 - (sum p g)^2) / n with the gradient g of T. Here g
is a difference quotient in 60 digits, so no derivative is written out. For macro-F1 the variance
is also that of Takahashi, Yamamoto, Kuchiba and Koyama (2022), "Confidence interval for
micro-averaged F1 and macro-averaged F1 scores", Applied Intelligence 52, from its printed formula;
both must agree. Each standard error must also be within 7 % of that of a bootstrap of the rows.

    python score_intervals.py    (next to this file)
"""

import json
import math
import pathlib
import warnings

import mpmath
import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

warnings.simplefilter("ignore")
mpmath.mp.dps = 60
STEP = mpmath.mpf(10) ** -25
SCORES = ["balanced accuracy", "macro-F1", "weighted F1"]


def by_sklearn(counts, score):
    truth, predicted = np.indices(counts.shape)
    truth, predicted = (np.repeat(c.ravel(), counts.ravel()) for c in (truth, predicted))
    if score == "balanced accuracy":
        return metrics.balanced_accuracy_score(truth, predicted)
    average = score.split()[0].split("-")[0]
    return metrics.f1_score(truth, predicted, average=average, zero_division=0)


def score_of(p, score):
    """Of shares as nested lists, in any arithmetic."""
    k = len(p)
    ofTrue = [sum(p[c]) for c in range(k)]
    ofPredicted = [sum(p[t][c] for t in range(k)) for c in range(k)]
    whole = sum(ofTrue)
    if score == "balanced accuracy":
        present = [c for c in range(k) if ofTrue[c] > 0]
        return sum(p[c][c] / ofTrue[c] for c in present) / len(present)
    occurring = [c for c in range(k) if ofTrue[c] + ofPredicted[c] > 0]
    f1 = {c: 2 * p[c][c] / (ofTrue[c] + ofPredicted[c]) for c in occurring}
    if score == "macro-F1":
        return sum(f1.values()) / len(occurring)
    return sum(ofTrue[c] * f1[c] for c in occurring) / whole


def delta_variance(counts, score):
    n = int(counts.sum())
    p = [[mpmath.mpf(int(c)) / n for c in row] for row in counts]
    first, second = mpmath.mpf(0), mpmath.mpf(0)
    for i in range(len(p)):
        for j in range(len(p)):
            if p[i][j] > 0:
                up, down = ([list(row) for row in p] for _ in range(2))
                up[i][j] += STEP
                down[i][j] -= STEP
                g = (score_of(up, score) - score_of(down, score)) / (2 * STEP)
                first += p[i][j] * g
                second += p[i][j] * g * g
    return float((second - first**2) / n)


def takahashi_variance(counts):
    n = counts.sum()
    p = counts / n
    occurring = np.flatnonzero(p.sum(axis=0) + p.sum(axis=1))
    r = len(occurring)
    d = p.sum(axis=0) + p.sum(axis=1)
    f1 = {i: 2 * p[i, i] / d[i] for i in occurring}
    a = sum(
        f1[i] * (d[i] - 2 * p[i, i]) / d[i] ** 2 * ((d[i] - 2 * p[i, i]) / d[i] + f1[i] / 2)
        for i in occurring
    )
    b = sum(
        p[i, j] * f1[i] * f1[j] / (d[i] * d[j]) for i in occurring for j in occurring if i != j
    )
    return 2 / (r**2 * n) * (a + b)


def bootstrap(random, counts, score):
    n = counts.sum()
    drawn = random.multinomial(n, counts.ravel() / n, size=20_000)
    return np.std([score_of(d.reshape(counts.shape).tolist(), score) for d in drawn], ddof=1)


def case(random, counts):
    counts = np.array(counts)
    result = {"counts": counts.tolist()}
    for score in SCORES:
        value = by_sklearn(counts, score)
        variance = delta_variance(counts, score)
        if score == "macro-F1":
            assert math.isclose(variance, takahashi_variance(counts), rel_tol=1e-12)
        half = stats.norm.ppf(0.975) * math.sqrt(variance)
        result[score] = {
            "score": value,
            "low": max(0.0, float(value - half)),
            "high": min(1.0, float(value + half)),
        }
        drawn = bootstrap(random, counts, score)
        assert math.isclose(math.sqrt(variance), drawn, rel_tol=0.07), (score, variance, drawn)
    return result


random = np.random.default_rng(2022)
ten = random.integers(0, 40, (10, 10)) + np.diag(random.integers(100, 900, 10))
golden = {
    "made_with": f"scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, "
    f"mpmath {mpmath.__version__}, numpy {np.__version__}",
    "cases": {
        "three classes": case(random, [[500, 30, 20], [40, 300, 60], [10, 20, 20]]),
        "two classes, one rare": case(random, [[950, 10], [25, 15]]),
        "ten classes": case(random, ten),
        "a class without rows that was predicted": case(
            random, [[80, 10, 10], [5, 85, 10], [0, 0, 0]]
        ),
        "a class with neither": case(random, [[80, 0, 20], [0, 0, 0], [10, 0, 60]]),
        "few rows": case(random, [[8, 2], [1, 5]]),
    },
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n")
