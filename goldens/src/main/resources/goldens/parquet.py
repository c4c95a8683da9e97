"""Adds to parquet.json: Parquet files as `datasets` writes them, and what it reads from them.

datasets 5.0.1 and 2.21.0 (pyarrow 25.0.1, Pillow 12.3.0, NumPy 2.4.6), once each:
`python parquet.py parquet.json`

Files and pixels are base64; pixels are rows × height × width × 3 bytes.
"""

import base64
import io
import json
import pathlib
import sys
import tempfile

import datasets
import numpy as np
import pyarrow
import pyarrow.parquet
from datasets import ClassLabel, Dataset, Features, Image, Value
from PIL import Image as Pillow

ROWS = 6
random = np.random.default_rng(19)
images = [Pillow.fromarray(random.integers(0, 256, (4, 5, 3), dtype=np.uint8)) for _ in range(ROWS)]
folder = pathlib.Path(tempfile.mkdtemp())
paths = []
for number, image in enumerate(images):
    paths.append(str(folder / f"patient-{number // 2}_{number}.png"))
    image.save(paths[-1])


def embedded(number):
    """An image with its bytes and its name, as push_to_hub embeds it."""
    return {"bytes": pathlib.Path(paths[number]).read_bytes(), "path": pathlib.Path(paths[number]).name}


everything = {
    "classes": (
        Features({"image": Image(), "label": ClassLabel(names=["cat", "dog", "hen"])}),
        {"image": images, "label": [0, 2, 1, 1, 0, 2]},
    ),
    "names of files": (
        Features({"img": Image(), "label": ClassLabel(names=["cat", "dog"])}),
        {"img": [embedded(i) for i in range(ROWS)], "label": [0, 1, 1, 0, 1, 0]},
    ),
    "texts": (
        Features({"image": Image(), "label": Value("string")}),
        {"image": images, "label": ["b", "a", "b", "ß", "a", "b"]},
    ),
    "more texts": (
        Features({"image": Image(), "label": Value("string")}),
        {"image": images, "label": ["b", "a", "b", "b", "a", "c"]},
    ),
    "integers": (
        Features({"image": Image(), "labels": Value("int8")}),
        {"image": images, "labels": [1, 0, 1, 3, 0, 1]},
    ),
    "bytes": (
        Features({"picture": Value("binary"), "label": Value("int64")}),
        {"picture": [embedded(i)["bytes"] for i in range(ROWS)], "label": [1, 0, 1, 0, 0, 1]},
    ),
    "fine and coarse": (
        Features(
            {
                "image": Image(),
                "fine_label": ClassLabel(names=["ant", "bee", "cod"]),
                "coarse_label": ClassLabel(names=["insect", "fish"]),
            }
        ),
        {"image": images, "fine_label": [0, 1, 2, 2, 1, 0], "coarse_label": [0, 0, 1, 1, 0, 0]},
    ),
    "paths alone": (
        Features({"image": Image(), "label": ClassLabel(names=["cat", "dog"])}),
        {"image": paths, "label": [0, 1, 1, 0, 1, 0]},
    ),
    "without labels": (
        Features({"image": Image(), "label": ClassLabel(names=["cat", "dog"])}),
        {"image": images, "label": [0, 1, -1, -1, -1, -1]},
    ),
}


def written(features, columns):
    """The file, and its rows as load_dataset reads them again."""
    file = folder / "written.parquet"
    Dataset.from_dict(columns, features=features).to_parquet(file)
    out = {"file": base64.b64encode(file.read_bytes()).decode()}
    first, label = list(features)[:2]
    rows = list(Dataset.from_parquet(str(file), cache_dir=tempfile.mkdtemp()))
    values = [row[label] for row in rows]
    if isinstance(features[label], ClassLabel) or features[label].dtype != "string":
        out["labels"] = values
    else:
        out["texts"] = values
    if isinstance(features[label], ClassLabel):
        out["names"] = features[label].names
    read = [row[first] for row in rows]
    read = [Pillow.open(io.BytesIO(value)) if isinstance(value, bytes) else value for value in read]
    out["pixels"] = base64.b64encode(np.stack([np.asarray(value) for value in read]).tobytes()).decode()
    return out


WRITERS = {
    "snappy, two pages and groups": dict(data_page_size=300, row_group_size=4, write_page_checksum=True),
    "version 2, zstd": dict(data_page_version="2.0", compression="zstd", write_page_checksum=True),
    "version 2, none": dict(data_page_version="2.0", compression="none", use_dictionary=False),
    "gzip": dict(compression="gzip"),
    "lz4": dict(compression="lz4"),
    "delta": dict(use_dictionary=False, column_encoding={"label": "DELTA_BINARY_PACKED"}),
}


def table():
    return pyarrow.table({"image": [embedded(i)["bytes"] for i in range(ROWS)], "label": [1, 0, 0, 1, 0, 1]})


def file_of(table, **options):
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, **options)
    return out


def by_pyarrow(options):
    """The same images, as other writers than datasets may write them."""
    out = file_of(table(), **options)
    return {
        "file": base64.b64encode(out.getvalue()).decode(),
        "labels": pyarrow.parquet.read_table(out)["label"].to_pylist(),
        "pixels": base64.b64encode(np.stack([np.asarray(image) for image in images]).tobytes()).decode(),
    }


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    known = json.loads(target.read_text()) if target.exists() else {}
    known[datasets.__version__] = {name: written(*one) for name, one in everything.items()}
    known["pyarrow"] = {name: by_pyarrow(options) for name, options in WRITERS.items()}
    known["pyarrow"]["no rows"] = {"file": base64.b64encode(file_of(table()[:0]).getvalue()).decode()}
    target.write_text(json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
