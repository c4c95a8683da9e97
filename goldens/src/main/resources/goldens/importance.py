"""Writes importance.json: Optuna's PED-ANOVA for invented searches.

    pip install optuna==5.0.0
    python importance.py

The ranges of the distributions are those of the trials. `best` is the number of trials above the
target quantile, before ties.
"""
import json
import warnings

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.importance import PedAnovaImportanceEvaluator, get_param_importances

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.WARNING)


def search(n, best, seed, digits):
    rng = np.random.default_rng(seed)
    columns = {
        "rate": [float(f"{10 ** x:.6g}") for x in rng.uniform(-4.5, -1.5, n)],
        "dropout": [round(float(x), 4) for x in rng.uniform(0, 0.8, n)],
        "layers": [int(x) for x in rng.integers(1, 5, n)],
        "units": [int(2 ** x) for x in rng.uniform(3, 9, n)],
        "optimizer": [str(x) for x in rng.choice(["adam", "sgd", "rmsprop"], n)],
        "constant": [0.5] * n,
    }
    logarithmic = ["rate", "units"]
    scores = []
    for i in range(n):
        score = 0.86 - 0.03 * (np.log10(columns["rate"][i]) + 3) ** 2
        score -= 0.05 * abs(columns["dropout"][i] - 0.4)
        score += 0.004 * np.log2(columns["units"][i]) - 0.02 * (columns["optimizer"][i] == "sgd")
        scores.append(round(float(score + rng.normal(0, 0.004)), digits))
    distributions = {}
    for name, values in columns.items():
        if isinstance(values[0], str):
            distributions[name] = CategoricalDistribution(sorted(set(values)))
        else:
            kind = IntDistribution if isinstance(values[0], int) else FloatDistribution
            distributions[name] = kind(min(values), max(values), log=name in logarithmic)
    study = optuna.create_study(direction="maximize")
    for i in range(n):
        study.add_trial(
            optuna.trial.create_trial(
                params={name: values[i] for name, values in columns.items()},
                distributions=distributions,
                value=scores[i],
            )
        )
    evaluator = PedAnovaImportanceEvaluator(target_quantile=(best - 0.5) / n)
    shares = get_param_importances(study, evaluator=evaluator)
    return {
        "best": best,
        "scores": scores,
        "parameters": {
            name: {
                "logarithmic": name in logarithmic,
                "values": [str(value) for value in values],
                "importance": shares[name],
            }
            for name, values in columns.items()
        },
    }


golden = {
    "optuna": optuna.__version__,
    "searches": [search(20, 5, 1, 6), search(60, 6, 2, 2), search(200, 20, 3, 6)],
}
with open("importance.json", "w") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
