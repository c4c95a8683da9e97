"""Writes the same thirty images as each kind of file that people have: `python samples.py`.

Pillow 12.3.0, NumPy. Ten classes of stripes, three images of 28×28 gray pixels each; a class is an angle. The
files are alike wherever they are made: no times, no owners, no random numbers.
"""

import gzip
import io
import pathlib
import shutil
import tarfile
import zipfile

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
CLASSES = [f"stripes-{18 * k:03d}" for k in range(10)]
y, x = np.mgrid[:28, :28]


def pixels(label, n):
    angle = np.pi * label / 10
    along = x * np.cos(angle) + y * np.sin(angle)
    return (np.round(7.5 + 7 * np.sin(along * (0.7 + 0.1 * n) + n)) * 17).astype(np.uint8)


def png(image):
    out = io.BytesIO()
    Image.fromarray(image).save(out, "png", optimize=True)
    return out.getvalue()


images = np.stack([pixels(k, n) for k in range(10) for n in range(3)])
labels = np.repeat(np.arange(10), 3)
names = [f"{CLASSES[label]}/{row % 3}.png" for row, label in enumerate(labels)]
files = dict(zip(names, map(png, images)))

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

rows = [f"folder/{name},{CLASSES[label]},{row % 3}" for row, (name, label) in enumerate(zip(names, labels))]
(HERE / "files.csv").write_text("\n".join(["file,label,fold", *rows, ""]))
