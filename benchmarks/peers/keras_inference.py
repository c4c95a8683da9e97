"""Evaluates and predicts images with Keras.

python keras_inference.py --data FOLDER --batch 64,250,1000 --part 0/1
"""

import link

args = link.arguments()

import keras
import keras_model
import numpy as np

keras_model.use_threads(args.threads)
images, labels = link.images(args.data, "test")
share = link.share(len(images), args.part)
images, labels = images[share][..., np.newaxis], labels[share].astype(np.int32)

keras.utils.set_random_seed(42)
net = keras_model.model(args)
passes = []
for batch in map(int, args.batch.split(",")):
    for operation, work in (
        ("evaluate", lambda rows: net.evaluate(images[:rows], labels[:rows], batch_size=batch, verbose=0)),
        ("predict", lambda rows: net.predict(images[:rows], batch_size=batch, verbose=0)),
    ):
        passes.append(link.timed_pass(operation, batch, len(images), work))
link.report(passes=passes)
