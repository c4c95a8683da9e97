package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adam with Nesterov momentum, which grows with the update number t: {@code uₜ = beta1·(1 −
 * 0.96ᵗ/2)}, {@code m̂ = uₜ₊₁·m / (1 − Πu·uₜ₊₁) + (1−uₜ)·g / (1 − Πu)}, {@code w −= rate·m̂ /
 * (√(v/(1−beta2ᵗ)) + epsilon)}; m and v as in {@link Adam}.
 *
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the mean of their squares, in [0,1)
 * @param epsilon added outside the root, above 0
 */
@CheckReturnValue
public record Nadam(double beta1, double beta2, double epsilon) implements UpdateRule {
  /** Keras's defaults: 0.9, 0.999, 1e-7. */
  public static final Nadam STANDARD = new Nadam(0.9, 0.999, 1e-7);

  /** Decays the mean of the gradients by this factor. */
  public Nadam beta1(double decay) {
    return new Nadam(decay, beta2, epsilon);
  }

  /** Decays the mean of their squares by this factor. */
  public Nadam beta2(double decay) {
    return new Nadam(beta1, decay, epsilon);
  }

  /** Adds this number outside the root. */
  public Nadam epsilon(double number) {
    return new Nadam(beta1, beta2, number);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.nadam(this);
  }
}
