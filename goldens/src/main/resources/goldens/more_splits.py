"""Writes more_splits.json beside itself: rows of the real scikit-learn for the schemes that
cv_splits.json has not. Run with scikit-learn and NumPy installed: python more_splits.py"""

import hashlib
import json
import pathlib

import numpy as np
import sklearn
from sklearn.model_selection import (
    GroupKFold,
    LeaveOneOut,
    LeavePOut,
    PredefinedSplit,
    ShuffleSplit,
    StratifiedGroupKFold,
    StratifiedShuffleSplit,
    TimeSeriesSplit,
    train_test_split,
)


def fold(number, training, validation):
    return {
        "fold": number,
        "training": [int(row) for row in training],
        "validation": [int(row) for row in validation],
    }


def splits(rule, n, y=None, groups=None):
    divided = rule.split(np.zeros((n, 1)), y, groups)
    return [fold(i + 1, t, v) for i, (t, v) in enumerate(divided)]


def sha256(rows):
    return hashlib.sha256(np.asarray(rows, dtype="<i8").tobytes()).hexdigest()


rng = np.random.RandomState(7)
uneven = np.repeat([5, 3, 11, 8, 2, 7, -4], [9, 1, 4, 4, 7, 2, 3])
uneven = uneven[rng.permutation(len(uneven))]
ties = np.array([0, 1, 2, 3] * 5 + [4, 4])  # four classes of the same size: remainders tie
rare = np.array([7] * 20 + [-1] * 6 + [3] * 3)
rare = rare[rng.permutation(len(rare))]
# Large: sums of rows with which the lightest fold changes often; rows by their SHA-256.
many = rng.randint(0, 400, size=5000)
many_labels = rng.choice([0, 1, 2, 5, 9], p=[0.5, 0.3, 0.1, 0.07, 0.03], size=5000)

golden = {
    "meta": {
        "sklearn": sklearn.__version__,
        "numpy": np.__version__,
        "note": "large: SHA-256 of row indices as little-endian int64, in the order given",
    },
    "GroupKFold": {
        "groups": uneven.tolist(),
        "cases": [
            {"k": k, "seed": seed, "folds": splits(
                GroupKFold(k) if seed is None else GroupKFold(k, shuffle=True, random_state=seed),
                len(uneven), groups=uneven)}
            for k, seed in [(2, None), (3, None), (7, None), (2, 0), (3, 42), (7, 1)]
        ],
    },
    "LeaveOneOut": {str(n): splits(LeaveOneOut(), n) for n in (2, 5)},
    "ShuffleSplit": [
        {"n": n, "splits": s, "validation": v, "training": t, "seed": seed, "folds": splits(
            ShuffleSplit(s, test_size=v, train_size=t, random_state=seed), n)}
        for n, s, v, t, seed in [
            (11, 3, None, None, 42),
            (11, 2, 0.3, None, 0),
            (11, 2, None, 0.3, 1),
            (11, 2, 4, 5, 2),
            (11, 1, 0.25, 0.5, 4294967295),
        ]
    ],
    "StratifiedShuffleSplit": [
        {"labels": y.tolist(), "splits": s, "validation": v, "training": t, "seed": seed,
         "folds": splits(
             StratifiedShuffleSplit(s, test_size=v, train_size=t, random_state=seed), len(y), y)}
        for y, s, v, t, seed in [
            (ties, 4, 7, None, 42),
            (ties, 3, 6, 10, 5),
            (ties, 2, 0.3, 0.4, 1),
            (rare, 3, None, None, 42),
            (rare, 2, None, 0.5, 9),
        ]
    ],
    "train_test_split": [],
    "large": {"groups": many.tolist(), "labels": many_labels.tolist(), "cases": []},
}
for n, y, v, t, seed in [
    (13, None, None, None, 42),
    (13, None, None, 0.3, 42),
    (13, None, 3, 4, 7),
    (13, None, 0.4, 0.4, None),
    (13, None, 5, None, None),
    (22, ties, 0.25, None, 42),
    (22, ties, 9, 9, 3),
    (29, rare, None, None, 0),
]:
    training, validation = train_test_split(
        np.arange(n), test_size=v, train_size=t, random_state=seed,
        shuffle=seed is not None, stratify=y)
    golden["train_test_split"].append(
        {"n": n, "labels": None if y is None else y.tolist(), "validation": v, "training": t,
         "seed": seed, "folds": [fold(1, training, validation)]})

for name, rule in [
    ("group k-fold, k = 5, no shuffle", GroupKFold(5)),
    ("group k-fold, k = 5, seed 42", GroupKFold(5, shuffle=True, random_state=42)),
    ("stratified shuffle split, 3 splits, validation 0.15, seed 42",
     StratifiedShuffleSplit(3, test_size=0.15, random_state=42)),
]:
    golden["large"]["cases"].append(
        {"name": name, "folds": [
            {"training_sha256": sha256(t), "validation_sha256": sha256(v), "rows": len(v)}
            for t, v in rule.split(
                np.zeros((5000, 1)), many_labels,
                many if isinstance(rule, GroupKFold) else None)]})


def stratified_group(labels, groups, k, seed):
    rule = StratifiedGroupKFold(k, shuffle=seed is not None, random_state=seed)
    return {"labels": np.asarray(labels).tolist(), "groups": np.asarray(groups).tolist(), "k": k,
            "seed": seed, "folds": splits(rule, len(labels), labels, groups)}


# Its own stream of random numbers, so that those above stay what they were.
rng = np.random.RandomState(11)
pure = np.repeat(np.arange(24), 3)  # every group of one class and of one size: sums tie
nine = rng.randint(0, 9, size=120)  # from eight numbers on, NumPy adds in eight lanes
eleven = rng.randint(0, 11, size=150)
golden["StratifiedGroupKFold"] = [
    stratified_group([0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                     [1, 1, 2, 2, 3, 3, 3, 4, 5, 5, 5, 5, 6, 6, 7, 8, 8], 3, None),
    stratified_group(pure % 4, pure, 4, None),
    stratified_group(pure % 4, pure, 4, 42),
    stratified_group(pure // 3 % 3, pure, 5, 4294967295),
    stratified_group(rng.choice([-1, 4, 7], size=40, p=[0.6, 0.3, 0.1]),
                     rng.randint(-5, 6, size=40), 3, 0),
    stratified_group(nine, rng.randint(0, 40, size=120), 3, None),
    stratified_group(nine, rng.randint(0, 40, size=120), 9, 7),
    stratified_group(eleven, rng.randint(0, 60, size=150), 10, 1),
    stratified_group(np.zeros(90, dtype=int), rng.randint(0, 30, size=90), 9, None),
    stratified_group(np.arange(60) % 3, np.arange(60), 5, 3),
]
names = ["patient-%02d_%d" % (p, i) for p, i in zip(rng.randint(0, 12, size=50), range(50))]
sites = np.array(["Ålesund", "Bergen", "aarhus", "Zürich", "\U0001f41f", "\uff5e"])
site = sites[rng.permutation(50) % len(sites)]  # sizes tie: the order of texts decides
golden["texts"] = {
    "names": names,
    "sites": site.tolist(),
    "by_name": splits(GroupKFold(3), 50, groups=np.array([name[:10] for name in names])),
    "by_site": splits(GroupKFold(3), 50, groups=site),
}
golden["PredefinedSplit"] = [
    {"test_fold": folds, "folds": splits(PredefinedSplit(folds), len(folds))}
    for folds in ([0, 1, -1, 1], [5, -1, 2, 5, 2, -3, 2, -1], [0, 0, -1])
]
golden["TimeSeriesSplit"] = [
    {"n": n, "splits": s, "validation": v, "gap": g, "most": m, "folds": splits(
        TimeSeriesSplit(s, test_size=v, gap=g, max_train_size=m), n)}
    for n, s, v, g, m in [
        (6, 5, None, 0, None),
        (12, 3, None, 0, None),
        (13, 3, 2, 0, None),
        (12, 3, 2, 2, None),
        (17, 4, None, 1, 5),
        (20, 2, 9, 1, 100),
    ]
]
golden["LeavePOut"] = [
    {"n": n, "p": p, "folds": splits(LeavePOut(p), n)}
    for n, p in [(4, 2), (5, 1), (5, 3), (6, 5)]
]
# Large: 5000 rows of 400 groups, and 3000 rows of 150 classes, which NumPy adds in two halves.
classes = rng.randint(0, 150, size=3000)
scenes = rng.randint(0, 500, size=3000)
golden["large_groups"] = {
    "classes": classes.tolist(), "scenes": scenes.tolist(), "cases": [
        {"k": k, "seed": seed, "many": many_classes, "folds": [
            {"validation_sha256": sha256(v), "rows": len(v)}
            for _, v in StratifiedGroupKFold(
                k, shuffle=seed is not None, random_state=seed).split(
                    np.zeros((len(y), 1)), y, groups)]}
        for k, seed, many_classes, y, groups in [
            (5, None, False, many_labels, many),
            (10, 42, False, many_labels, many),
            (5, 42, True, classes, scenes),
        ]]}

target = pathlib.Path(__file__).with_suffix(".json")
with target.open("w", encoding="utf-8") as file:
    json.dump(golden, file)
    file.write("\n")
