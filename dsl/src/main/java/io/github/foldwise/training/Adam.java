package io.github.foldwise.training;

/**
 * Adam with Keras's "epsilon-hat": {@code w −= α·m / (√v + epsilon)}, {@code α =
 * rate·√(1−β₂ᵗ)/(1−β₁ᵗ)}.
 *
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the mean of their squares, in [0,1)
 * @param epsilon added outside the root, above 0
 */
public record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
  /** Keras's defaults: 0.9, 0.999, 1e-7. */
  public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-7);
}
