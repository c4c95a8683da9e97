"""Writes tensor_files.json: files of safetensors, the values that it reads from them, and files that it refuses.

safetensors 0.8.0, NumPy. `python tensor_files.py > tensor_files.json`

Bytes are base64. Values are exact: float32, and those of other types after NumPy's conversion to float32.
`stricter` are files that safetensors reads though they have no one meaning. `mutations` are files of which some bytes
changed; for each, whether safetensors still reads it and `strict` agrees.
"""

import base64
import json
import struct

import numpy as np
from safetensors import SafetensorError, TensorSpec, deserialize, serialize
from safetensors.numpy import save

random = np.random.default_rng(17)


def base(data):
    return base64.b64encode(data).decode()


def file(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header, ensure_ascii=False).encode()
    return struct.pack("<Q", len(text)) + text + data


def once(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError
    return dict(pairs)


def strict(data):
    """Whether each name occurs once, and each tensor has the three known keys: safetensors is less strict."""
    length = struct.unpack("<Q", data[:8])[0]
    try:
        header = json.loads(data[8 : 8 + length], object_pairs_hook=once)
    except ValueError:
        return False
    metadata = header.pop("__metadata__", {})
    known = {"dtype", "shape", "data_offsets"}
    return isinstance(metadata, dict) and all(isinstance(each, dict) and set(each) == known for each in header.values())


def reads(data):
    try:
        deserialize(data)
        return True
    except SafetensorError:
        return False


def entry(kind, shape, start, end):
    return {"dtype": kind, "shape": shape, "data_offsets": [start, end]}


def bfloat16(values):
    return (np.asarray(values, np.float32).view(np.uint32) >> 16).astype(np.uint16)


weights = {
    "dense_1/kernel": np.arange(90, dtype=np.float32).reshape(30, 3) / 7,
    "dense_1/bias": np.array([1e-40, -0.0, 3e38], np.float32),
}
halves = np.array([0, 1, -2.5, 65504, 6e-8, 6.1e-5, 1 / 3], np.float16)
doubles = np.array([1 / 3, -1e-50, 16777217, 1e38])
short = random.normal(size=(2, 3)).astype(np.float32)
arrays = {
    "half": (halves, "float16", [7], halves.astype(np.float32)),
    "double": (doubles, "float64", [2, 2], doubles.astype(np.float32)),
    "brain": (bfloat16(short), "bfloat16", [2, 3], (bfloat16(short).astype(np.uint32) << 16).view(np.float32)),
    "one number": (np.array([2.5], np.float32), "float32", [], np.array([2.5], np.float32)),
    "nothing": (np.zeros(0, np.float32), "float32", [0, 3], np.zeros(0, np.float32)),
    'Ünïcode "quoted" \\ \n 🌍': (short, "float32", [3, 2], short),
}
floats = serialize(
    {
        name: TensorSpec(dtype=kind, shape=shape, data_ptr=data.ctypes.data, data_len=data.nbytes)
        for name, (data, kind, shape, _) in arrays.items()
    },
    {"by": "a script", "ß": "\t"},
)
others = save({"steps": np.array([1, 2, 3]), "mask": np.array([True, False]), "w": short})

one = b"\0\0\0\0"
refused = {
    "no bytes": b"",
    "seven bytes": b"\0" * 7,
    "a header longer than the file": struct.pack("<Q", 100) + b"{}",
    "a header of 2^63 bytes": struct.pack("<Q", 1 << 63) + b"{}",
    "a header of no bytes": struct.pack("<Q", 0),
    "no object": file(b"[]"),
    "an object without an end": file(b"{"),
    "something after the object": file(b"{}x"),
    "no UTF-8": file(b'{"\xff":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}', one),
    "half of a surrogate pair": file(b'{"\\ud800":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}', one),
    "a control character in a name": file(b'{"\n":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}', one),
    "an unknown type": file({"w": entry("F31", [], 0, 4)}, one),
    "a type in lower case": file({"w": entry("f32", [], 0, 4)}, one),
    "no type": file({"w": {"shape": [], "data_offsets": [0, 4]}}, one),
    "a type twice": file(b'{"w":{"dtype":"F32","dtype":"F32","shape":[],"data_offsets":[0,4]}}', one),
    "a negative size": file({"w": entry("F32", [-1], 0, 4)}, one),
    "a fractional size": file({"w": entry("F32", [1.0], 0, 4)}, one),
    "a size with a leading zero": file(b'{"w":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}', one),
    "one offset": file({"w": {"dtype": "F32", "shape": [], "data_offsets": [0]}}, one),
    "three offsets": file({"w": {"dtype": "F32", "shape": [], "data_offsets": [0, 4, 4]}}, one),
    "offsets in the wrong order": file({"w": entry("F32", [], 4, 0)}, one),
    "fewer bytes than values": file({"w": entry("F32", [2], 0, 4)}, one),
    "more bytes than values": file({"w": entry("F32", [], 0, 8)}, one + one),
    "sizes whose product overflows": file({"w": entry("F32", [1 << 62, 4], 0, 4)}, one),
    "data that begins late": file({"w": entry("F32", [], 4, 8)}, one + one),
    "a gap": file({"a": entry("F32", [], 0, 4), "b": entry("F32", [], 8, 12)}, one * 3),
    "shared bytes": file({"a": entry("F32", [2], 0, 8), "b": entry("F32", [], 4, 8)}, one + one),
    "bytes after the last tensor": file({"w": entry("F32", [], 0, 4)}, one + b"\0"),
    "fewer bytes than the last tensor": file({"w": entry("F32", [], 0, 4)}, b"\0\0\0"),
    "metadata that is no text": file({"__metadata__": {"a": 1}, "w": entry("F32", [], 0, 4)}, one),
    "metadata twice": file(b'{"__metadata__":{},"__metadata__":{}}'),
}
stricter = {
    "an unknown key": file({"w": {**entry("F32", [], 0, 4), "x": 1}}, one),
    "a name twice": file(b'{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}', one),
    "a name of metadata twice": file(b'{"__metadata__":{"a":"1","a":"2"}}'),
    "metadata of null": file(b'{"__metadata__":null}'),
    "an array for a tensor": file(b'{"w":["F32",[],[0,4]]}', one),
}
assert all(reads(data) and not strict(data) for data in stricter.values())
assert not any(reads(data) for data in refused.values()), [name for name, data in refused.items() if reads(data)]


def mutated(data, changes):
    """Some bytes set, inserted or cut out."""
    data = bytearray(data)
    for _ in range(changes):
        at = int(random.integers(0, len(data)))
        kind = random.integers(0, 5)
        if kind == 0:
            data[at] = int(random.integers(0, 256))
        elif kind < 3:
            data[at] = int(random.choice(list(b'0123456789{}[]",:F abc')))
        elif kind == 3:
            data[at:at] = bytes([int(random.choice(list(b'0123456789{}[]",: ')))])
        else:
            del data[at : at + int(random.integers(1, 5))]
    return bytes(data)


def mutations(number):
    """Half of them of the whole file, half of a header whose length is right."""
    small = save({"a": short[:1], "b": short[1:, :2]})
    header = small[8 : 8 + struct.unpack("<Q", small[:8])[0]]
    for i in range(number):
        changes = int(random.integers(1, 3))
        data = file(mutated(header, changes), small[8 + len(header) :]) if i % 2 else mutated(small, changes)
        yield {"file": base(data), "reads": reads(data) and strict(data)}


if __name__ == "__main__":
    types = {"half": "F16", "double": "F64", "brain": "BF16"}
    values = {
        name: {"type": types.get(name, "F32"), "shape": shape, "values": read.astype(float).ravel().tolist()}
        for name, (_, _, shape, read) in arrays.items()
    }
    print(
        json.dumps(
            {
                "weights": base(save(weights)),
                "floats": {"file": base(floats), "tensors": values},
                "others": base(others),
                "refused": {name: base(data) for name, data in refused.items()},
                "stricter": {name: base(data) for name, data in stricter.items()},
                "mutations": list(mutations(60)),
            },
            indent=1,
            ensure_ascii=False,
        )
    )
