"""What every worker in Python shares: its arguments, its images, and how it talks to the comparison."""

import argparse
import json
import os
import sys
import time

import numpy as np


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="folder of the IDX files")
    parser.add_argument("--batch", default="1", help="rows of a batch; of an inference, several: 64,250")
    parser.add_argument("--calls", type=int, default=1000, help="predictions of one image")
    parser.add_argument("--part", default="0/1", help="i/n: every n-th fold, from the i-th; the i-th n-th of the images")
    parser.add_argument("--threads", type=int, default=0, help="0 leaves them to the library")
    parser.add_argument("--bfloat16", action="store_true", help="products in bfloat16")
    parser.add_argument("--compile", action="store_true", help="of PyTorch")
    parser.add_argument("--jit", choices=["auto", "yes", "no"], default="auto", help="Keras's jit_compile")
    parser.add_argument("--steps", type=int, default=1, help="Keras's steps_per_execution")
    return parser.parse_args()


def use_cores(args):
    """Leaves a one-thread worker a core of its own: some libraries start a thread for each core they see."""
    if args.threads == 1:
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[int(args.part.split("/")[0]) % len(cores)]})


def images(folder, name):
    """Pixels in [0,1], rows × 28 × 28, and labels."""
    pixels = np.fromfile(os.path.join(folder, name + "-images.idx"), np.uint8, offset=16)
    labels = np.fromfile(os.path.join(folder, name + "-labels.idx"), np.uint8, offset=8)
    return pixels.reshape(-1, 28, 28) / np.float32(255), labels


def folds(rows, part):
    """Number, training rows and held-out rows of this worker's folds."""
    from sklearn.model_selection import KFold

    first, parts = map(int, part.split("/"))
    numbered = [(i + 1, *rows) for i, rows in enumerate(KFold(5, shuffle=True, random_state=42).split(range(rows)))]
    return numbered[first::parts]


def share(count, part):
    """Where this worker's images lie."""
    first, parts = map(int, part.split("/"))
    return slice(count * first // parts, count * (first + 1) // parts)


def warm_rows(rows, batch):
    """Two whole batches, and one as short as the last: every shape that will come."""
    return min(rows, 2 * batch + rows % batch)


def await_others():
    print("ready", flush=True)
    if not sys.stdin.readline():
        sys.exit("the comparison ended before this worker did")


def timed_fold(number, samples, work):
    start, clock = time.time(), time.perf_counter()
    work()
    seconds = time.perf_counter() - clock
    return {
        "lane": 0,
        "fold": number,
        "samples": samples,
        "seconds": seconds,
        "start_ms": round(1000 * start),
        "end_ms": round(1000 * (start + seconds)),
    }


def timed_pass(operation, batch, count, work):
    work(warm_rows(count, batch))
    await_others()
    clock = time.perf_counter()
    work(count)
    return {"operation": operation, "batch": batch, "images": count, "seconds": time.perf_counter() - clock}


def timed_calls(count, predict):
    """Seconds of each prediction of one image; the first ones do not count."""
    for i in range(count // 5 + 10):
        predict(i)
    await_others()
    seconds = []
    for i in range(count):
        clock = time.perf_counter()
        predict(i)
        seconds.append(time.perf_counter() - clock)
    return seconds


def report(**values):
    print(json.dumps(values), flush=True)
