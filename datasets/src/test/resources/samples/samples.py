"""Writes the same fifty images as each kind of file that people have: `python samples.py`.

Pillow 12.3.0, NumPy 2.4.6, datasets 5.0.1. Ten classes of stripes, each an angle: four images of 28×28 gray pixels
to train on, and one for the test. CIFAR's are 32×32×3, and only twenty. The files are alike wherever they are made:
no times, no owners, no random numbers.
"""

import gzip
import io
import os
import pathlib
import shutil
import struct
import tarfile
import zipfile

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
CLASSES = [f"stripes-{18 * k:03d}" for k in range(10)]


def pixels(label, n, size=28):
    y, x = np.mgrid[:size, :size]
    angle = np.pi * label / 10
    along = x * np.cos(angle) + y * np.sin(angle)
    return (np.round(7.5 + 7 * np.sin(along * (0.7 + 0.1 * n) + n)) * 17).astype(np.uint8)


def png(image):
    out = io.BytesIO()
    Image.fromarray(image).save(out, "png", optimize=True)
    return out.getvalue()


images = np.stack([pixels(k, n) for k in range(10) for n in range(4)])
labels = np.repeat(np.arange(10), 4)
test = np.stack([pixels(k, 4) for k in range(10)])
test_labels = np.arange(10)
files = {f"train/{CLASSES[label]}/{row % 4}.png": png(images[row]) for row, label in enumerate(labels)}
files |= {f"test/{CLASSES[label]}/4.png": png(test[label]) for label in test_labels}

shutil.rmtree(HERE / "folder", ignore_errors=True)
for name, data in files.items():
    (HERE / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
    (HERE / "folder" / name).write_bytes(data)

with zipfile.ZipFile(HERE / "folder.zip", "w") as packed:
    for name, data in files.items():
        packed.writestr(zipfile.ZipInfo("stripes/" + name), data, zipfile.ZIP_DEFLATED)

tar = io.BytesIO()
with tarfile.open(fileobj=tar, mode="w") as packed:
    for name, data in files.items():
        member = tarfile.TarInfo("./" + name)
        member.size = len(data)
        packed.addfile(member, io.BytesIO(data))
(HERE / "folder.tar").write_bytes(tar.getvalue())
(HERE / "folder.tar.gz").write_bytes(gzip.compress(tar.getvalue(), mtime=0))

rows = [",".join([f"folder/{name}", name.split("/")[1], name.split("/")[0]]) for name in files]
(HERE / "files.csv").write_text("\n".join(["file,label,split", *rows, ""]))

(HERE / "idx").mkdir(exist_ok=True)
for part, some, their in ("train", images, labels), ("t10k", test, test_labels):
    header = struct.pack(">4i", 0x0803, *some.shape)
    (HERE / "idx" / f"{part}-images-idx3-ubyte").write_bytes(header + some.tobytes())
    header = struct.pack(">2i", 0x0801, len(their))
    (HERE / "idx" / f"{part}-labels-idx1-ubyte").write_bytes(header + their.astype(np.uint8).tobytes())

arrays = {"x_train": images, "y_train": labels, "x_test": test, "y_test": test_labels}
with zipfile.ZipFile(HERE / "arrays.npz", "w") as packed:
    for name, array in arrays.items():
        out = io.BytesIO()
        np.save(out, array.astype(np.uint8))
        packed.writestr(zipfile.ZipInfo(name + ".npy"), out.getvalue(), zipfile.ZIP_DEFLATED)

(HERE / "cifar").mkdir(exist_ok=True)
for name, n in ("data_batch_1.bin", 0), ("test_batch.bin", 1):
    planes = [bytes([k]) + pixels(k, n, 32).tobytes() * 3 for k in range(10)]
    (HERE / "cifar" / name).write_bytes(b"".join(planes))
(HERE / "cifar" / "batches.meta.txt").write_text("\n".join([*CLASSES, ""]))

os.environ["HF_DATASETS_OFFLINE"] = "1"
from datasets import ClassLabel, Dataset, Features, Image as HubImage  # noqa: E402

(HERE / "parquet").mkdir(exist_ok=True)
features = Features({"image": HubImage(), "label": ClassLabel(names=CLASSES)})
for part, some, their in ("train", images, labels), ("test", test, test_labels):
    rows = {"image": [{"bytes": png(image), "path": None} for image in some], "label": their}
    Dataset.from_dict(rows, features=features).to_parquet(HERE / "parquet" / f"{part}-00000-of-00001.parquet")
