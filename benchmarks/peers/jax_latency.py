"""Predicts one image at a time with JAX.

python jax_latency.py --data FOLDER --calls 1000 --threads 1
"""

import link

args = link.arguments()
link.use_cores(args)

import jax
import jax_model
import numpy as np

images = link.images(args.data, "test")[0][..., np.newaxis]
net = jax_model.new_net()
probabilities = jax.jit(lambda x: jax.nn.softmax(jax_model.forward(*net, x, args.bfloat16)[0]))


def predict(call):
    row = call % len(images)
    return np.asarray(probabilities(images[row : row + 1]))


link.report(seconds=link.timed_calls(args.calls, predict))
