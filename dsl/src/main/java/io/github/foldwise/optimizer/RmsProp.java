package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * RMSprop with epsilon inside the root, as Keras: {@code v = rho·v + (1−rho)·g²; w −= rate·g / √(v
 * + epsilon)}. With momentum {@code b = momentum·b + rate·g / √(v + epsilon); w −= b}; centered, v
 * is lessened by the square of the mean gradient.
 *
 * @param rho decay of the means, in [0,1)
 * @param momentum share of the last change that stays, in [0,1); 0 is none
 * @param epsilon added inside the root, above 0
 * @param centeredVariant whether v is the variance of the gradients and not the mean of squares
 */
@CheckReturnValue
public record RmsProp(double rho, double momentum, double epsilon, boolean centeredVariant)
    implements UpdateRule {
  /** Keras's defaults: 0.9, no momentum, 1e-7, not centered. */
  public static final RmsProp STANDARD = new RmsProp(0.9, 0, 1e-7, false);

  /** The same with another decay of the means. */
  public RmsProp rho(double decay) {
    return new RmsProp(decay, momentum, epsilon, centeredVariant);
  }

  /** The same with another momentum. */
  public RmsProp momentum(double share) {
    return new RmsProp(rho, share, epsilon, centeredVariant);
  }

  /** The same with another number added inside the root. */
  public RmsProp epsilon(double number) {
    return new RmsProp(rho, momentum, number, centeredVariant);
  }

  /** The same with the variance of the gradients. */
  public RmsProp centered() {
    return new RmsProp(rho, momentum, epsilon, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.rmsProp(this);
  }
}
