package io.github.foldwise.layer;

import static java.util.Objects.requireNonNull;

/**
 * Element-wise non-linearity, with Keras's constants.
 *
 * <p>At a corner of a function, its derivative is TensorFlow's: 0 for ReLU at 0, for ReLU6 at 0 and
 * 6, for the hard sigmoid at ±3; the slope below zero for leaky ReLU.
 *
 * <p>Softmax is not one of them: it belongs to the head, {@code classify(n)}.
 *
 * @param kind which function
 * @param alpha slope below zero of leaky ReLU, scale below zero of ELU and CELU; 0 for the others
 */
public record Activation(Kind kind, double alpha) {
  public Activation {
    requireNonNull(kind, "kind");
  }

  /** {@code x}. */
  public static final Activation LINEAR = new Activation(Kind.LINEAR, 0);

  /** {@code max(x, 0)}; its derivative at 0 is 0. */
  public static final Activation RELU = new Activation(Kind.RELU, 0);

  /** {@code min(max(x, 0), 6)}. */
  public static final Activation RELU6 = new Activation(Kind.RELU6, 0);

  /** {@code x > 0 ? x : eˣ − 1}. */
  public static final Activation ELU = new Activation(Kind.ELU, 1);

  /** {@code max(x, 0) + e^min(x, 0) − 1}: the values of ELU. */
  public static final Activation CELU = new Activation(Kind.CELU, 1);

  /** {@code 1.05070098 · (x > 0 ? x : 1.67326324 · (eˣ − 1))}. */
  public static final Activation SELU = new Activation(Kind.SELU, 0);

  /** {@code x · σ(x)}, also called swish. */
  public static final Activation SILU = new Activation(Kind.SILU, 0);

  /** {@code x · Φ(x)} with the exact error function, as Keras's {@code "gelu"}. */
  public static final Activation GELU = new Activation(Kind.GELU, 0);

  /**
   * {@code x/2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))}, as Keras's {@code gelu} with {@code
   * approximate=True}.
   */
  public static final Activation GELU_TANH = new Activation(Kind.GELU_TANH, 0);

  /** {@code x · tanh(ln(1 + eˣ))}. */
  public static final Activation MISH = new Activation(Kind.MISH, 0);

  /** Hyperbolic tangent. */
  public static final Activation TANH = new Activation(Kind.TANH, 0);

  /** {@code 1 / (1 + e⁻ˣ)}. */
  public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

  /** {@code relu6(x + 3) / 6}. */
  public static final Activation HARD_SIGMOID = new Activation(Kind.HARD_SIGMOID, 0);

  /** {@code x · relu6(x + 3) / 6}, also called hard swish. */
  public static final Activation HARD_SILU = new Activation(Kind.HARD_SILU, 0);

  /** {@code ln(1 + eˣ)}. */
  public static final Activation SOFTPLUS = new Activation(Kind.SOFTPLUS, 0);

  /** {@code x / (1 + |x|)}. */
  public static final Activation SOFTSIGN = new Activation(Kind.SOFTSIGN, 0);

  /** {@code eˣ}. */
  public static final Activation EXPONENTIAL = new Activation(Kind.EXPONENTIAL, 0);

  /** The functions. */
  public enum Kind {
    LINEAR,
    RELU,
    RELU6,
    LEAKY_RELU,
    ELU,
    CELU,
    SELU,
    SILU,
    GELU,
    GELU_TANH,
    MISH,
    TANH,
    SIGMOID,
    HARD_SIGMOID,
    HARD_SILU,
    SOFTPLUS,
    SOFTSIGN,
    EXPONENTIAL
  }

  /** {@code x > 0 ? x : slope · x}. Keras's function has slope 0.2, its layer 0.3. */
  public static Activation leakyRelu(double slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }

  /** {@code x > 0 ? x : alpha · (eˣ − 1)}; alpha is 1 in {@link #ELU}. */
  public static Activation elu(double alpha) {
    return new Activation(Kind.ELU, alpha);
  }

  /**
   * {@code max(x, 0) + alpha · (e^(min(x, 0) / alpha) − 1)}; alpha, which is not 0, is 1 in {@link
   * #CELU}. As with Keras on TensorFlow, both terms pass their gradient on at exactly 0, where it
   * is 2 instead of 1.
   */
  public static Activation celu(double alpha) {
    return new Activation(Kind.CELU, alpha);
  }
}
