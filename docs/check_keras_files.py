"""Loads a .keras file in safe mode, prints its layers, and predicts from images of one value.

python check_keras_files.py model.keras [more.keras …]
"""

import sys

import keras
import numpy as np

for file in sys.argv[1:]:
    model = keras.models.load_model(file, safe_mode=True)
    model.summary()
    images = np.full((1, *model.input_shape[1:]), 0.5, dtype="float32")
    print(file, "predicts", model.predict(images, verbose=0)[0])
