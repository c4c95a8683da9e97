package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

/**
 * Adam with Keras's "epsilon-hat": {@code w −= α·m / (√v + epsilon)}, {@code α =
 * rate·√(1−β₂ᵗ)/(1−β₁ᵗ)}.
 *
 * @param rate learning rate
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the mean of their squares, in [0,1)
 * @param epsilon added outside the root, above 0
 */
public record Adam(Schedule rate, double beta1, double beta2, double epsilon) {
  public Adam {
    requireNonNull(rate, "rate");
  }

  /** Keras's defaults: 0.9, 0.999, 1e-7. */
  public static Adam of(Schedule rate) {
    return new Adam(rate, 0.9, 0.999, 1e-7);
  }
}
