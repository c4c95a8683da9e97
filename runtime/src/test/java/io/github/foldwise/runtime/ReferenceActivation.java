package io.github.foldwise.runtime;

import io.github.foldwise.model.Activation;

/** The activations by their formulas. */
final class ReferenceActivation {
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
      case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
      case SILU -> x * sigmoid(x);
      case GELU -> x * (1 + erf(x / Math.sqrt(2))) / 2;
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
    };
  }

  /** Whether the slope jumps at 0. */
  static boolean hasKink(Activation activation) {
    return switch (activation.kind()) {
      case RELU, LEAKY_RELU, SELU -> true;
      case ELU -> activation.alpha() != 1;
      case LINEAR, SILU, GELU, TANH, SIGMOID -> false;
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

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
