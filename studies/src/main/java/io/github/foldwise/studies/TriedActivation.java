package io.github.foldwise.studies;

import io.github.foldwise.layer.Activation;

/** The activations that {@link FashionMnistExperiment} compares. */
public enum TriedActivation {
  /** {@code max(x, 0)}: the notebook's. */
  RELU,

  /** {@code x > 0 ? x : 0.2 · x}, with the slope of Keras's function. */
  LEAKY_RELU,

  /** {@code x > 0 ? x : eˣ − 1}. */
  ELU,

  /** {@code x · σ(x)}. */
  SWISH;

  Activation function() {
    return switch (this) {
      case RELU -> Activation.RELU;
      case LEAKY_RELU -> Activation.leakyRelu(0.2);
      case ELU -> Activation.ELU;
      case SWISH -> Activation.SILU;
    };
  }
}
