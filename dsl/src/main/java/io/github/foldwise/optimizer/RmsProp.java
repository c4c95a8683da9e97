package io.github.foldwise.optimizer;

import io.github.foldwise.check.CheckReturnValue;

/**
 * RMSprop with epsilon inside the root, as in Keras: {@code v = rho·v + (1−rho)·g²; w −= rate·g /
 * √(v + epsilon)}. With momentum: {@code b = momentum·b + rate·g / √(v + epsilon); w −= b}. If
 * centered, the square of the mean gradient is subtracted from v.
 *
 * @param rho decay of the means, in [0,1)
 * @param momentum share of the last change that is kept, in [0,1); 0 is none
 * @param epsilon added inside the root, above 0
 * @param centeredVariant whether v is the variance of the gradients instead of their mean square
 */
@CheckReturnValue
public record RmsProp(double rho, double momentum, double epsilon, boolean centeredVariant)
    implements UpdateRule {
  /** Keras's defaults: 0.9, no momentum, 1e-7, not centered. */
  public static final RmsProp STANDARD = new RmsProp(0.9, 0, 1e-7, false);

  /** Decays the means by this factor. */
  public RmsProp rho(double decay) {
    return new RmsProp(decay, momentum, epsilon, centeredVariant);
  }

  /** Keeps this share of the last change. */
  public RmsProp momentum(double share) {
    return new RmsProp(rho, share, epsilon, centeredVariant);
  }

  /** Adds this number inside the root. */
  public RmsProp epsilon(double number) {
    return new RmsProp(rho, momentum, number, centeredVariant);
  }

  /** Divides by the standard deviation of the gradients. */
  public RmsProp centered() {
    return new RmsProp(rho, momentum, epsilon, true);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.rmsProp(this);
  }
}
