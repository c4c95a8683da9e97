package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;

/**
 * The activation functions, as words of a chain.
 *
 * @param <S> the stage that follows
 */
@CheckReturnValue
public interface Activated<S> {
  /** The given function. */
  S activation(Activation function);

  /** {@code max(x, 0)}. */
  default S relu() {
    return activation(Activation.RELU);
  }

  /** {@code x > 0 ? x : eˣ − 1}. */
  default S elu() {
    return activation(Activation.ELU);
  }

  /** Self-normalising ELU. */
  default S selu() {
    return activation(Activation.SELU);
  }

  /** {@code x · σ(x)}, also called swish. */
  default S silu() {
    return activation(Activation.SILU);
  }

  /** {@code x · Φ(x)}, exact. */
  default S gelu() {
    return activation(Activation.GELU);
  }

  /** Hyperbolic tangent. */
  default S tanh() {
    return activation(Activation.TANH);
  }

  /** {@code 1 / (1 + e⁻ˣ)}. */
  default S sigmoid() {
    return activation(Activation.SIGMOID);
  }

  /** {@code x > 0 ? x : 0.2 · x}, the slope of Keras's function. */
  default S leakyRelu() {
    return leakyRelu(0.2);
  }

  /** {@code x > 0 ? x : slope · x}. */
  default S leakyRelu(double slope) {
    return activation(Activation.leakyRelu(slope));
  }
}
