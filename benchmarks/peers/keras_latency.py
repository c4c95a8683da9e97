"""Predicts one image at a time with Keras.

python keras_latency.py --data FOLDER --calls 1000 --threads 1
"""

import link

args = link.arguments()

import keras_model
import numpy as np
import tensorflow as tf

keras_model.use_threads(args.threads)
images = link.images(args.data, "test")[0][..., np.newaxis]
net = keras_model.model(args)
probabilities = tf.function(lambda x: net(x, training=False), input_signature=[tf.TensorSpec([1, 28, 28, 1])])


def predict(call):
    row = call % len(images)
    return probabilities(images[row : row + 1]).numpy()


link.report(seconds=link.timed_calls(args.calls, predict))
