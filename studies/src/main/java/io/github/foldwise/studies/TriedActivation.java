package io.github.foldwise.studies;

import io.github.foldwise.layer.Activation;

/** The activations compared by {@link FashionMnistExperiment}. */
enum TriedActivation {
  /** {@code max(x, 0)}, as in the notebook. */
  RELU,

  /** {@code x > 0 ? x : 0.2 · x}; 0.2 is the default of Keras's function. */
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
