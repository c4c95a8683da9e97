package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adam with Keras's "epsilon-hat": {@code m += (1−beta1)·(g−m); v += (1−beta2)·(g²−v); w −= α·m /
 * (√v + epsilon)}, {@code α = rate·√(1−beta2ᵗ)/(1−beta1ᵗ)} in update t, counted from 1.
 *
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the mean of their squares, in [0,1)
 * @param epsilon added outside the root, above 0
 * @param amsgradVariant whether the largest v so far replaces v
 */
@CheckReturnValue
public record Adam(double beta1, double beta2, double epsilon, boolean amsgradVariant)
    implements UpdateRule {
  /** Keras's defaults: 0.9, 0.999, 1e-7, no AMSGrad. */
  public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-7, false);

  /** Decays the mean of the gradients by this factor. */
  public Adam beta1(double decay) {
    return new Adam(decay, beta2, epsilon, amsgradVariant);
  }

  /** Decays the mean of their squares by this factor. */
  public Adam beta2(double decay) {
    return new Adam(beta1, decay, epsilon, amsgradVariant);
  }

  /** Adds this number outside the root. */
  public Adam epsilon(double number) {
    return new Adam(beta1, beta2, number, amsgradVariant);
  }

  /** Uses the largest mean of squares so far: AMSGrad. */
  public Adam amsgrad() {
    return new Adam(beta1, beta2, epsilon, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.adam(this);
  }
}
