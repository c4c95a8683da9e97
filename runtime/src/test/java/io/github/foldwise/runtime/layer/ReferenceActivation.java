package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.Activation;

/** The activations by their formulas. */
public final class ReferenceActivation {
  private static final double SELU_ALPHA = 1.6732632423543772;
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double LARGEST_ERF_ARGUMENT = 6; // 1 − erf(6) is 2e-17

  private ReferenceActivation() {}

  static double of(Activation activation, double x) {
    return switch (activation.kind()) {
      case LINEAR -> x;
      case RELU -> Math.max(x, 0);
      case LEAKY_RELU -> x > 0 ? x : activation.alpha() * x;
      case ELU -> x > 0 ? x : activation.alpha() * Math.expm1(x);
      case CELU ->
          Math.max(x, 0) + activation.alpha() * Math.expm1(Math.min(x, 0) / activation.alpha());
      case RELU6 -> relu6(x);
      case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
      case SILU -> x * sigmoid(x);
      case GELU -> x * (1 + erf(x / Math.sqrt(2))) / 2;
      case GELU_TANH ->
          x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
      case MISH -> x * Math.tanh(Math.log1p(Math.exp(x)));
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
      case HARD_SIGMOID -> relu6(x + 3) / 6;
      case HARD_SILU -> x * relu6(x + 3) / 6;
      case SOFTPLUS -> Math.log1p(Math.exp(x));
      case SOFTSIGN -> x / (1 + Math.abs(x));
      case EXPONENTIAL -> Math.exp(x);
    };
  }

  /** Points at which the slope jumps. */
  public static double[] kinks(Activation activation) {
    return switch (activation.kind()) {
      case RELU, LEAKY_RELU, SELU -> new double[] {0};
      case ELU -> activation.alpha() == 1 ? new double[0] : new double[] {0};
      case RELU6 -> new double[] {0, 6};
      case HARD_SIGMOID, HARD_SILU -> new double[] {-3, 3};
      case LINEAR,
          CELU,
          SILU,
          GELU,
          GELU_TANH,
          MISH,
          TANH,
          SIGMOID,
          SOFTPLUS,
          SOFTSIGN,
          EXPONENTIAL ->
          new double[0];
    };
  }

  /**
   * {@code 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!}: all terms have one sign, so nothing cancels.
   */
  static double erf(double x) {
    if (Math.abs(x) > LARGEST_ERF_ARGUMENT) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.ulp(sum) / 2; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  private static double relu6(double x) {
    return Math.min(Math.max(x, 0), 6);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
