package io.github.foldwise.model;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.layer.Activation;

/** The activation functions, as words of a chain. */
@CheckReturnValue
interface Activated<S> {
  /** Applies the function. */
  S activation(Activation function);

  /** {@code x}. */
  default S linear() {
    return activation(Activation.LINEAR);
  }

  /** {@code max(x, 0)}. */
  default S relu() {
    return activation(Activation.RELU);
  }

  /** {@code min(max(x, 0), 6)}. */
  default S relu6() {
    return activation(Activation.RELU6);
  }

  /** {@code x > 0 ? x : eˣ − 1}. */
  default S elu() {
    return activation(Activation.ELU);
  }

  /** {@code max(x, 0) + e^min(x, 0) − 1}: the values of ELU. */
  default S celu() {
    return activation(Activation.CELU);
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

  /** {@code x · Φ(x)} by an approximation with the hyperbolic tangent. */
  default S geluTanh() {
    return activation(Activation.GELU_TANH);
  }

  /** {@code x · tanh(ln(1 + eˣ))}. */
  default S mish() {
    return activation(Activation.MISH);
  }

  /** Hyperbolic tangent. */
  default S tanh() {
    return activation(Activation.TANH);
  }

  /** {@code 1 / (1 + e⁻ˣ)}. */
  default S sigmoid() {
    return activation(Activation.SIGMOID);
  }

  /** {@code relu6(x + 3) / 6}. */
  default S hardSigmoid() {
    return activation(Activation.HARD_SIGMOID);
  }

  /** {@code x · relu6(x + 3) / 6}, also called hard swish. */
  default S hardSilu() {
    return activation(Activation.HARD_SILU);
  }

  /** {@code ln(1 + eˣ)}. */
  default S softplus() {
    return activation(Activation.SOFTPLUS);
  }

  /** {@code x / (1 + |x|)}. */
  default S softsign() {
    return activation(Activation.SOFTSIGN);
  }

  /** {@code eˣ}. */
  default S exponential() {
    return activation(Activation.EXPONENTIAL);
  }

  /** {@code x > 0 ? x : 0.2 · x}, the slope of Keras's function; its layer has 0.3. */
  default S leakyRelu() {
    return leakyRelu(0.2);
  }

  /** {@code x > 0 ? x : slope · x}. */
  default S leakyRelu(double slope) {
    return activation(Activation.leakyRelu(slope));
  }

  /** {@code x > 0 ? x : alpha · (eˣ − 1)}. */
  default S elu(double alpha) {
    return activation(Activation.elu(alpha));
  }

  /** {@code max(x, 0) + alpha · (e^(min(x, 0) / alpha) − 1)}. */
  default S celu(double alpha) {
    return activation(Activation.celu(alpha));
  }
}
