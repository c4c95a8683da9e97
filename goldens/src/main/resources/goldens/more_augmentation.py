"""Writes more_augmentation.json beside itself: what the layers of the real Keras make of given
draws, each image with draws of its own. Run with Keras on TensorFlow: python more_augmentation.py

Draws are handed to transform_images and transform_labels in the place of Keras's own, so that no
random number has to be reproduced. Bounds of patches follow Keras's formula in float32.
"""

import json
import os
import pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import keras
import numpy as np
import tensorflow as tf

F = np.float32
ROWS, HEIGHT, WIDTH, CHANNELS, CLASSES = 3, 5, 6, 2, 4
rng = np.random.RandomState(11)
images = rng.uniform(size=(ROWS, HEIGHT, WIDTH, CHANNELS)).astype(F)
labels = np.eye(CLASSES, dtype=F)[[2, 0, 3]]


def tensor(values):
    values = np.asarray(values)
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


def column(values):
    return np.asarray(values, dtype=F)[:, None]


def layer(name, **options):
    return getattr(keras.layers, name)(**options)


def bounds(length, ratio, place):
    crop = F(length) * np.asarray(ratio, dtype=F)
    start = np.asarray(place, dtype=F) * (F(length) - crop)
    return start, start + crop


def patch(of, high, wide, down, right):
    x0, x1 = bounds(WIDTH, wide, right)
    y0, y1 = bounds(HEIGHT, high, down)
    return of._generate_batch_mask(
        images.shape, tuple(tf.constant(v) for v in (x0, x1, y0, y1)))


cases = {}


def case(name, draws, out, **more):
    cases[name] = {"draws": draws, "out": tensor(out), **more}


turns = [0.05, -0.2, 0.125]
rotation = layer("RandomRotation", factor=0.5)
matrix = rotation._compute_affine_matrix(
    center_x=0.5, center_y=0.5, angle=np.asarray(turns, dtype=F) * F(360),
    translate_x=np.zeros(ROWS, F), translate_y=np.zeros(ROWS, F), scale=np.ones(ROWS, F),
    shear_x=np.zeros(ROWS, F), shear_y=np.zeros(ROWS, F), height=HEIGHT, width=WIDTH)
case("rotation", {"turns": turns},
     rotation.transform_images(images, {"rotation_matrix": matrix}, training=True),
     matrix=tensor(matrix))

high, wide = [0.2, -0.3, 0.0], [-0.15, 0.4, 0.25]
zoom = layer("RandomZoom", height_factor=0.5, width_factor=0.5)
case("zoom", {"height": high, "width": wide},
     zoom.transform_images(
         images, {"height_zoom": F(1) + column(high), "width_zoom": F(1) + column(wide),
                  "input_shape": images.shape}, training=True))

down, right = [0.1, -0.35, 0.4], [-0.25, 0.3, 0.05]
translation = layer("RandomTranslation", height_factor=0.5, width_factor=0.5)
case("translation", {"height": down, "width": right},
     translation.transform_images(
         images, {"translations": np.concatenate(
             [column(right) * F(WIDTH), column(down) * F(HEIGHT)], axis=1),
             "input_shape": images.shape}, training=True))

change = [0.3, -0.45, 0.0]
brightness = layer("RandomBrightness", factor=0.5, value_range=(0, 1))
case("brightness", {"change": change},
     brightness.transform_images(
         images, {"rgb_delta": np.asarray(change, F).reshape(-1, 1, 1, 1)}, training=True))

factor = [1.5, 0.4, 1.0]
contrast = layer("RandomContrast", factor=0.6, value_range=(0, 1))
case("contrast", {"factor": factor},
     contrast.transform_images(
         images, {"contrast_factor": np.asarray(factor, F).reshape(-1, 1, 1, 1)}, training=True))

flips = [0.2, 0.7, 0.49]
for name, mode in (("flip horizontal", "horizontal"), ("flip vertical", "vertical")):
    case(name, {"flips": flips},
         layer("RandomFlip", mode=mode).transform_images(
             images, {"flips": np.asarray(flips, F).reshape(-1, 1, 1, 1) <= 0.5,
                      "input_shape": images.shape}, training=True))

# Keras cuts all images of a batch at one place, so each is cut by itself.
top, left = [0, 3, 2], [4, 1, 2]
crop = layer("RandomCrop", height=4, width=5)
framed = np.pad(images, ((0, 0), (2, 2), (2, 2), (0, 0)), constant_values=F(0.25))
case("crop", {"top": top, "left": left},
     np.concatenate([
         crop.transform_images(framed[i:i + 1], (top[i], left[i]), training=True)
         for i in range(ROWS)]),
     height=4, width=5, padding=2, value=0.25)

patches = {"high": [0.5, 0.3, 0.8], "wide": [0.4, 0.9, 0.35],
           "down": [0.1, 0.6, 1.0], "right": [0.7, 0.0, 0.45]}
erasing = layer("RandomErasing", value_range=(0, 1))
erased = [True, True, False]
case("erasing", {**patches, "erased": erased},
     erasing.transform_images(
         images, {"apply_erasing": tf.constant(erased),
                  "batch_masks": patch(erasing, **patches), "fill_value": F(0.75)},
         training=True),
     value=0.75)

share, partners = [0.9, 0.35, 0.5], [2, 0, 1]
mixup = layer("MixUp")
drawn = {"mix_weight": tf.constant(share), "permutation_order": tf.constant(partners)}
case("mixup", {"share": share, "partners": partners},
     mixup.transform_images(images, drawn, training=True),
     labels=tensor(mixup.transform_labels(labels, drawn, training=True)))

# Keras's patches of cutmix have one share for both sides.
sides = {"high": [0.5, 0.3, 0.8], "wide": [0.5, 0.3, 0.8],
         "down": patches["down"], "right": patches["right"]}
cutmix = layer("CutMix")
masks, weight = patch(cutmix, **sides)
drawn = {"permutation_order": tf.constant(partners), "batch_masks": masks,
         "mix_weight": tf.reshape(weight, [-1])}
case("cutmix", {**sides, "partners": partners},
     cutmix.transform_images(images, drawn, training=True),
     labels=tensor(cutmix.transform_labels(labels, drawn, training=True)))

# Shares of Keras's own draws, which are compared as statistics.
keras.utils.set_random_seed(3)
beta = np.asarray(keras.random.beta((20000,), 0.2, 0.2))
golden = {
    "meta": {"keras": keras.__version__, "tensorflow": tf.__version__, "numpy": np.__version__},
    "images": tensor(images),
    "labels": tensor(labels),
    "cases": cases,
    "beta_0.2": {"draws": len(beta), "mean": float(beta.mean()), "variance": float(beta.var()),
                 "share below 0.1": float((beta < 0.1).mean())},
}
target = pathlib.Path(__file__).with_suffix(".json")
with target.open("w", encoding="utf-8") as file:
    json.dump(golden, file)
    file.write("\n")
