"""Makes comparisons.json: variants compared with a baseline, by scipy; Holm's correction, the verdicts
and the repeats that would decide are written out here from their definitions.

    python comparisons.py    (next to this file)
"""

import json
import math
import pathlib

import numpy as np
import scipy
from scipy import stats


def interval(values, ratio):
    """Mean, deviation and the 95 % interval of the mean, corrected after Nadeau and Bengio."""
    n = len(values)
    mean, sd = np.mean(values), np.std(values, ddof=1)
    low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=sd * math.sqrt(1 / n + ratio))
    return float(mean), float(sd), float(low), float(high)


def holm(p_values):
    """Corrected values, and the factor of each."""
    m = len(p_values)
    corrected, factors = [0.0] * m, [0] * m
    order = np.argsort(p_values, kind="stable")
    for rank, index in enumerate(order):
        factors[index] = m - rank
        before = [corrected[i] for i in order[:rank]]
        corrected[index] = max(before + [min(1.0, (m - rank) * p_values[index])])
    return corrected, factors


def decided(mean, sd, ratio, pairs, factor, margin):
    error = sd * math.sqrt(1 / pairs + ratio)
    half = stats.t.ppf(0.975, pairs - 1) * error
    return (
        abs(mean) + half <= margin or factor * 2 * stats.t.sf(abs(mean) / error, pairs - 1) < 0.05
    )


def decided_in_the_limit(mean, sd, ratio, factor, margin):
    error = sd * math.sqrt(ratio)
    return (
        abs(mean) + stats.norm.ppf(0.975) * error < margin
        or factor * 2 * stats.norm.sf(abs(mean) / error) < 0.05
    )


def verdict(row, holm_p, factor, ratio, folds, repeats, margin):
    if -margin <= row["diff_low"] and row["diff_high"] <= margin:
        return "practically equal"
    if holm_p < 0.05:
        return "better" if row["diff"] > 0 else "worse"
    if not decided_in_the_limit(row["diff"], row["diff_sd"], ratio, factor, margin):
        return "undecided (no number of repeats can decide)"
    n = repeats + 1
    while not decided(row["diff"], row["diff_sd"], ratio, n * folds, factor, margin):
        n += 1
    return f"undecided ({n} repeats would decide)"


def table(random, folds, repeats, train_rows, validation_rows, effects, spread, margin, lost=()):
    """Accuracies of a baseline and variants, some trials lost, and what follows from them."""
    ratio = validation_rows / train_rows
    places = folds * repeats
    fold_effects = np.tile(random.normal(0, 0.004, folds), repeats)
    accuracies = []
    for effect in [0.0, *effects]:
        values = 0.85 + effect + fold_effects + random.normal(0, spread, places)
        accuracies.append([round(float(v), 4) for v in values])
    for variant, place in lost:
        accuracies[variant][place] = None
    rows = []
    for values in accuracies[1:]:
        pairs = [(a, b) for a, b in zip(values, accuracies[0]) if a is not None and b is not None]
        differences = np.array([a - b for a, b in pairs])
        mean, sd, low, high = interval([v for v in values if v is not None], ratio)
        diff, diff_sd, diff_low, diff_high = interval(differences, ratio)
        assert diff_sd > 1e-6, "without spread there is no test"
        t = diff / (diff_sd * math.sqrt(1 / len(pairs) + ratio))
        df = len(pairs) - 1
        rows.append(
            {
                "mean": mean,
                "sd": sd,
                "ci_low": low,
                "ci_high": high,
                "diff": diff,
                "diff_sd": diff_sd,
                "diff_low": diff_low,
                "diff_high": diff_high,
                "t": t,
                "df": df,
                "p": float(2 * stats.t.sf(abs(t), df)),
                "p_better": float(stats.t.cdf(t, df)),
            }
        )
    corrected, factors = holm([row["p"] for row in rows])
    for row, p, factor in zip(rows, corrected, factors):
        row["p_holm"] = p
        row["verdict"] = verdict(row, p, factor, ratio, folds, repeats, margin)
        del row["diff_sd"]
    return {
        "folds": folds,
        "repeats": repeats,
        "train_rows": train_rows,
        "validation_rows": validation_rows,
        "margin": margin,
        "accuracies": accuracies,
        "rows": rows,
    }


random = np.random.default_rng(2003)
golden = {
    "made_with": f"scipy {scipy.__version__}, numpy {np.__version__}",
    "tables": [
        table(random, 5, 1, 4800, 1200, [0.03, 0.0, -0.03, 0.008], 0.003, 0.005),
        table(random, 5, 1, 48000, 12000, [0.0004, -0.004, 0.006], 0.001, 0.005),
        table(random, 5, 3, 4800, 1200, [0.0, 0.006, -0.012, 0.0, 0.003], 0.004, 0.005),
        table(random, 3, 2, 4000, 2000, [0.01, -0.02], 0.005, 0.01),
        table(random, 10, 1, 5400, 600, [0.004, -0.006, 0.001, 0.012], 0.004, 0.002),
        table(random, 2, 1, 30000, 30000, [0.02, 0.0], 0.006, 0.005),
        table(
            random, 5, 2, 4800, 1200, [0.01, -0.01, 0.002], 0.004, 0.005, lost=[(1, 3), (2, 0), (2, 7)]
        ),
        table(random, 4, 1, 4500, 1500, [0.0, 0.0015, -0.0015, 0.03], 0.0015, 0.005, lost=[(0, 2)]),
    ],
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(golden, indent=1) + "\n")
