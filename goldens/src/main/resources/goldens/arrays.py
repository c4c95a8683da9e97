"""Writes arrays.json: small files of arrays, and the images and labels that NumPy reads from them.

NumPy 2.4.6. `python arrays.py > arrays.json`

All is base64: the files, and the pixels, rows × height × width × channels, as bytes if the array is
of uint8, else as float32, little endian.
"""

import base64
import gzip
import io
import json
import struct
import zipfile

import numpy as np

random = np.random.default_rng(18)
SHAPE = (5, 5, 6, 2)


def base(data):
    return base64.b64encode(data).decode()


def npy(array, version=None):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, version=version, allow_pickle=False)
    return out.getvalue()


def npz(save, **arrays):
    out = io.BytesIO()
    save(out, **arrays)
    return out.getvalue()


def idx(array, code):
    """An IDX file: magic number, sizes, values, big endian."""
    head = struct.pack(">HBB", 0, code, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    return head + np.ascontiguousarray(array).astype(array.dtype.newbyteorder(">")).tobytes()


def expected(images, labels):
    """What a reader gives: channels last, uint8 or float32; labels are integers."""
    if images.ndim == 3:
        images = images[..., None]
    assert images.ndim == 4
    out = {"shape": list(images.shape[1:]), "labels": np.asarray(labels).astype(int).ravel().tolist()}
    if images.dtype == np.uint8:
        out["bytes"] = base(images.tobytes())
    else:
        out["floats"] = base(images.astype("<f4").tobytes())
    return out


def values(dtype):
    """Numbers at the ends of a type, and random ones."""
    kind = np.dtype(dtype)
    size = int(np.prod(SHAPE))
    if kind.kind == "b":
        flat = random.integers(0, 2, size).astype(bool)
    elif kind.kind in "iu":
        info = np.iinfo(kind)
        flat = random.integers(info.min, info.max, size, dtype=kind.newbyteorder("="), endpoint=True)
        flat[:2] = info.min, info.max
    else:
        flat = random.normal(0, 50, size).astype(kind)
        info = np.finfo(kind)
        small = [info.tiny, info.smallest_subnormal, -info.eps, 0.0, -0.0] if kind.itemsize < 8 else [1e-300, 0.1]
        flat[: len(small)] = small
        if kind.itemsize == 2:
            flat[-1] = info.max
    return flat.reshape(SHAPE).astype(kind)


# One array per type, byte order, memory order and version of the format.
numpy_files = {}
labels = np.array([0, 2, 1, 1, 0])
for dtype in ("b1", "u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f2", "f4", "f8"):
    array = values("<" + dtype)
    for order in "<>" if np.dtype(dtype).itemsize > 1 else "<":
        for layout in "CF":
            for version in ((1, 0), (2, 0), (3, 0)) if dtype in ("u1", "f4") else ((1, 0),):
                written = array.astype(np.dtype(order + dtype), order=layout)
                file = npy(written, version)
                assert np.array_equal(np.load(io.BytesIO(file)), array)
                name = f"{written.dtype.str} {layout} version {version[0]}"
                numpy_files[name] = {
                    "file": base(file),
                    **expected(array, labels),
                }

uint8 = random.integers(0, 256, SHAPE, dtype=np.uint8)
gray = random.integers(0, 256, (4, 3, 5), dtype=np.uint8)
tests = random.integers(0, 256, (2, 3, 5), dtype=np.uint8)
validations = random.integers(0, 256, (3, 3, 5), dtype=np.uint8)


def labelled(dtype):
    return dict(x=gray, y=np.array([3, 0, 1, 3]).astype(dtype))


keras = dict(
    x_train=gray,
    y_train=np.array([1, 0, 2, 1], np.uint8),
    x_test=tests,
    y_test=np.array([2, 0], np.uint8),
)
medmnist = dict(
    train_images=gray,
    train_labels=np.array([[1], [0], [2], [1]], np.uint8),
    val_images=validations,
    val_labels=np.array([[0], [2], [1]], np.uint8),
    test_images=tests,
    test_labels=np.array([[2], [0]], np.uint8),
)

big = io.BytesIO()  # as numpy.savez writes: every member has a zip64 header
with zipfile.ZipFile(big, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
    for name, array in keras.items():
        with archive.open(name + ".npy", "w", force_zip64=True) as member:
            member.write(npy(array))

archives = {
    "Keras, stored": {"file": base(npz(np.savez, **keras)), "training": expected(gray, keras["y_train"]), "test": expected(tests, keras["y_test"])},
    "Keras, deflated": {"file": base(npz(np.savez_compressed, **keras)), "training": expected(gray, keras["y_train"]), "test": expected(tests, keras["y_test"])},
    "Keras, zip64": {"file": base(big.getvalue()), "training": expected(gray, keras["y_train"]), "test": expected(tests, keras["y_test"])},
    "MedMNIST": {
        "file": base(npz(np.savez_compressed, **medmnist)),
        "training": expected(np.concatenate([gray, validations]), np.concatenate([medmnist["train_labels"], medmnist["val_labels"]])),
        "test": expected(tests, medmnist["test_labels"]),
    },
}
for dtype in ("u1", "i2", ">i4", "i8", "f4", ">f8"):
    arrays = labelled(dtype)
    archives["labels of " + np.dtype(dtype).str] = {
        "file": base(npz(np.savez, **arrays)),
        "training": expected(gray, arrays["y"]),
    }

# How the same arrays are read with options.
first = np.ascontiguousarray(uint8.transpose(0, 3, 1, 2))
options = {
    "channels first": {"file": base(npz(np.savez, x=first, y=labels)), **expected(uint8, labels)},
    "transposed": {"file": base(npz(np.savez, x=gray, y=labels[:4])), **expected(gray.transpose(0, 2, 1), labels[:4])},
    "transposed channels first": {
        "file": base(npz(np.savez, x=first, y=labels)),
        **expected(uint8.transpose(0, 2, 1, 3), labels),
    },
    "shape": {"file": base(npz(np.savez, x=uint8.reshape(5, -1), y=labels)), **expected(uint8, labels)},
    "shape channels first": {"file": base(npz(np.savez, x=first.reshape(5, -1), y=labels)), **expected(uint8, labels)},
    "range": {
        "file": base(npz(np.savez, x=(gray.astype(np.uint16) * 16), y=labels[:4])),
        **expected((gray.astype(np.float64) * 16 / 4095).astype(np.float32), labels[:4]),
    },
    "labels from 1": {"file": base(npz(np.savez, x=uint8, y=labels + 1)), **expected(uint8, labels)},
    "column 2": {"file": base(npz(np.savez, x=uint8, y=np.stack([labels + 7, labels + 5, labels], 1))), **expected(uint8, labels)},
    "one hot": {"file": base(npz(np.savez, x=uint8, y=np.eye(3)[labels])), **expected(uint8, labels)},
}

# IDX: each type, in 2 to 4 dimensions.
CODES = {"u1": 8, "i1": 9, "i2": 11, "i4": 12, "f4": 13, "f8": 14}
idx_files = {}
for dtype, code in CODES.items():
    array = values("<" + dtype)
    idx_files[f"{dtype} in 4 dimensions"] = {"file": base(idx(array, code)), **expected(array, labels)}
    idx_files[f"{dtype} in 3 dimensions, gzipped"] = {
        "file": base(gzip.compress(idx(array[..., 0], code), mtime=0)),
        **expected(array[..., 0], labels),
    }

# QMNIST's extended labels: eight columns of int32; the class is the first.
extended = np.stack([labels, labels * 4 % 5, [7, 7, 2100, 3, 3], range(5), labels + 30, [9, 8, 7, 6, 5], [0] * 5, [0] * 5], 1).astype(np.int32)
qmnist = {
    "image file": base(idx(uint8[..., 0], 8)),
    "label file": base(idx(extended, 12)),
    "columns": extended.T.tolist(),
    **expected(uint8[..., 0], labels),
}

# EMNIST: images on their side, letters from 1.
emnist = {
    "image file": base(idx(gray, 8)),
    "label file": base(idx(np.array([1, 3, 2, 1], np.uint8), 8)),
    **expected(gray.transpose(0, 2, 1), [0, 2, 1, 0]),
}


def cifar(rows, classes, coarse=None):
    """Records of labels and three planes, and the images as Keras's load_batch gives them."""
    pixels = random.integers(0, 256, (rows, 3072), dtype=np.uint8)
    fine = random.integers(0, classes, rows)
    head = [fine] if coarse is None else [random.integers(0, coarse, rows), fine]
    records = np.concatenate([np.stack(head, 1).astype(np.uint8), pixels], 1)
    images = pixels.reshape(rows, 3, 32, 32).transpose(0, 2, 3, 1)
    return records.tobytes(), images, fine, head[0]


batches = [cifar(2, 10) for _ in range(2)]
test10 = cifar(1, 10)
train100, test100 = cifar(3, 100, 20), cifar(2, 100, 20)
cifars = {
    "cifar 10": {
        "data_batch_1.bin": base(batches[0][0]),
        "data_batch_2.bin": base(batches[1][0]),
        "test_batch.bin": base(test10[0]),
        "training": expected(np.concatenate([b[1] for b in batches]), np.concatenate([b[2] for b in batches])),
        "test": expected(test10[1], test10[2]),
    },
    "cifar 100": {
        "train.bin": base(train100[0]),
        "test.bin": base(test100[0]),
        "training": expected(train100[1], train100[2]),
        "test": expected(test100[1], test100[2]),
        "coarse": train100[3].tolist(),
        "coarse test": test100[3].tolist(),
    },
}

objects = io.BytesIO()
np.save(objects, np.array([1, "a", None], object), allow_pickle=True)
unfit = {
    "objects": objects.getvalue(),
    "complex": npy(np.zeros((2, 2), complex)),
    "texts": npy(np.array(["cat", "dog"])),
    "structure": npy(np.zeros(3, [("a", "u1"), ("b", "f4")])),
    "long double": npy(np.zeros(3, np.longdouble)),
    "times": npy(np.zeros(3, "M8[s]")),
}

if __name__ == "__main__":
    print(
        json.dumps(
            {
                "labels": base(npy(labels)),
                "numpy": numpy_files,
                "archives": archives,
                "options": options,
                "idx": idx_files,
                "idx labels": base(idx(labels.astype(np.uint8), 8)),
                "qmnist": qmnist,
                "emnist": emnist,
                "cifar": cifars,
                "unfit": {name: base(file) for name, file in unfit.items()},
            },
            indent=1,
        )
    )
