"""Cross-validates the notebook's network with Keras.

python keras_training.py --data FOLDER --batch 16 --part 0/2 --threads 1
"""

import link

args = link.arguments()

import keras
import keras_model
import numpy as np

keras_model.use_threads(args.threads)
batch = int(args.batch)
images, labels = link.images(args.data, "train")
images, labels = images[..., np.newaxis], labels.astype(np.int32)


def traced(x, y):
    """A model whose training and evaluation are traced, and which has learnt nothing from it."""
    keras.utils.set_random_seed(42)
    net = keras_model.model(args)
    net.optimizer.build(net.trainable_variables)
    state = [(variable, variable.numpy()) for variable in net.variables + net.optimizer.variables]
    rows = link.warm_rows(len(x), batch * args.steps)
    net.fit(x[:rows], y[:rows], batch_size=batch, verbose=0)
    for variable, value in state:
        variable.assign(value)
    return net


done = []
for number, learnt, held_out in link.folds(len(images), args.part):
    x, y = images[learnt], labels[learnt]
    net = traced(x, y)
    if not done:
        link.await_others()
    fold = link.timed_fold(number, len(x), lambda: net.fit(x, y, batch_size=batch, epochs=1, verbose=0))
    fold["accuracy"] = float(net.evaluate(images[held_out], labels[held_out], batch_size=250, verbose=0)[1])
    done.append(fold)
link.report(folds=done, versions=keras_model.VERSIONS)
