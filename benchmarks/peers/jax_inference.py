"""Evaluates and predicts images with JAX.

python jax_inference.py --data FOLDER --batch 64,250,1000 --part 0/1
"""

import link

args = link.arguments()
link.use_cores(args)

import jax
import jax_model
import numpy as np

images, labels = link.images(args.data, "test")
share = link.share(len(images), args.part)
images, labels = images[share][..., np.newaxis], labels[share].astype(np.int32)
net = jax_model.new_net()


@jax.jit
def probabilities(weights, moving, x):
    return jax.nn.softmax(jax_model.forward(weights, moving, x, args.bfloat16)[0])


@jax.jit
def judged(weights, moving, x, y):
    total, (logits, _) = jax_model.loss(weights, moving, x, y, args.bfloat16)
    return total * len(x), (logits.argmax(1) == y).sum()


def evaluate(rows, batch):
    parts = [judged(*net, images[i:j], labels[i:j]) for i, j in batches(rows, batch)]
    return sum(float(total) for total, _ in parts) / rows, sum(int(right) for _, right in parts) / rows


def predict(rows, batch):
    return np.concatenate([probabilities(*net, images[i:j]) for i, j in batches(rows, batch)])


def batches(rows, batch):
    """First image and end of each batch."""
    rows = min(rows, len(images))
    return [(i, min(i + batch, rows)) for i in range(0, rows, batch)]


passes = []
for batch in map(int, args.batch.split(",")):
    for operation, work in (("evaluate", evaluate), ("predict", predict)):
        passes.append(link.timed_pass(operation, batch, len(images), lambda rows: work(rows, batch)))
link.report(passes=passes)
