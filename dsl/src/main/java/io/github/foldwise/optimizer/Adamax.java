package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adam with the largest gradient instead of the mean square: {@code u = max(beta2·u, |g|); w −=
 * rate/(1−beta1ᵗ) · m / (u + epsilon)}, with m as in {@link Adam}.
 *
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the largest gradient, in [0,1)
 * @param epsilon added to the largest gradient, above 0
 */
@CheckReturnValue
public record Adamax(double beta1, double beta2, double epsilon) implements UpdateRule {
  /** Keras's defaults: 0.9, 0.999, 1e-7. */
  public static final Adamax STANDARD = new Adamax(0.9, 0.999, 1e-7);

  /** Decays the mean of the gradients by this factor. */
  public Adamax beta1(double decay) {
    return new Adamax(decay, beta2, epsilon);
  }

  /** Decays the largest gradient by this factor. */
  public Adamax beta2(double decay) {
    return new Adamax(beta1, decay, epsilon);
  }

  /** Adds this number to the largest gradient. */
  public Adamax epsilon(double number) {
    return new Adamax(beta1, beta2, number);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.adamax(this);
  }
}
