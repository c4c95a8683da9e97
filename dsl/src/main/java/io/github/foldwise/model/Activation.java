package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * Element-wise non-linearity, with Keras's constants.
 *
 * @param kind which function
 * @param alpha slope below zero of leaky ReLU, scale below zero of ELU; 0 for the others
 */
public record Activation(Kind kind, double alpha) {
  public Activation {
    requireNonNull(kind, "kind");
  }

  /** {@code x}. */
  public static final Activation LINEAR = new Activation(Kind.LINEAR, 0);

  /** {@code max(x, 0)}; its derivative at 0 is 0. */
  public static final Activation RELU = new Activation(Kind.RELU, 0);

  /** {@code x > 0 ? x : eˣ − 1}. */
  public static final Activation ELU = new Activation(Kind.ELU, 1);

  /** {@code 1.05070098 · (x > 0 ? x : 1.67326324 · (eˣ − 1))}. */
  public static final Activation SELU = new Activation(Kind.SELU, 0);

  /** {@code x · σ(x)}, also called swish. */
  public static final Activation SILU = new Activation(Kind.SILU, 0);

  /** {@code x · Φ(x)} with the exact error function, as Keras's {@code "gelu"}. */
  public static final Activation GELU = new Activation(Kind.GELU, 0);

  /** Hyperbolic tangent. */
  public static final Activation TANH = new Activation(Kind.TANH, 0);

  /** {@code 1 / (1 + e⁻ˣ)}. */
  public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

  /** The functions. */
  public enum Kind {
    LINEAR,
    RELU,
    LEAKY_RELU,
    ELU,
    SELU,
    SILU,
    GELU,
    TANH,
    SIGMOID
  }

  /** {@code x > 0 ? x : slope · x}. Keras's function has slope 0.2, its layer 0.3. */
  public static Activation leakyRelu(double slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }
}
