package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * Adam with Keras's "epsilon-hat": {@code m += (1−beta1)·(g−m); v += (1−beta2)·(g²−v); w −= α·m /
 * (√v + epsilon)}, {@code α = rate·√(1−beta2ᵗ)/(1−beta1ᵗ)} in the update number t, from 1.
 *
 * @param beta1 decay of the mean of the gradients, in [0,1)
 * @param beta2 decay of the mean of their squares, in [0,1)
 * @param epsilon added outside the root, above 0
 * @param amsgradVariant whether the largest v so far takes the place of v
 */
@CheckReturnValue
public record Adam(double beta1, double beta2, double epsilon, boolean amsgradVariant)
    implements UpdateRule {
  /** Keras's defaults: 0.9, 0.999, 1e-7, no AMSGrad. */
  public static final Adam STANDARD = new Adam(0.9, 0.999, 1e-7, false);

  /** The same with another decay of the mean of the gradients. */
  public Adam beta1(double decay) {
    return new Adam(decay, beta2, epsilon, amsgradVariant);
  }

  /** The same with another decay of the mean of their squares. */
  public Adam beta2(double decay) {
    return new Adam(beta1, decay, epsilon, amsgradVariant);
  }

  /** The same with another number added outside the root. */
  public Adam epsilon(double number) {
    return new Adam(beta1, beta2, number, amsgradVariant);
  }

  /** The same with the largest mean of squares so far: AMSGrad. */
  public Adam amsgrad() {
    return new Adam(beta1, beta2, epsilon, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.adam(this);
  }
}
