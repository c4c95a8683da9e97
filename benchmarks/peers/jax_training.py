"""Cross-validates the notebook's network with JAX.

python jax_training.py --data FOLDER --batch 16 --part 0/2 --threads 1
"""

import link

args = link.arguments()
link.use_cores(args)

from functools import partial

import jax
import jax_model
import numpy as np
import optax
from jax import numpy as jnp

batch = int(args.batch)
images, labels = link.images(args.data, "train")
images, labels = images[..., np.newaxis], labels.astype(np.int32)
optimizer = jax_model.new_optimizer()


@partial(jax.jit, donate_argnums=0)
def step(state, x, y, key):
    weights, moving, slots, losses, right = state
    gradient = jax.value_and_grad(jax_model.loss, has_aux=True)
    (total, (logits, moving)), slopes = gradient(weights, moving, x, y, args.bfloat16, key)
    updates, slots = optimizer.update(slopes, slots)
    weights = optax.apply_updates(weights, updates)
    return weights, moving, slots, losses + total * len(x), right + (logits.argmax(1) == y).sum()


@jax.jit
def hits(weights, moving, x, y):
    return (jax_model.forward(weights, moving, x, args.bfloat16)[0].argmax(1) == y).sum()


def train(x, y):
    """Weights and moving statistics after one epoch, with the running figures that Keras shows."""
    weights, moving = jax_model.new_net()
    state = (weights, moving, optimizer.init(weights), jnp.zeros(()), jnp.zeros((), jnp.int32))
    keys = jax.random.split(jax.random.key(1), -(-len(x) // batch))
    order = np.random.default_rng(1).permutation(len(x))
    for i, key in enumerate(keys):
        rows = order[i * batch : (i + 1) * batch]
        state = step(state, x[rows], y[rows], key)
    return jax.block_until_ready(state)[:2]


def accuracy(net, x, y):
    return sum(int(hits(*net, x[i : i + 250], y[i : i + 250])) for i in range(0, len(x), 250)) / len(x)


folds = link.folds(len(images), args.part)
for rows in {link.warm_rows(len(learnt), batch) for _, learnt, _ in folds}:
    train(images[:rows], labels[:rows])
link.await_others()
done = []
for number, learnt, held_out in folds:
    x, y = images[learnt], labels[learnt]
    trained = []
    fold = link.timed_fold(number, len(x), lambda: trained.append(train(x, y)))
    fold["accuracy"] = accuracy(trained[0], images[held_out], labels[held_out])
    done.append(fold)
link.report(folds=done, versions=jax_model.VERSIONS)
